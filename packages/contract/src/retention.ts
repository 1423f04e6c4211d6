import { z } from 'zod';
import { localDate } from './local-date.ts';
import { platformSlug } from './slug.ts';

export const retentionGranularities = ['week', 'month'] as const;
export type RetentionGranularity = (typeof retentionGranularities)[number];

/** Cohorts are whole weeks or months: all that the period touches. */
export const retentionQuestion = z.object({
  from: localDate,
  to: localDate,
  granularity: z.enum(retentionGranularities),
  platforms: z.array(platformSlug).default([]),
});
export type RetentionQuestion = z.infer<typeof retentionQuestion>;

/**
 * `users[c][k]`: of the users who were new in cohort c, those active k buckets later. `users[c][0]` is the cohort's size;
 * the last cohort has this one figure only.
 */
const triangle = z.object({ users: z.array(z.array(z.int())) });

export const retention = z.object({
  bot: z.string(),
  timezone: z.string(),
  granularity: z.enum(retentionGranularities),
  asOf: z.string(),
  /** First and last day of each cohort's week or month, ascending. */
  cohorts: z.array(z.object({ from: z.string(), to: z.string() })),
  platforms: z.array(triangle.extend({ platform: z.string() })),
  all: triangle,
});
/** The answer of GET /api/v1/bots/{bot}/retention. */
export type Retention = z.infer<typeof retention>;
