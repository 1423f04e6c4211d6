import type { Zone } from '@turnout/contract';
import type { Engine, Params } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import { lookBackMs, readFromFor, zoneParams } from './reading.ts';
import { type Span, spansOf, userSlices } from './spans.ts';

const file = (name: string) => new URL(name, import.meta.url);
const narrowing = { all: '', recent: loadSql(file('whose-recent.sql')) };
const recent = { whose: narrowing.recent };
const sql = {
  touchedDays: loadSql(file('touched-days.sql')),
  chainedDays: { all: loadSql(file('chained-days.sql')), recent: loadSql(file('chained-days.sql'), recent) },
  recount: { all: loadSql(file('recount.sql')), recent: loadSql(file('recount.sql'), recent) },
  countFirst: loadSql(file('count-first.sql')),
  previousDays: {
    all: loadSql(file('previous-days.sql')),
    changed: loadSql(file('previous-days.sql'), { whose: loadSql(file('whose-changed.sql')) }),
  },
  changedDays: loadSql(file('changed-days.sql')),
  daily: loadSql(file('daily.sql')),
};

/** Beyond this many new rows, whole days are recounted instead of the days of the users among them. */
const recentRows = 50_000;
/** What one statement may group: about 200 MB. */
const messagesPerSpan = 1_500_000;
const rowsPerSlice = 1_500_000;
const rowsPerDraft = 2_000_000;

/** What a refresh works on: bots of one zone, and from where on. */
export type Scope = {
  bots: readonly string[];
  zone: Zone;
  /** Rows received after this instant (ms) are not in the figures yet. */
  since: number;
  /** Rows of user_days with a higher version are not in `daily` yet. */
  done: number;
  /** First of the two versions that this refresh writes. */
  version: number;
};

export type Progress = (done: number, total: number, unit: 'days' | 'users' | 'months') => void;

type DayCount = { day: string; messages: number };

/** messages → user_days → daily, for what changed since `scope.since`. Every step can be run again at any time. */
export async function refreshScope(engine: Engine, scope: Scope, progress: Progress = () => {}): Promise<void> {
  const shared = { ...zoneParams(scope.zone), bots: scope.bots, since: scope.since };
  const touched = await engine.query<DayCount>('refresh', sql.touchedDays, shared);
  const newRows = touched.reduce((sum, { messages }) => sum + messages, 0);
  const whose = newRows <= recentRows ? 'recent' : 'all';
  const days = await withChained(engine, shared, touched, whose);
  await recount(engine, scope, shared, days, { sql: sql.recount[whose], narrowing: narrowing[whose] }, progress);
  await linkPreviousDays(engine, scope, progress);
  await publish(engine, scope, progress);
}

/** Everything again from `messages`: also the days that only an earlier zone knew. */
export async function rebuildScope(engine: Engine, scope: Scope, progress: Progress = () => {}): Promise<void> {
  const shared = { ...zoneParams(scope.zone), bots: scope.bots, since: -1 };
  // After version 0 every row is newer, so that all are linked and published again.
  const all = { ...scope, done: 0 };
  const now = await engine.query<DayCount>('refresh', sql.touchedDays, shared);
  const before = await changedDays(engine, all);
  const days = mergeDays(
    now,
    before.map(({ day }) => day),
  );
  const how = before.length === 0 ? sql.countFirst : sql.recount.all;
  await recount(engine, all, shared, days, { sql: how, narrowing: '' }, progress);
  await linkPreviousDays(engine, all, progress);
  await publish(engine, all, progress);
}

type Shared = Params & { bots: readonly string[] };

function mergeDays(counted: readonly DayCount[], more: readonly string[]): DayCount[] {
  const all = new Map(more.map((day) => [day, 0]));
  for (const { day, messages } of counted) all.set(day, messages);
  return [...all].map(([day, messages]) => ({ day, messages })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * Adds the days of other copies until no more are found: a chain of copies can lead from day to day, as far as it likes.
 * Each look reaches three times as far as the last, so that the copy that came in is in it again, however far it led.
 */
async function withChained(
  engine: Engine,
  shared: Shared,
  touched: DayCount[],
  whose: 'all' | 'recent',
): Promise<DayCount[]> {
  let known = touched;
  let fresh = touched;
  for (let reachMs = lookBackMs; fresh.length > 0; reachMs *= 3) {
    const found = new Set<string>();
    for (const span of spansOf(fresh, { maxMessages: messagesPerSpan })) {
      const params = {
        ...shared,
        read_from: Date.parse(span.first) - reachMs,
        read_until: Date.parse(span.last) + reachMs,
      };
      for (const { day } of await engine.query<{ day: string }>('refresh', sql.chainedDays[whose], params))
        found.add(day);
    }
    const have = new Set(known.map(({ day }) => day));
    fresh = mergeDays(
      [],
      [...found].filter((day) => !have.has(day)),
    );
    known = mergeDays(
      known,
      fresh.map(({ day }) => day),
    );
  }
  return known;
}

async function recount(
  engine: Engine,
  scope: Scope,
  shared: Shared,
  days: DayCount[],
  how: { sql: string; narrowing: string },
  progress: Progress,
): Promise<void> {
  let counted = 0;
  for (const span of spansOf(days, { maxMessages: messagesPerSpan })) {
    const { start, end } = scope.zone.around(span.first, span.last);
    await engine.execute('refresh', how.sql, {
      ...shared,
      ...spanParams(span),
      read_from: await readFromFor(engine, 'refresh', shared, start, how.narrowing),
      read_until: end,
      version: scope.version,
    });
    counted += span.days.length;
    progress(counted, days.length, 'days');
  }
}

async function linkPreviousDays(engine: Engine, scope: Scope, progress: Progress): Promise<void> {
  const changed = await changedDays(engine, scope);
  const rows = changed.reduce((sum, day) => sum + day.rows, 0);
  if (rows === 0) return;
  const slices = userSlices(Math.ceil(rows / rowsPerSlice));
  for (const [at, { first, last }] of slices.entries()) {
    await engine.execute('refresh', slices.length > 1 ? sql.previousDays.all : sql.previousDays.changed, {
      bots: scope.bots,
      done: scope.done,
      first_user: first,
      last_user: last,
      version: scope.version + 1,
    });
    progress(at + 1, slices.length, 'users');
  }
}

const changedDays = (engine: Engine, { bots, done }: Scope) =>
  engine.query<{ day: string; rows: number }>('refresh', sql.changedDays, { bots, done });

/** Writes the `daily` rows of all changed days at once, so that no reader sees half of them. */
async function publish(engine: Engine, scope: Scope, progress: Progress): Promise<void> {
  const changed = (await changedDays(engine, scope)).map(({ day, rows }) => ({ day, messages: rows }));
  const spans = spansOf(changed, { maxMessages: rowsPerDraft, gapDays: 31 });
  const write = (target: string, span: Span) =>
    engine.execute('refresh', sql.daily, { target, bots: scope.bots, ...spanParams(span), version: scope.version + 1 });
  const [only, ...more] = spans;
  if (!only) return;
  if (more.length === 0) {
    await write('daily', only);
    return;
  }
  await engine.execute('refresh', 'TRUNCATE TABLE daily_draft');
  for (const [at, span] of spans.entries()) {
    await write('daily_draft', span);
    progress(at + 1, spans.length, 'months');
  }
  await engine.execute('refresh', 'INSERT INTO daily SELECT * FROM daily_draft');
  await engine.execute('refresh', 'TRUNCATE TABLE daily_draft');
}

const spanParams = ({ days, first, last }: Span) => ({ days, first_day: first, last_day: last });
