import type { Bucket, LifecycleCounted, LifecycleMetric, LifecycleQuestion } from '@turnout/contract';
import { cut, type Period, plusDays, previousPeriod, startOf } from './calendar.ts';
import { countOnce, type PlainMessage } from './count-once.ts';
import { createWallClock } from './wall-clock.ts';

type Figures = LifecycleCounted['period'];
type Answer = Period & {
  buckets: Bucket[];
  platforms: ({ platform: string } & LifecycleCounted)[];
  all: LifecycleCounted;
};

/** Who wrote on which day, of one platform; every platform there is has one, though nobody wrote on it. */
type Platform = { name: string; received: { day: string; user: string }[] };
/** The span, the span before it, and the day its rolling figures end with. */
type Asked = { span: Period; before: Period; end: string; today: string };

/**
 * The definitions of coming and going, by walking over every message for every figure. Like the other counts of this
 * folder, it shares nothing with the server. `asOf` is the answer's own: some figures end with its day.
 */
export function createLifecycleCount(messages: readonly PlainMessage[], timezone: string) {
  const wallClock = createWallClock(timezone);
  const platforms = new Map<string, Platform>();
  for (const { platform, user, direction, timestampMs } of countOnce(messages)) {
    const known = platforms.get(platform) ?? { name: platform, received: [] };
    platforms.set(platform, known);
    if (direction === 'received') known.received.push({ day: wallClock(timestampMs).day, user });
  }

  return ({ from, to, granularity, platforms: wanted }: LifecycleQuestion, asOf: string): Answer => {
    const today = wallClock(Date.parse(asOf)).day;
    const asked = (span: Period, before: Period): Asked => {
      const isRunning = span.to > today;
      return { span, before, end: isRunning ? today : span.to, today };
    };
    const buckets = cut({ from, to }, granularity, timezone).map(({ bucket }) => bucket);
    const spans = buckets.map((bucket) => {
      const dayBefore = plusDays(startOf(bucket.from, granularity), -1);
      return asked(bucket, { from: startOf(dayBefore, granularity), to: plusDays(bucket.from, -1) });
    });
    const period = asked({ from, to }, previousPeriod({ from, to }));
    const shown = [...platforms.values()].filter(({ name }) => wanted.length === 0 || wanted.includes(name));
    const counted = (of: readonly Platform[]): LifecycleCounted => {
      return { period: count(of, period), series: turn(spans.map((each) => count(of, each))) };
    };
    const listed = shown
      .map((platform) => ({ platform: platform.name, ...counted([platform]) }))
      .sort((a, b) => b.period.activeUsers - a.period.activeUsers || (a.platform < b.platform ? -1 : 1));
    return { from, to, buckets, platforms: listed, all: counted(shown) };
  };
}

function count(platforms: readonly Platform[], { span, before, end, today }: Asked): Figures {
  const figures = { activeUsers: 0, newUsers: 0, returningUsers: 0, reactivatedUsers: 0, lostUsers: 0 };
  const rolling = { rolling7Users: 0, rolling28Users: 0 };
  let [received, daily, reach] = [0, 0, 0];
  for (const platform of platforms) {
    const active = usersOf(platform, span);
    const activeBefore = usersOf(platform, before);
    const ever = usersOf(platform, { from: '0000-01-01', to: plusDays(span.from, -1) });
    for (const user of active) {
      figures.activeUsers += 1;
      if (!ever.has(user)) figures.newUsers += 1;
      else if (activeBefore.has(user)) figures.returningUsers += 1;
      else figures.reactivatedUsers += 1;
    }
    for (const user of activeBefore) if (!active.has(user)) figures.lostUsers += 1;
    for (const { day } of platform.received) if (day >= span.from && day <= span.to) received += 1;
    rolling.rolling7Users += usersOf(platform, { from: plusDays(end, -6), to: end }).size;
    rolling.rolling28Users += usersOf(platform, { from: plusDays(end, -27), to: end }).size;
    for (const day of busyDays(platform, span)) {
      if (day > today) continue;
      daily += usersOf(platform, { from: day, to: day }).size;
      reach += usersOf(platform, { from: plusDays(day, -27), to: day }).size;
    }
  }
  const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    ...figures,
    ...rolling,
    stickiness: ratio(daily, reach),
    messagesPerUser: ratio(received, figures.activeUsers),
  };
}

function usersOf({ received }: Platform, { from, to }: Period): Set<string> {
  const users = new Set<string>();
  for (const { day, user } of received) if (day >= from && day <= to) users.add(user);
  return users;
}

/** The days of a span with somebody in the 28 days up to them: on the others there is nothing to add up. */
function busyDays({ received }: Platform, { from, to }: Period): Set<string> {
  const days = new Set<string>();
  for (const seen of new Set(received.map(({ day }) => day))) {
    for (let later = 0; later < 28; later += 1) {
      const day = plusDays(seen, later);
      if (day >= from && day <= to) days.add(day);
    }
  }
  return days;
}

/** Of each metric its values, span by span. */
function turn(spans: readonly Figures[]): LifecycleCounted['series'] {
  const values = <Metric extends LifecycleMetric>(metric: Metric) => spans.map((figures) => figures[metric]);
  return {
    activeUsers: values('activeUsers'),
    newUsers: values('newUsers'),
    returningUsers: values('returningUsers'),
    reactivatedUsers: values('reactivatedUsers'),
    lostUsers: values('lostUsers'),
    rolling7Users: values('rolling7Users'),
    rolling28Users: values('rolling28Users'),
    stickiness: values('stickiness'),
    messagesPerUser: values('messagesPerUser'),
  };
}
