import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { linesOf, type Spooled, spooledOf } from './spool-lines.ts';

/** One append-only file. */
export type Segment = { number: number; path: string; bytes: number; messages: number };

/** The files of the spool. Calls that change them are to come one after another. */
export type Segments = {
  /** Resolves when all of it is on disk for good. After a failure the next goes to another file. */
  append(spooled: Spooled): Promise<void>;
  /** Nothing is added any more to what is there. */
  seal(): Promise<void>;
  /** What can be taken out, the oldest first. */
  sealed(): readonly Segment[];
  read(segment: Segment): Promise<ReturnType<typeof spooledOf>>;
  /** Forgets it in any case: what is in it needs no other turn. Rejects where the file cannot be removed, which is emptied then, if that can be. */
  remove(segment: Segment): Promise<void>;
  /** Leaves one that cannot be read under another name, for somebody to look at. */
  setAside(segment: Segment): Promise<void>;
  stats(): { bytes: number; messages: number };
};

const pattern = /^(\d{8})\.spool$/;
const segmentBytes = 4 * 1024 * 1024;

/** What an earlier process has left is sealed from the start. Throws when the directory cannot be used. */
export function openSegments(directory: string): Segments {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const all = readSegments(directory);
  let last = all.at(-1)?.number ?? 0;
  let current: { segment: Segment; file: FileHandle } | undefined;

  const seal = async () => {
    const file = current?.file;
    current = undefined;
    await file?.close();
  };

  const forget = (segment: Segment) => {
    all.splice(all.indexOf(segment), 1);
  };

  async function remove(segment: Segment): Promise<void> {
    forget(segment);
    try {
      await rm(segment.path, { force: true });
    } catch (error) {
      // The next start would store it again, and a new bot may have the name of a deleted one by then.
      await truncate(segment.path).catch(() => undefined);
      throw error;
    }
  }

  /** What a failed append has left would take space at each new try. */
  async function takeBack(bytes: number): Promise<void> {
    if (current === undefined) return;
    const { segment, file } = current;
    if (bytes === 0) {
      await rm(segment.path, { force: true });
      return forget(segment);
    }
    await file.truncate(bytes);
    segment.bytes = bytes;
  }

  async function next(): Promise<{ segment: Segment; file: FileHandle }> {
    last += 1;
    const path = join(directory, `${String(last).padStart(8, '0')}.spool`);
    const file = await open(path, 'ax', 0o600);
    const segment = { number: last, path, bytes: 0, messages: 0 };
    all.push(segment);
    current = { segment, file };
    // The file's name, too, has to survive a loss of power.
    const folder = await open(directory);
    await folder.sync().finally(() => folder.close());
    return current;
  }

  return {
    async append(spooled) {
      const bytes = linesOf(spooled);
      if (current !== undefined && current.segment.bytes + bytes.length > segmentBytes) await seal();
      const bytesBefore = current?.segment.bytes ?? 0;
      try {
        const { segment, file } = current ?? (await next());
        // Counted before it is there: what a failure leaves behind takes space, too, unless it can be taken back.
        segment.bytes += bytes.length;
        await file.appendFile(bytes);
        await file.datasync();
        segment.messages += spooled.messages.length;
      } catch (error) {
        // TRAP: behind half a line nothing may follow in the same file, and after a failed fsync nobody knows what is on disk.
        await takeBack(bytesBefore).catch(() => undefined);
        await seal().catch(() => undefined);
        throw error;
      }
    },
    seal,
    sealed: () => all.filter((segment) => segment !== current?.segment),
    read: async ({ path }) => spooledOf(await readFile(path)),
    remove,
    async setAside(segment) {
      forget(segment);
      // Numbers start again: what was set aside before keeps its name.
      await rename(segment.path, `${segment.path}.${Date.now()}.unreadable`);
    },
    stats: () => ({
      bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
      messages: all.reduce((sum, { messages }) => sum + messages, 0),
    }),
  };
}

/** The files of a directory, the oldest first. */
function readSegments(directory: string): Segment[] {
  return readdirSync(directory)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => {
      const path = join(directory, name);
      const bytes = bytesOf(path);
      const { messages } = spooledOf(bytes);
      return { number: Number.parseInt(name, 10), path, bytes: bytes.length, messages: messages.length };
    });
}

/** One that cannot be read must not keep Turnout from starting; it is told of when it is taken out. */
function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
