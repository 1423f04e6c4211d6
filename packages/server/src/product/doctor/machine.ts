import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Finding } from './finding.ts';

const neededNode = 24;
const gigabyte = 1e9;
/** Below this the engine soon cannot write what it merges. */
const scarceBytes = 2 * gigabyte;
/** No clock of a machine that this version runs on can be before its release. */
const releasedMs = Date.UTC(2026, 9, 1);

export function examineNode(version: string): Finding {
  const about = 'node';
  const says = `Node.js ${version}`;
  if (Number.parseInt(version, 10) >= neededNode) return { ok: true, about, says };
  return {
    ok: false,
    about,
    says,
    todo: `Turnout needs Node.js ${neededNode}; start it by its own command, which brings that along.`,
  };
}

/** `nowMs` is the machine's clock, `newestMs` when the newest message was received. */
export function examineClock(nowMs: number, newestMs: number): Finding {
  const about = 'clock';
  const says = `${new Date(nowMs).toISOString()} (UTC)`;
  const todo = 'Set the clock, and keep it set with NTP; messages "of the future" are refused by it.';
  if (nowMs < releasedMs) return { ok: false, about, says: `${says}, which is before this version was made`, todo };
  if (nowMs + 1000 < newestMs) {
    return {
      ok: false,
      about,
      says: `${says}, but messages were received until ${new Date(newestMs).toISOString()}`,
      todo,
    };
  }
  return { ok: true, about, says };
}

export async function examineDisk(path: string): Promise<Finding> {
  const about = 'disk';
  const { bavail, bsize } = await statfs(path).catch(() => statfs(dirname(path)));
  const free = bavail * bsize;
  const says = `${(free / gigabyte).toFixed(1)} GB free`;
  return free >= scarceBytes
    ? { ok: true, about, says }
    : { ok: false, about, says, todo: `Free some space: below ${scarceBytes / gigabyte} GB the engine may stop.` };
}
