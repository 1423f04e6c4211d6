import { z } from 'zod';
import { granularities } from './calendar.ts';
import { comparison } from './comparison.ts';
import { localDate } from './local-date.ts';
import { platformSlug } from './slug.ts';

export const metrics = ['activeUsers', 'newUsers', 'totalUsers', 'messagesReceived', 'messagesSent'] as const;
export type Metric = (typeof metrics)[number];

/** What is asked: a period (both days included, in the bot's zone), how to cut it, which platforms, against what. */
export const usageQuestion = z.object({
  from: localDate,
  to: localDate,
  granularity: z.enum(granularities),
  platforms: z.array(platformSlug).default([]),
  compare: comparison.optional(),
});
export type UsageQuestion = z.infer<typeof usageQuestion>;

export const figures = z.object({
  activeUsers: z.int(),
  newUsers: z.int(),
  totalUsers: z.int(),
  messagesReceived: z.int(),
  messagesSent: z.int(),
});
/** The five numbers of metrics.md for one span. */
export type Figures = z.infer<typeof figures>;

const series = z.object({
  activeUsers: z.array(z.int()),
  newUsers: z.array(z.int()),
  totalUsers: z.array(z.int()),
  messagesReceived: z.array(z.int()),
  messagesSent: z.array(z.int()),
});
/** The five numbers per bucket; every array is as long as `buckets`. */
export type Series = z.infer<typeof series>;

export const bucket = z.object({
  /** First and last day, both included; with granularity `hour` the first and the last millisecond (ISO instants, UTC). */
  from: z.string(),
  to: z.string(),
  /** The period's edge cut it: it holds less than its whole month, week, … */
  partial: z.boolean(),
});
export type Bucket = z.infer<typeof bucket>;

export const counted = z.object({ period: figures, series });
export type Counted = z.infer<typeof counted>;

const platformUsage = counted.extend({ platform: z.string() });
export type PlatformUsage = z.infer<typeof platformUsage>;

const answer = z.object({
  from: z.string(),
  to: z.string(),
  buckets: z.array(bucket),
  platforms: z.array(platformUsage),
  all: counted,
});

export const usage = answer.extend({
  bot: z.string(),
  timezone: z.string(),
  granularity: z.enum(granularities),
  /** Every message answered 200 before this instant is included. */
  asOf: z.string(),
  previous: answer.optional(),
});
/** The answer of GET /api/v1/bots/{bot}/usage. */
export type Usage = z.infer<typeof usage>;
