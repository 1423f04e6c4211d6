import { z } from 'zod';
import { localDate } from './local-date.ts';
import { platformSlug } from './slug.ts';

export const weekHoursQuestion = z.object({
  from: localDate,
  to: localDate,
  platforms: z.array(platformSlug).default([]),
});
export type WeekHoursQuestion = z.infer<typeof weekHoursQuestion>;

/** 7 rows from Monday, 24 hours each, as the bot's clocks show them: an hour that a clock change repeats counts twice as long. */
const week = z.array(z.array(z.int()));
const counted = z.object({ messagesReceived: week, messagesSent: week });
export type WeekHoursCounted = z.infer<typeof counted>;

export const weekHours = z.object({
  bot: z.string(),
  timezone: z.string(),
  from: z.string(),
  to: z.string(),
  asOf: z.string(),
  /** How often each weekday lies in the period, from Monday: what a mean is divided by. */
  weekdays: z.array(z.int()),
  platforms: z.array(counted.extend({ platform: z.string() })),
  all: counted,
});
/** The answer of GET /api/v1/bots/{bot}/week-hours. */
export type WeekHours = z.infer<typeof weekHours>;
