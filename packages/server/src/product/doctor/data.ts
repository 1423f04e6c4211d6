import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
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

/** What came by webhook and waits for the store. It is some kilobytes for a moment, and more only when the store does not take it. */
export function examineSpool(dataDirectory: string): Finding {
  const about = 'spool';
  const path = join(dataDirectory, 'spool');
  const names = existsSync(path) ? readdirSync(path) : [];
  const bytes = names.reduce(
    (sum, name) => sum + (statSync(join(path, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  if (bytes === 0) return { ok: true, about, says: 'nothing waits for the store' };
  const says = `${Math.ceil(bytes / 1000).toLocaleString('en')} KB of messages from webhooks wait for the store`;
  if (bytes < worryingSpoolBytes) return { ok: true, about, says };
  return {
    ok: false,
    about,
    says,
    todo: 'The log says why it does not take them; nothing is lost until there are 512 MB.',
  };
}
const worryingSpoolBytes = 16e6;

/** A part of Turnout that is opened to see whether it can be. */
export async function examinePart(about: string, open: () => Promise<string>): Promise<Finding> {
  try {
    return { ok: true, about, says: await open() };
  } catch (error) {
    return { ok: false, about, says: 'cannot be opened', todo: describeFailure(error).message };
  }
}
