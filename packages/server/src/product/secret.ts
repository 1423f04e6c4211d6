import { hkdfSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { ProductError } from './product-error.ts';

/**
 * The key of the user hash and of sessions: the setting, or else the one in DATA/secret, made when there is none.
 * A fingerprint of it stays in the data directory: under another secret every user would look new, so that is refused.
 * Throws a ProductError.
 */
export function readSecret(dataDirectory: string, setting: string | undefined): string {
  const path = join(dataDirectory, 'secret');
  const fingerprintPath = join(dataDirectory, 'secret.fingerprint');
  const known = readText(fingerprintPath);
  const kept = setting === undefined ? readKept(path) : undefined;
  if (setting === undefined && kept === undefined && known !== undefined) {
    throw new ProductError(
      `The secret is missing: ${path} is gone and TURNOUT_SECRET is not set. Put it back from a backup; without it every user would be counted anew.`,
    );
  }
  const secret = setting ?? kept ?? create(path, randomBytes(32).toString('base64url'));
  const fingerprint = fingerprintOf(secret);
  if ((known ?? create(fingerprintPath, fingerprint)) === fingerprint) return secret;
  throw new ProductError(
    `${setting === undefined ? path : 'TURNOUT_SECRET'} is another secret than the one this data directory was made with. ` +
      'Put the old one back; under another one every user would be counted anew.',
    { misuse: setting !== undefined },
  );
}

/** Tells whether a secret is the one, and nothing else about it. */
function fingerprintOf(secret: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', 'turnout fingerprint', 16)).toString('hex');
}

function readKept(path: string): string | undefined {
  const secret = readText(path);
  if (secret === undefined) return undefined;
  if (secret.length < 32) {
    throw new ProductError(`${path} holds no secret: it was cut short or overwritten. Put it back from a backup.`);
  }
  if ((statSync(path).mode & 0o077) !== 0) makeOwnersAlone(path);
  return secret;
}

function makeOwnersAlone(path: string): void {
  try {
    chmodSync(path, 0o600);
  } catch (cause) {
    throw new ProductError(`Others may read ${path}, and this user cannot change that. Set its mode to 600.`, {
      cause,
    });
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new ProductError(`${path} cannot be read. Give the user that runs Turnout the right to read it.`, { cause });
  }
}

/** Gives what the file holds in the end: another process may have been quicker. Whole or not at all, and on disk. */
function create(path: string, text: string): string {
  const draft = `${path}.${process.pid}`;
  try {
    const file = openSync(draft, 'w', 0o600);
    try {
      writeSync(file, `${text}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    link(draft, path);
    rmSync(draft);
    syncDirectory(join(path, '..'));
  } catch (cause) {
    throw new ProductError(`${path} could not be written. Check the data directory's owner and free space.`, { cause });
  }
  return readText(path) ?? text;
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
  }
}

function syncDirectory(path: string): void {
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
