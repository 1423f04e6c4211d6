import { z } from 'zod';
import { granularities } from './calendar.ts';
import { localDate } from './local-date.ts';
import { platformSlug } from './slug.ts';
import { bucket } from './usage.ts';

/**
 * How people come and go. For a bucket [a, b] (or the whole period), with the span before it [c, a − 1]:
 * returning = active in both; reactivated = active in [a, b], neither new nor active in the span before; lost = active in
 * the span before, not in [a, b]. So active = new + returning + reactivated.
 */
export const lifecycleMetrics = [
  'activeUsers',
  'newUsers',
  'returningUsers',
  'reactivatedUsers',
  'lostUsers',
  'rolling7Users',
  'rolling28Users',
  'stickiness',
  'messagesPerUser',
] as const;
export type LifecycleMetric = (typeof lifecycleMetrics)[number];

/** Days take part from one whole day on: hours have no days in them to be rolling or sticky over. */
export const lifecycleGranularities = granularities.filter((granularity) => granularity !== 'hour');

export const lifecycleQuestion = z.object({
  from: localDate,
  to: localDate,
  granularity: z.enum(lifecycleGranularities),
  platforms: z.array(platformSlug).default([]),
});
export type LifecycleQuestion = z.infer<typeof lifecycleQuestion>;

const record = <Value extends z.ZodType, Ratio extends z.ZodType>(count: Value, ratio: Ratio) =>
  z.object({
    activeUsers: count,
    newUsers: count,
    returningUsers: count,
    reactivatedUsers: count,
    lostUsers: count,
    /** Active users of the 7 and 28 days that end with the span, or with the day of `asOf` where that is earlier. */
    rolling7Users: count,
    rolling28Users: count,
    /** Σ of each day's active users ÷ Σ of each day's active users of the 28 days up to it; null where nobody was active. */
    stickiness: ratio,
    /** Messages received ÷ active users; null where nobody was active. */
    messagesPerUser: ratio,
  });

const ratio = z.number().nullable();
const counted = z.object({ period: record(z.int(), ratio), series: record(z.array(z.int()), z.array(ratio)) });
export type LifecycleCounted = z.infer<typeof counted>;

export const lifecycle = z.object({
  bot: z.string(),
  timezone: z.string(),
  from: z.string(),
  to: z.string(),
  granularity: z.enum(lifecycleGranularities),
  asOf: z.string(),
  buckets: z.array(bucket),
  platforms: z.array(counted.extend({ platform: z.string() })),
  all: counted,
});
/** The answer of GET /api/v1/bots/{bot}/lifecycle. */
export type Lifecycle = z.infer<typeof lifecycle>;
