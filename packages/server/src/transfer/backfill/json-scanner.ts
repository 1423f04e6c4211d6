/** A value of a JSON text, and which of the wanted paths it was found at. */
export type JsonValue = { path: string; value: unknown };

/** An open list or object. `path` is undefined where nothing below it is wanted. */
type Frame = { isList: boolean; path: string | undefined; key: string | undefined };

export type Scanner = {
  /** False: it is no JSON, and nothing more may be scanned. */
  scan(chunk: Buffer): boolean;
  /** How much of a value that has begun is held. */
  heldBytes(): number;
  isComplete(): boolean;
};

/** No export nests deeper. */
const deepest = 100;

const [quote, backslash, comma, openBrace, closeBrace, openBracket, closeBracket] = Buffer.from('"\\,{}[]');
const [blank, tab, newline, carriageReturn, colon] = Buffer.from(' \t\n\r:');
const byteOrderMark = Buffer.from('\uFEFF');

/**
 * Finds where the wanted values begin and end, which needs no more than strings and brackets, and has JSON.parse read them: on the
 * same loaded machine 32 to 42 MB/s, and with a library's streaming parser of tokens 10 to 12. What is not wanted is not looked at
 * more closely than that.
 */
export function createScanner(wanted: readonly string[], give: (value: JsonValue) => void): Scanner {
  const ends = new Set(wanted);
  const prefixes = new Set(
    wanted.flatMap((path) => path.split('.').map((_, index, steps) => steps.slice(0, index).join('.'))),
  );
  const frames: Frame[] = [];
  let record: { path: string; depth: number } | undefined;
  let state: 'between' | 'string' | 'key' | 'escape' | 'key escape' | 'scalar' = 'between';
  let hasBegun = false;
  let held = Buffer.alloc(0);
  /** Where the value or key that is held begins in the bytes at hand. */
  let heldFrom: number | undefined;

  function placeOf(): string | undefined {
    const frame = frames.at(-1);
    if (frame === undefined) return '';
    const step = frame.isList ? '*' : frame.key;
    if (frame.path === undefined || step === undefined) return undefined;
    return frame.path === '' ? step : `${frame.path}.${step}`;
  }

  function begin(at: number, opens?: 'list' | 'object'): boolean {
    if (frames.length === 0) {
      if (hasBegun || opens === undefined) return false;
      hasBegun = true;
    }
    const path = record === undefined ? placeOf() : undefined;
    if (path !== undefined && ends.has(path)) {
      record = { path, depth: frames.length };
      heldFrom = at;
    }
    if (opens === undefined) return true;
    const isWanted = record === undefined && path !== undefined && prefixes.has(path);
    frames.push({ isList: opens === 'list', path: isWanted ? path : undefined, key: undefined });
    return frames.length <= deepest;
  }

  function end(bytes: Buffer, at: number): void {
    if (record === undefined || frames.length !== record.depth) return;
    give({ path: record.path, value: parse(bytes.toString('utf8', heldFrom, at)) });
    record = undefined;
    heldFrom = undefined;
  }

  function close(bytes: Buffer, at: number, isList: boolean): boolean {
    if (frames.pop()?.isList !== isList) return false;
    end(bytes, at + 1);
    return true;
  }

  function beginString(at: number): boolean {
    const frame = frames.at(-1);
    if (frame === undefined || frame.isList || frame.key !== undefined) {
      state = 'string';
      return begin(at);
    }
    state = 'key';
    if (frame.path !== undefined) heldFrom = at;
    return true;
  }

  function endKey(bytes: Buffer, at: number): void {
    const frame = frames.at(-1);
    if (frame === undefined) return;
    frame.key = frame.path === undefined ? '' : String(parse(bytes.toString('utf8', heldFrom, at)));
    if (frame.path !== undefined) heldFrom = undefined;
  }

  /** One byte outside of strings. */
  function step(bytes: Buffer, at: number, byte: number | undefined): boolean {
    const isBlank = byte === blank || byte === newline || byte === tab || byte === carriageReturn;
    const isMark = byte === comma || byte === colon || byte === closeBrace || byte === closeBracket;
    if (state === 'scalar') {
      if (!isBlank && !isMark) return true;
      state = 'between';
      end(bytes, at);
    }
    if (isBlank || byte === colon) return true;
    if (byte === comma) {
      const frame = frames.at(-1);
      if (frame !== undefined) frame.key = undefined;
      return frame !== undefined;
    }
    if (byte === quote) return beginString(at);
    if (byte === openBrace || byte === openBracket) return begin(at, byte === openBracket ? 'list' : 'object');
    if (byte === closeBrace || byte === closeBracket) return close(bytes, at, byte === closeBracket);
    state = 'scalar';
    return begin(at);
  }

  function scanAll(bytes: Buffer, from: number): boolean {
    for (let at = from; at < bytes.length; at += 1) {
      let byte = bytes[at];
      if (state === 'string' || state === 'key') {
        // Most of an export is text, and most of text is neither of these.
        while (byte !== quote && byte !== backslash && at + 1 < bytes.length) {
          at += 1;
          byte = bytes[at];
        }
        if (byte === backslash) state = state === 'key' ? 'key escape' : 'escape';
        else if (byte === quote) {
          if (state === 'key') endKey(bytes, at + 1);
          else end(bytes, at + 1);
          state = 'between';
        }
      } else if (state === 'escape') state = 'string';
      else if (state === 'key escape') state = 'key';
      else if (!step(bytes, at, byte)) return false;
    }
    return true;
  }

  return {
    scan(chunk) {
      const isFirst = !hasBegun && held.length === 0 && chunk.subarray(0, 3).equals(byteOrderMark);
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      try {
        if (!scanAll(bytes, isFirst ? byteOrderMark.length : held.length)) return false;
      } catch (error) {
        if (error instanceof SyntaxError) return false;
        throw error;
      }
      held = heldFrom === undefined ? Buffer.alloc(0) : Buffer.from(bytes.subarray(heldFrom));
      if (heldFrom !== undefined) heldFrom = 0;
      return true;
    },
    heldBytes: () => held.length,
    isComplete: () => hasBegun && frames.length === 0,
  };
}

/** TRAP: Telegram Desktop writes control characters as `\x1F`, which JSON has not. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const repaired = text.replace(/\\(?:x[0-9A-F:;<=>?@]{2}|[\s\S])/g, (found) => (found[1] === 'x' ? ' ' : found));
    if (repaired === text) throw error;
    return JSON.parse(repaired);
  }
}
