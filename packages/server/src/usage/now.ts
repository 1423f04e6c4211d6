import type { Bot, Bucket, Now, NowCounted } from '@turnout/contract';
import { lookBackMs, seenParams } from '../refresh/reading.ts';
import type { Engine, Params } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import type { UsageDeps } from './answer.ts';
import { bySize } from './by-size.ts';

const whose = loadSql(new URL('whose-now.sql', import.meta.url));
const sql = loadSql(new URL('now.sql', import.meta.url), { whose });

const minuteMs = 60_000;
const wholeMs = 30 * minuteMs;
const recentMs = 5 * minuteMs;

/** The last half hour before an instant (ms, excluded), by minute. The messages are those that the figures are made of. */
export async function answerNow({ engine, refresher }: UsageDeps, { bot }: Bot, until: number): Promise<Now> {
  // Read before the messages are: there may be more of them than asOf promises, never less.
  const asOf = new Date(refresher.asOfMs(bot)).toISOString();
  const from = until - wholeMs;
  const params = { ...seenParams(refresher.seen(bot)), bots: [bot], from, until, recent_from: until - recentMs };
  const rows = await readSpans(engine, params, from);
  const minutes = minutesBetween(from, until);
  const platforms = [...Map.groupBy(rows, ({ platform }) => platform)]
    .map(([platform, spans]) => ({ platform, ...shape(spans, minutes) }))
    .sort(bySize(({ users30 }) => users30));
  return {
    bot,
    asOf,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    minutes,
    platforms,
    all: sum(platforms, minutes.length),
  };
}

/** Doubles how far back copies are read until that is far enough, which nearly always is at once. */
async function readSpans(engine: Engine, params: Params, from: number): Promise<Row[]> {
  for (let back = lookBackMs; ; back *= 2) {
    const rows = await engine.query<Row>('read', sql, { ...params, read_from: from - back });
    if (rows.every(({ span }) => span !== 'unsure')) return rows;
  }
}

type Row = {
  platform: string;
  span: 'unsure' | 'all' | 'recent' | 'minute';
  span_from: number;
  users: number;
  received: number;
  sent: number;
};

function minutesBetween(from: number, until: number): Bucket[] {
  const minutes: Bucket[] = [];
  for (let start = Math.floor(from / minuteMs) * minuteMs; start < until; start += minuteMs) {
    const end = start + minuteMs;
    minutes.push({
      from: new Date(Math.max(start, from)).toISOString(),
      to: new Date(Math.min(end, until) - 1).toISOString(),
      partial: start < from || end > until,
    });
  }
  return minutes;
}

function shape(rows: readonly Row[], minutes: readonly Bucket[]): NowCounted {
  const byMinute = new Map(rows.filter(({ span }) => span === 'minute').map((row) => [row.span_from, row]));
  const cells = minutes.map(({ from }) => byMinute.get(Math.floor(Date.parse(from) / minuteMs) * minuteMs));
  return {
    users5: rows.find(({ span }) => span === 'recent')?.users ?? 0,
    users30: rows.find(({ span }) => span === 'all')?.users ?? 0,
    users: cells.map((row) => row?.users ?? 0),
    messagesReceived: cells.map((row) => row?.received ?? 0),
    messagesSent: cells.map((row) => row?.sent ?? 0),
  };
}

/** All platforms: the sum over platforms, for every number (metrics.md). */
function sum(platforms: readonly NowCounted[], length: number): NowCounted {
  const add = (of: (counted: NowCounted) => number) => platforms.reduce((total, counted) => total + of(counted), 0);
  const series = (metric: 'users' | 'messagesReceived' | 'messagesSent') =>
    Array.from({ length }, (_, at) => add((counted) => counted[metric][at] ?? 0));
  return {
    users5: add(({ users5 }) => users5),
    users30: add(({ users30 }) => users30),
    users: series('users'),
    messagesReceived: series('messagesReceived'),
    messagesSent: series('messagesSent'),
  };
}
