import type { Bucket, Counted, Figures, PlatformUsage, UsageQuestion } from '@turnout/contract';
import { cut, isBefore, type Moment, type Period, previousPeriod, type Span, spanOf, yearBefore } from './calendar.ts';
import { countOnce, type PlainMessage } from './count-once.ts';
import { createWallClock } from './wall-clock.ts';

type BruteForceAnswer = Period & { buckets: Bucket[]; platforms: PlatformUsage[]; all: Counted };
type BruteForceUsage = BruteForceAnswer & { previous?: BruteForceAnswer };
/** What stands beside what is the answer's to say, and comparison.test.ts holds it; the figures of it are counted here. */
export type BruteForce = (question: UsageQuestion, comparedBuckets?: readonly Bucket[]) => BruteForceUsage;

type Event = Moment & PlainMessage;
/** What is known of one platform: its messages, and when each user was first heard. */
type Platform = { platform: string; events: Event[]; firstHeard: Map<string, Moment> };

/**
 * The definitions of the five numbers, by walking over every message for every bucket. It shares nothing with the
 * server: no code, no SQL, no arithmetic on zones. What the server answers must equal this.
 */
export function createBruteForce(messages: readonly PlainMessage[], timezone: string): BruteForce {
  const platforms = readPlatforms(messages, timezone);

  const answer = (
    period: Period,
    { granularity, platforms: wanted }: UsageQuestion,
    given?: readonly Bucket[],
  ): BruteForceAnswer => {
    const pieces = given?.map((bucket) => ({ bucket, span: spanOf(bucket) })) ?? cut(period, granularity, timezone);
    const spans = pieces.map(({ span }) => span);
    const listed = [...platforms.values()]
      .filter(({ platform }) => wanted.length === 0 || wanted.includes(platform))
      .map((known) => {
        const inside = within(known, period);
        const whole = countSpan(inside, spanOf(period));
        const cutUp = granularity === 'hour' ? asInstants(inside, period) : inside;
        return {
          platform: known.platform,
          ...shape(
            whole,
            spans.map((span) => countSpan(cutUp, span)),
          ),
        };
      })
      .sort((a, b) => b.period.activeUsers - a.period.activeUsers || (a.platform < b.platform ? -1 : 1));
    const all = shape(
      sum(listed.map(({ period }) => period)),
      spans.map((_, index) => sum(listed.map(({ series }) => figuresAt(series, index)))),
    );
    return { ...period, buckets: pieces.map(({ bucket }) => bucket), platforms: listed, all };
  };

  return (question, comparedBuckets) => {
    const { from, to, compare, granularity } = question;
    const asked = answer({ from, to }, question);
    if (compare === undefined) return asked;
    if (compare === 'previous') return { ...asked, previous: answer(previousPeriod({ from, to }), question) };
    const [first = '', last = ''] = compare.split('..');
    const compared = compare === 'last-year' ? yearBefore({ from, to }) : { from: first, to: last };
    const given = granularity === 'hour' ? undefined : comparedBuckets;
    return { ...asked, previous: answer(compared, question, given) };
  };
}

function readPlatforms(messages: readonly PlainMessage[], timezone: string): Map<string, Platform> {
  const wallClock = createWallClock(timezone);
  const platforms = new Map<string, Platform>();
  for (const message of countOnce(messages)) {
    const { platform, user, direction, timestampMs } = message;
    const known = platforms.get(platform) ?? { platform, events: [], firstHeard: new Map<string, Moment>() };
    platforms.set(platform, known);

    const moment = { day: wallClock(timestampMs).day, ms: timestampMs };
    known.events.push({ ...message, ...moment });
    const first = known.firstHeard.get(user);
    if (direction === 'received' && (first === undefined || isBefore(moment, first))) {
      known.firstHeard.set(user, moment);
    }
  }
  return platforms;
}

function within({ platform, events, firstHeard }: Platform, period: Period): Platform {
  return { platform, events: events.filter((event) => holds(spanOf(period), event)), firstHeard };
}

/**
 * Hours are cut along the instants alone. Days say who is new in the period; the hour is that of the first message in it.
 */
function asInstants({ platform, events, firstHeard }: Platform, { from, to }: Period): Platform {
  const known = new Map<string, Moment>();
  for (const [user, first] of firstHeard) {
    if (first.day < from) known.set(user, { day: '', ms: Number.NEGATIVE_INFINITY });
    if (first.day < from || first.day > to) continue;
    const heard = events.filter((event) => event.user === user && event.direction === 'received');
    known.set(user, { day: '', ms: Math.min(...heard.map(({ ms }) => ms)) });
  }
  return { platform, events: events.map((event) => ({ ...event, day: '' })), firstHeard: known };
}

function countSpan({ events, firstHeard }: Platform, span: Span): Figures {
  const active = new Set<string>();
  const figures = { activeUsers: 0, newUsers: 0, totalUsers: 0, messagesReceived: 0, messagesSent: 0 };
  for (const event of events) {
    if (!holds(span, event)) continue;
    if (event.direction === 'sent') {
      figures.messagesSent += 1;
    } else {
      figures.messagesReceived += 1;
      active.add(event.user);
    }
  }
  figures.activeUsers = active.size;
  for (const first of firstHeard.values()) {
    if (holds(span, first)) figures.newUsers += 1;
    if (!isBefore(span.last, first)) figures.totalUsers += 1;
  }
  return figures;
}

function holds({ first, last }: Span, moment: Moment): boolean {
  return !isBefore(moment, first) && !isBefore(last, moment);
}

function sum(parts: readonly Figures[]): Figures {
  const total = (metric: keyof Figures) => parts.reduce((all, part) => all + part[metric], 0);
  return {
    activeUsers: total('activeUsers'),
    newUsers: total('newUsers'),
    totalUsers: total('totalUsers'),
    messagesReceived: total('messagesReceived'),
    messagesSent: total('messagesSent'),
  };
}

function shape(period: Figures, buckets: readonly Figures[]): Counted {
  const series = {
    activeUsers: buckets.map(({ activeUsers }) => activeUsers),
    newUsers: buckets.map(({ newUsers }) => newUsers),
    totalUsers: buckets.map(({ totalUsers }) => totalUsers),
    messagesReceived: buckets.map(({ messagesReceived }) => messagesReceived),
    messagesSent: buckets.map(({ messagesSent }) => messagesSent),
  };
  return { period, series };
}

/** The five numbers of one bucket. */
export function figuresAt(series: Counted['series'], index: number): Figures {
  const at = (metric: keyof Figures) => {
    const value = series[metric][index];
    if (value === undefined) throw new RangeError(`${metric} has no bucket ${index}`);
    return value;
  };
  return {
    activeUsers: at('activeUsers'),
    newUsers: at('newUsers'),
    totalUsers: at('totalUsers'),
    messagesReceived: at('messagesReceived'),
    messagesSent: at('messagesSent'),
  };
}
