import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ProductError } from './product-error.ts';

const schema = z.object({ pid: z.int(), port: z.int(), token: z.string() });
/** Where the running server of a data directory listens for commands, and the password for it. */
export type ControlAddress = z.infer<typeof schema>;

const pathIn = (dataDirectory: string) => join(dataDirectory, 'server.json');

/** Whole or not at all, and its owner's alone. Throws a ProductError when the disk does not take it. */
export function writeControlFile(dataDirectory: string, address: ControlAddress): void {
  const path = pathIn(dataDirectory);
  const draft = `${path}.${process.pid}`;
  try {
    // One that a crash left might have another mode, which opening it would not change.
    rmSync(draft, { force: true });
    const file = openSync(draft, 'wx', 0o600);
    try {
      writeSync(file, JSON.stringify(address));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw new ProductError(`${path} could not be written. Check the data directory's owner and free space.`, { cause });
  }
}

/** Undefined when there is none, or none that can be read: then no server wrote it. */
export function readControlFile(dataDirectory: string): ControlAddress | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(pathIn(dataDirectory), 'utf8')));
  } catch {
    return undefined;
  }
}

export function removeControlFile(dataDirectory: string): void {
  rmSync(pathIn(dataDirectory), { force: true });
}
