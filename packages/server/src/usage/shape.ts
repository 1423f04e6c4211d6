import type { Bucket, Counted, Figures, Metric, PlatformUsage } from '@turnout/contract';
import { bySize } from './by-size.ts';

/** What was counted of one platform: the period, each bucket by its place, and the users of the time before. */
export type Tally = {
  platform: string;
  /** Users whose first message came before the period. */
  before: number;
  period: Span;
  buckets: ReadonlyMap<number, Span>;
};
export type Span = { active: number; new: number; received: number; sent: number };

const nothing: Span = { active: 0, new: 0, received: 0, sent: 0 };

/** The answer's platforms, most active users of the period first, then by name, and their sum. */
export function shape(
  tallies: readonly Tally[],
  buckets: readonly Bucket[],
): { platforms: PlatformUsage[]; all: Counted } {
  const platforms = tallies
    .map((tally) => ({ platform: tally.platform, ...shapeOne(tally, buckets.length) }))
    .sort(bySize(({ period }) => period.activeUsers));
  return { platforms, all: sum(platforms, buckets.length) };
}

/** The figures of one tally over so many buckets. */
export function shapeOne(tally: Omit<Tally, 'platform'>, length: number): Counted {
  let total = tally.before;
  const spans = Array.from({ length }, (_, at) => {
    const span = tally.buckets.get(at) ?? nothing;
    total += span.new;
    return figures(span, total);
  });
  return {
    period: figures(tally.period, tally.before + tally.period.new),
    series: columns((metric) => spans.map((span) => span[metric])),
  };
}

const figures = (span: Span, total: number): Figures => ({
  activeUsers: span.active,
  newUsers: span.new,
  totalUsers: total,
  messagesReceived: span.received,
  messagesSent: span.sent,
});

/** All platforms: the sum over platforms, for every number (metrics.md). */
function sum(platforms: readonly Counted[], length: number): Counted {
  const add = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    period: columns((metric) => add(platforms.map(({ period }) => period[metric]))),
    series: columns((metric) =>
      Array.from({ length }, (_, at) => add(platforms.map(({ series }) => series[metric][at] ?? 0))),
    ),
  };
}

const columns = <Value>(of: (metric: Metric) => Value): Record<Metric, Value> => ({
  activeUsers: of('activeUsers'),
  newUsers: of('newUsers'),
  totalUsers: of('totalUsers'),
  messagesReceived: of('messagesReceived'),
  messagesSent: of('messagesSent'),
});
