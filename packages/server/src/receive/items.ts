import { isUtf8 } from 'node:buffer';
import { limits } from '@turnout/contract';
import { BodyError } from './body-error.ts';
import { invalidJson } from './rejection.ts';

export type BodyFormat = 'json' | 'ndjson';

const formats: Readonly<Record<string, BodyFormat>> = {
  '': 'json',
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
};

/** The format a Content-Type names, whatever its parameters; JSON when there is none. Throws {@link BodyError}. */
export function bodyFormat(contentType: string | null): BodyFormat {
  const type = (contentType ?? '').split(';', 1).join('').trim().toLowerCase();
  const format = Object.hasOwn(formats, type) ? formats[type] : undefined;
  if (format === undefined) throw new BodyError('unsupported_type', { reason: 'Forms and plain text are not read.' });
  return format;
}

/**
 * The values in a body, not looked at yet: one or an array of JSON, or one for each NDJSON line that is not blank, with
 * {@link invalidJson} in the place of a line that is no JSON. At most `mostItems`. A byte order mark is passed over. A name
 * that stands twice in an object counts as its last. Throws {@link BodyError}.
 */
export function itemsOf(bytes: Buffer, format: BodyFormat, mostItems: number = limits.messagesPerRequest): unknown[] {
  if (!isUtf8(bytes)) throw new BodyError('unreadable_body', { reason: 'It is not UTF-8.' });
  refuseFlood(bytes);
  const text = bytes.toString('utf8', hasByteOrderMark(bytes) ? 3 : 0);
  return format === 'json' ? jsonItems(text, mostItems) : ndjsonItems(text, mostItems);
}

function jsonItems(text: string, mostItems: number): unknown[] {
  const value = parsed(text);
  // The parser's own error is dropped on purpose: it quotes the text around the mistake.
  if (value === invalidJson) throw new BodyError('unreadable_body', { reason: 'It is not JSON.' });
  if (!Array.isArray(value)) return [value];
  if (value.length > mostItems) throw tooMany(mostItems);
  return value;
}

function ndjsonItems(text: string, mostItems: number): unknown[] {
  const items: unknown[] = [];
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    const line = text.slice(start, end);
    if (/^[ \t\r]*$/.test(line)) continue;
    if (items.length === mostItems) throw tooMany(mostItems);
    items.push(parsed(line));
  }
  return items;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return invalidJson;
  }
}

function hasByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function tooMany(mostItems: number): BodyError {
  return new BodyError('body_too_large', { reason: `It holds more than ${mostItems} messages.` });
}

/** Up to this size a body is parsed without counting first: what its values take in memory is bearable. */
const uncountedBytes = 2 * 1024 * 1024;
/** Far above what 10,000 messages of five fields need. */
const maxValues = 64 * limits.messagesPerRequest;

/**
 * A body of nothing but `{},{},{}…` takes twenty times its size once it is parsed, enough to bring the process down.
 * So the values in a large one are counted in its bytes first. Text inside strings does not count; a string ends at
 * the latest with its line, as JSON has it.
 */
function refuseFlood(bytes: Buffer): void {
  if (bytes.length <= uncountedBytes) return;
  const [quote, backslash, newline, comma, brace, bracket] = Buffer.from('"\\\n,{[');
  let inString = false;
  let values = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inString) {
      // A backslash hides no line's end: else one broken line could keep the next, a flood, from being counted.
      if (byte === backslash && bytes[at + 1] !== newline) at++;
      else if (byte === quote || byte === newline) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === comma || byte === brace || byte === bracket) values++;
    if (values > maxValues) throw tooMany(limits.messagesPerRequest);
  }
}
