import type { Bucket, Zone } from '@turnout/contract';
import { readFromFor, type Seen, seenParams, zoneParams } from '../refresh/reading.ts';
import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import type { Span, Tally } from './shape.ts';

const sql = loadSql(new URL('hours.sql', import.meta.url));

/** `first_active`: the users whose first hour in the period this is. */
type Row = { platform: string; hour: number; first_active: number } & Span;

/**
 * The buckets and figures of a period by local hour. `ever` are the platforms and the users of the time before, which
 * come from the days. The period's own figures are made of the same rows as its hours', so that they agree while messages
 * come in.
 */
export async function hourTallies(
  engine: Engine,
  bot: string,
  zone: Zone,
  { from, to, seen }: { from: string; to: string; seen: Seen },
  ever: readonly Tally[],
): Promise<{ buckets: Bucket[]; tallies: Tally[] }> {
  const hours = zone.hours(from, to);
  const first = hours[0];
  const last = hours.at(-1);
  // A date that the zone skipped has no hours at all.
  if (!first || !last) return { buckets: [], tallies: [...ever] };
  const params = { ...zoneParams(zone), ...seenParams(seen), bots: [bot] };
  const rows = await engine.query<Row>('read', sql, {
    ...params,
    from,
    to,
    hour_starts: hours.map(({ start }) => start),
    read_from: await readFromFor(engine, 'read', params, first.start, ''),
    read_until: last.end,
  });
  const place = new Map(hours.map(({ start }, at) => [start, at]));
  const byPlatform = Map.groupBy(rows, ({ platform }) => platform);
  return {
    buckets: hours.map(({ start, end }) => ({
      from: new Date(start).toISOString(),
      to: new Date(end - 1).toISOString(),
      partial: false,
    })),
    tallies: ever.map(({ platform, before }) => {
      const hourly = byPlatform.get(platform) ?? [];
      const sum = (of: (row: Row) => number) => hourly.reduce((total, row) => total + of(row), 0);
      return {
        platform,
        before,
        period: {
          active: sum((row) => row.first_active),
          new: sum((row) => row.new),
          received: sum((row) => row.received),
          sent: sum((row) => row.sent),
        },
        buckets: new Map(hourly.map((row) => [place.get(row.hour) ?? -1, row])),
      };
    }),
  };
}
