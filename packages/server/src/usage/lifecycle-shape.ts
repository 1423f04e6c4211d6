import { type Bucket, type LifecycleCounted, type LifecycleMetric, lifecycleMetrics } from '@turnout/contract';
import { bySize } from './by-size.ts';

/**
 * Who came to a span: `absent` are those of the active ones who were not active in the span before it, and `before` all who
 * were active in that one.
 */
export type Come = { active: number; absent: number; before: number; new: number; received: number; sent: number };
/** `daily` and `reach`: the active users of each day, and of the 28 days up to each, added up over the days of a bucket. */
export type Rolling = { daily: number; reach: number; rolling7: number; rolling28: number };
/** What was counted of one platform: the period, and each bucket by its first day. What is not there is zero. */
export type LifecycleTally = {
  platform: string;
  period: Come | undefined;
  buckets: ReadonlyMap<string, Come>;
  rolling: ReadonlyMap<string, Rolling>;
};

/** Numbers that can be added up over platforms; the ratios are made of the sums. */
type Sums = Come & Rolling;
type Spans = { period: Sums; buckets: Sums[] };

const nobody: Come = { active: 0, absent: 0, before: 0, new: 0, received: 0, sent: 0 };
const still: Rolling = { daily: 0, reach: 0, rolling7: 0, rolling28: 0 };

/** The answer's platforms, most active users of the period first, then by name, and all of them. `last`: see rolling.sql. */
export function shapeLifecycle(
  tallies: readonly LifecycleTally[],
  buckets: readonly Bucket[],
  last: string,
): { platforms: ({ platform: string } & LifecycleCounted)[]; all: LifecycleCounted } {
  const spans = tallies.map((tally) => ({ platform: tally.platform, ...spansOf(tally, buckets, last) }));
  const all: Spans = {
    period: sum(spans.map(({ period }) => period)),
    buckets: buckets.map((_, at) => sum(spans.flatMap((platform) => platform.buckets[at] ?? []))),
  };
  return {
    platforms: spans
      .sort(bySize(({ period }) => period.active))
      .map(({ platform, ...counted }) => ({ platform, ...figuresOf(counted) })),
    all: figuresOf(all),
  };
}

function spansOf(tally: LifecycleTally, buckets: readonly Bucket[], last: string): Spans {
  // Up to `last` there is one answer for all that end later: the bucket that holds it, or the first where none does.
  const latestBucket = buckets.findLast(({ from }) => from <= last) ?? buckets[0];
  const latest = tally.rolling.get(latestBucket?.from ?? '') ?? still;
  const counted = buckets.map(({ from, to }) => {
    const { daily, reach, ...ends } = tally.rolling.get(from) ?? still;
    const { rolling7, rolling28 } = to < last ? ends : latest;
    return { ...(tally.buckets.get(from) ?? nobody), daily, reach, rolling7, rolling28 };
  });
  const { daily, reach } = sum(counted);
  const { rolling7, rolling28 } = latest;
  return { period: { ...(tally.period ?? nobody), daily, reach, rolling7, rolling28 }, buckets: counted };
}

const sum = (parts: readonly Sums[]): Sums =>
  parts.reduce(
    (all, part) => ({
      active: all.active + part.active,
      absent: all.absent + part.absent,
      before: all.before + part.before,
      new: all.new + part.new,
      received: all.received + part.received,
      sent: all.sent + part.sent,
      daily: all.daily + part.daily,
      reach: all.reach + part.reach,
      rolling7: all.rolling7 + part.rolling7,
      rolling28: all.rolling28 + part.rolling28,
    }),
    { ...nobody, ...still },
  );

function figuresOf({ period, buckets }: Spans): LifecycleCounted {
  const series = buckets.map(figures);
  // Object.fromEntries forgets the names it is given.
  const columns = Object.fromEntries(
    lifecycleMetrics.map((metric) => [metric, series.map((span) => span[metric])]),
  ) as LifecycleCounted['series'];
  return { period: figures(period), series: columns };
}

type Figures = Record<Exclude<LifecycleMetric, 'stickiness' | 'messagesPerUser'>, number> &
  Record<'stickiness' | 'messagesPerUser', number | null>;

function figures({ active, absent, before, received, ...span }: Sums): Figures {
  const returning = active - absent;
  return {
    activeUsers: active,
    newUsers: span.new,
    returningUsers: returning,
    reactivatedUsers: absent - span.new,
    lostUsers: before - returning,
    rolling7Users: span.rolling7,
    rolling28Users: span.rolling28,
    stickiness: ratio(span.daily, span.reach),
    messagesPerUser: ratio(received, active),
  };
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
