import { AccessError, type AccessFailure } from './access-error.ts';

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html); the extended ones carry them in the low byte. */
const sqliteFailures: Record<number, AccessFailure> = {
  5: 'busy',
  6: 'busy',
  8: 'read_only',
  11: 'corrupt',
  13: 'disk_full',
  14: 'unreadable',
  26: 'corrupt',
};

const systemFailures: Record<string, AccessFailure> = {
  EACCES: 'read_only',
  EPERM: 'read_only',
  EROFS: 'read_only',
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
};

const sentences: Partial<Record<AccessFailure, string>> = {
  busy: 'is being written to by another program and did not become free in time; try again',
  read_only: 'cannot be written to; give the user that runs Turnout the right to write it',
  corrupt: 'is damaged or not a database; put back a backup of it, or move it away to start without accounts and keys',
  disk_full: 'cannot grow because the disk is full; free some space',
  unreadable: 'cannot be opened; check that it is a file and that its directory exists',
};

/** What went wrong with the accounts file, as a sentence naming it. */
export function describeFailure(error: unknown, path: string): AccessError {
  if (error instanceof AccessError) return error;
  const code = failureOf(error);
  return new AccessError(code, `The accounts file ${path} ${sentences[code] ?? 'could not be used'}.`, error);
}

function failureOf(error: unknown): AccessFailure {
  if (!(error instanceof Error)) return 'failed';
  if ('errcode' in error && typeof error.errcode === 'number') return sqliteFailures[error.errcode & 0xff] ?? 'failed';
  if ('code' in error && typeof error.code === 'string') return systemFailures[error.code] ?? 'unreadable';
  return 'failed';
}
