import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineError } from './engine.ts';
import { engineError, engineErrorOf } from './failures.ts';

/**
 * Tells why the engine does not open a directory. TRAP: it says no more than that it failed, its reason goes straight to
 * standard error; so this is found out from what it left. To be called before it is tried; the answer explains what
 * came of it.
 */
export function watchOpening(directory: string): (cause: unknown) => EngineError {
  // Whoever gets the engine's lock writes its process, time and build into this file, and removes it at the end.
  const status = () => readIfThere(join(directory, 'status'));
  const before = status();
  return (cause) => {
    if (!(cause instanceof Error && cause.message.includes('Failed to create connection'))) return engineError(cause);
    if (before !== undefined && status() === before) return engineErrorOf('locked', cause);
    return engineErrorOf(isOurs(directory) ? 'corrupt' : 'read_only', cause);
  };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // None: the directory is new, or was let go of in order.
    return undefined;
  }
}

/** Whether this process may read and write what lies in the directory. */
function isOurs(directory: string): boolean {
  try {
    for (const name of readdirSync(directory)) accessSync(join(directory, name), constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
