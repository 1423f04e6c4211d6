import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ProductError } from './product-error.ts';

/** What Turnout itself puts there, and what file systems do. */
const ours = /^(?:accounts\.sqlite|engine|lock|secret|server\.json|spool|import-|lost\+found$|\.)/;

/**
 * Makes the data directory, and makes it its owner's alone: it holds the key of the user hash and people's sessions.
 * Throws a ProductError when it cannot, or when that would close a directory that holds other things.
 */
export function prepareDataDirectory(path: string): void {
  try {
    makeDirectory(path);
    const names = readdirSync(path);
    if ((statSync(path).mode & 0o077) === 0) return;
    const foreign = names.find((name) => !ours.test(name));
    // Closing a home directory or /tmp to all others would do harm that no message makes good. One that Turnout has
    // used before stays usable, whatever somebody has put beside its files.
    if (foreign !== undefined && !names.includes('secret.fingerprint')) {
      throw new ProductError(
        `${path} holds other things (such as "${foreign}"). Choose an empty directory, or one that does not exist yet, with --data.`,
        { misuse: true },
      );
    }
    chmodSync(path, 0o700);
  } catch (cause) {
    if (cause instanceof ProductError) throw cause;
    throw new ProductError(`The data directory ${path} ${faultOf(cause)}`, { cause });
  }
}

function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    // TRAP: where the disk is mounted read-only it says ENOENT. Making the first one that is missing alone tells why.
    let missing = path;
    while (!existsSync(dirname(missing))) missing = dirname(missing);
    if (!existsSync(missing)) mkdirSync(missing, { mode: 0o700 });
    throw cause;
  }
}

const faults: Record<string, string> = {
  EACCES: 'cannot be used by this user. Change its owner, or choose another with --data.',
  EPERM: 'belongs to another user, and others may read it. Change its owner, or choose another with --data.',
  EROFS: 'is on a disk that is mounted read-only. Choose another with --data.',
  ENOSPC: 'cannot be made because the disk is full. Free some space.',
  EEXIST: 'is a file. Choose a directory with --data.',
  ENOTDIR: 'lies below a file. Choose another with --data.',
};

function faultOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
  return faults[code] ?? `cannot be used (${code}).`;
}
