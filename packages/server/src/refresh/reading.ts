import type { Zone } from '@turnout/contract';
import type { Engine, Lane, Params } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';

const reachingBack = new URL('reaching-back.sql', import.meta.url);
/** By what narrows them; each is read from its file once. */
const statements = new Map<string, string>();

/** Twice the 48 hours within which copies are one message: see reaching-back.sql. */
export const lookBackMs = 96 * 3_600_000;

/**
 * How far before `start` (ms) copies must be read for the count after it to be exact: doubles until it is. `whose` is a
 * condition that narrows the reading; its parameters are among `params`.
 */
export async function readFromFor(
  engine: Engine,
  lane: Lane,
  params: Params,
  start: number,
  whose: string,
): Promise<number> {
  const sql = statements.get(whose) ?? loadSql(reachingBack, { whose });
  statements.set(whose, sql);
  for (let back = lookBackMs; ; back *= 2) {
    const readFrom = start - back;
    const [row] = await engine.query<{ chains: number }>(lane, sql, {
      ...params,
      read_from: readFrom,
      day_start: start,
    });
    if (!row || row.chains === 0) return readFrom;
  }
}

/**
 * Rows by the stamps of their inserts (ms): all until `until`, but those of inserts that were `underWay`. No row is ever
 * added to them.
 */
export type Seen = {
  until: number;
  underWay: readonly number[];
  /** Users whose rows have copies under another user by now, and are about to be removed: they do not count. */
  moved?: readonly bigint[];
};

/** The instant (ms) until which every row is seen. */
export const settledMs = ({ until, underWay }: Seen): number => Math.min(until, ...underWay.map((stamp) => stamp - 1));

/** The parameters of seen.sql and unmoved.sql. */
export const seenParams = ({ until, underWay, moved = [] }: Seen) => {
  return { seen_until: until, seen_without: underWay, moved };
};

/** The zone's offset history as the parameters of local_day(), in ms. */
export const zoneParams = (zone: Zone) => ({
  starts: zone.starts.map((seconds) => seconds * 1000),
  offsets: zone.offsets.map((seconds) => seconds * 1000),
});
