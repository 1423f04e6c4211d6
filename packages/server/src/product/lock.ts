import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ProductError } from './product-error.ts';

export type DirectoryLock = { release(): void };

/**
 * One process at a time has the engine of a data directory. The lock is SQLite's on an empty file, because the system
 * lets go of it when a process dies, however it dies: a file with a process number in it would be stale after a
 * crash, and in containers every Turnout is process 1.
 *
 * Throws a ProductError that names the process that has it.
 */
export function lockDirectory(dataDirectory: string): DirectoryLock {
  const pidPath = join(dataDirectory, 'lock.pid');
  const connection = new DatabaseSync(join(dataDirectory, 'lock'), { timeout: 0 });
  try {
    // Nothing is ever written, so no journal has to lie beside it.
    connection.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    writeFileSync(pidPath, `${process.pid}\n`, { mode: 0o600 });
  } catch (cause) {
    connection.close();
    if (isBusy(cause)) throw new ProductError(inUse(dataDirectory, readPid(pidPath)), { cause });
    throw new ProductError(`${dataDirectory} cannot be locked. Check its owner, its permissions and its free space.`, {
      cause,
    });
  }
  return {
    release() {
      rmSync(pidPath, { force: true });
      connection.close();
    },
  };
}

function inUse(dataDirectory: string, pid: number | undefined): string {
  const who = pid === undefined ? '' : ` (process ${pid})`;
  return `${dataDirectory} is in use by another Turnout${who}. Stop that one, or choose another directory with --data.`;
}

/** SQLITE_BUSY, in any of its forms. */
function isBusy(cause: unknown): boolean {
  return (
    cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number' && (cause.errcode & 0xff) === 5
  );
}

function readPid(path: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || undefined;
  } catch {
    // Between taking the lock and writing the number there is none.
    return undefined;
  }
}
