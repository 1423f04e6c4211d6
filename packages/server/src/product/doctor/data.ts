import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describeFailure } from '../control-message.ts';
import type { Finding } from './finding.ts';

/** Whether the data directory is its owner's alone and takes what is written to it. */
export function examineDirectory(path: string): Finding {
  const about = 'data';
  if (!existsSync(path))
    return { ok: true, about, says: `${path} does not exist yet; it is made when it is first needed` };
  const mode = statSync(path).mode & 0o777;
  if ((mode & 0o077) !== 0)
    return { ok: false, about, says: `${path} can be read by others`, todo: `Run: chmod 700 ${path}` };
  const probe = join(path, '.doctor');
  try {
    const startedAt = performance.now();
    const file = openSync(probe, 'w', 0o600);
    writeSync(file, 'x');
    fsyncSync(file);
    closeSync(file);
    rmSync(probe);
    const took = performance.now() - startedAt;
    return { ok: true, about, says: `${path} can be written, to disk in ${took.toFixed(1)} ms` };
  } catch {
    return {
      ok: false,
      about,
      says: `${path} cannot be written`,
      todo: 'Give the user that runs Turnout the right to write it, on a disk that is not read-only or full.',
    };
  }
}

/** The secret's file, where it is not a setting. */
export function examineSecret(dataDirectory: string, isSetting: boolean): Finding {
  const about = 'secret';
  if (isSetting) return { ok: true, about, says: 'comes from TURNOUT_SECRET' };
  const path = join(dataDirectory, 'secret');
  if (!existsSync(path)) return { ok: true, about, says: 'is made when Turnout first starts' };
  const mode = statSync(path).mode & 0o777;
  if ((mode & 0o077) === 0) return { ok: true, about, says: `is in ${path}; keep a copy of it in a safe place` };
  return { ok: false, about, says: `${path} can be read by others`, todo: `Run: chmod 600 ${path}` };
}

/** A part of Turnout that is opened to see whether it can be. */
export async function examinePart(about: string, open: () => Promise<string>): Promise<Finding> {
  try {
    return { ok: true, about, says: await open() };
  } catch (error) {
    return { ok: false, about, says: 'cannot be opened', todo: describeFailure(error).message };
  }
}
