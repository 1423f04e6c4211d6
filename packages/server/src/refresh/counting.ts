import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import { lookBackMs, readFromFor } from './reading.ts';
import { type DayCount, type Progress, type Scope, scopeParams, spanParams, sumOfMessages } from './scope.ts';
import { type Span, spansOf, userSlices } from './spans.ts';

const file = (name: string) => new URL(name, import.meta.url);
const whose = loadSql(file('whose-recent.sql'));
const sql = {
  touchedDays: loadSql(file('touched-days.sql')),
  chainedDays: loadSql(file('chained-days.sql'), { whose }),
  recount: loadSql(file('recount.sql'), { whose }),
  count: loadSql(file('count.sql')),
  dayHours: loadSql(file('day-hours.sql')),
  dayMessages: loadSql(file('day-messages.sql')),
  emptyDays: loadSql(file('empty-days.sql')),
  movedDays: loadSql(file('moved-days.sql')),
};

/** What one statement may group: about 300 MB. Each reads some days before its own, so fewer and larger ones read less. */
const messagesPerSpan = 3_000_000;
/** How many new messages' users are looked for at a time: a set of them takes up to 50 MB. */
const messagesPerSlice = 250_000;
/** Days that lie closer together than each has to look back are read together. */
const lookBackDays = Math.ceil(lookBackMs / 86_400_000);

/** The local days on which something came in since the last refresh. */
export const touchedDays = (engine: Engine, scope: Scope) =>
  engine.query<DayCount>('refresh', sql.touchedDays, scopeParams(scope));

/** messages → user_days, for the users of whom something came in, and → day_hours, on the days that this touched. */
export async function recountRecent(
  engine: Engine,
  scope: Scope,
  touched: readonly DayCount[],
  progress: Progress,
): Promise<void> {
  const slices = userSlices(Math.ceil(sumOfMessages(touched) / messagesPerSlice));
  const recounted = new Map(touched.map(({ day, messages }) => [day, messages]));
  for (const [at, { first, last }] of slices.entries()) {
    const shared = { ...scopeParams(scope), first_user: first, last_user: last };
    const days = await withChained(engine, shared, touched);
    for (const { day } of days) if (!recounted.has(day)) recounted.set(day, 0);
    for (const span of spansOf(days, { maxMessages: messagesPerSlice })) {
      const { start, end } = scope.zone.around(span.first, span.last);
      await engine.execute('refresh', sql.recount, {
        ...shared,
        ...spanParams(span),
        read_from: await readFromFor(engine, 'refresh', shared, start, whose),
        read_until: end,
        version: scope.version,
      });
    }
    progress(at + 1, slices.length, 'users');
  }
  await recountHours(engine, scope, recounted);
  const { moved } = scope.seen;
  if (moved) await engine.execute('refresh', sql.movedDays, { bots: scope.bots, moved, version: scope.version });
}

/** messages → day_hours, of all users, on days of which so many messages came in. */
async function recountHours(engine: Engine, scope: Scope, recounted: ReadonlyMap<string, number>): Promise<void> {
  const { bots } = scope;
  const counted = await engine.query<DayCount>('refresh', sql.dayMessages, { bots, days: [...recounted.keys()] });
  const before = new Map(counted.map(({ day, messages }) => [day, messages]));
  const days = inOrder([...recounted].map(([day, fresh]) => ({ day, messages: fresh + (before.get(day) ?? 0) })));
  for (const span of spansOf(days, { maxMessages: messagesPerSpan, gapDays: lookBackDays })) {
    await engine.execute('refresh', sql.dayHours, await everybodyOn(engine, scope, span));
  }
}

/** The parameters of a statement that reads the messages of all users on some days. */
async function everybodyOn(engine: Engine, scope: Scope, span: Span) {
  const shared = { ...scopeParams(scope), version: scope.version };
  const { start, end } = scope.zone.around(span.first, span.last);
  const read_from = await readFromFor(engine, 'refresh', shared, start, '');
  return { ...shared, ...spanParams(span), read_from, read_until: end };
}

/** messages → user_days and day_hours, for all users and days; rows of which no message is left get zeros. */
export async function countAll(engine: Engine, scope: Scope, progress: Progress): Promise<void> {
  const shared = { ...scopeParams(scope), version: scope.version };
  const days = await touchedDays(engine, scope);
  let counted = 0;
  for (const span of spansOf(days, { maxMessages: messagesPerSpan, gapDays: Number.POSITIVE_INFINITY })) {
    const params = await everybodyOn(engine, scope, span);
    await engine.execute('refresh', sql.count, params);
    await engine.execute('refresh', sql.dayHours, params);
    counted += span.days.length;
    progress(counted, days.length, 'days');
  }
  await engine.execute('refresh', sql.emptyDays, shared);
}

/**
 * Adds the days of other copies until no more are found: a chain of copies can lead from day to day, as far as it likes.
 * Each look reaches three times as far as the last, so that the copy that came in is in it again, however far it led.
 */
async function withChained(
  engine: Engine,
  shared: ReturnType<typeof scopeParams>,
  touched: readonly DayCount[],
): Promise<readonly DayCount[]> {
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
      for (const { day } of await engine.query<{ day: string }>('refresh', sql.chainedDays, params)) found.add(day);
    }
    for (const { day } of known) found.delete(day);
    fresh = inOrder([...found].map((day) => ({ day, messages: 0 })));
    known = inOrder([...known, ...fresh]);
  }
  return known;
}

const inOrder = (days: readonly DayCount[]) => days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
