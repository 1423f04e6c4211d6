import { z } from 'zod';
import { granularities } from './calendar.ts';
import { comparison } from './comparison.ts';
import { bucket, counted, figures, usageQuestion } from './usage.ts';

/** By days and longer: an hour is not the same hour for bots of different zones. */
export const overviewGranularities = granularities.filter((granularity) => granularity !== 'hour');

/** One question about every bot at once. The days are each bot's own, in its own zone. */
export const overviewQuestion = usageQuestion.pick({ from: true, to: true }).extend({
  granularity: z.enum(overviewGranularities).default('day'),
  compare: comparison.optional(),
});
export type OverviewQuestion = z.infer<typeof overviewQuestion>;

const botFigures = counted.extend({
  bot: z.string(),
  name: z.string(),
  timezone: z.string(),
  /** Every message of the bot answered 200 before this instant is included. */
  asOf: z.string(),
  /** The first local day with a message; absent while the bot is empty. */
  firstDay: z.string().optional(),
  /** The figures of the compared period, where they were asked for. */
  previous: figures.optional(),
});
/** A bot's five numbers on all its platforms together: what `all` is in its usage. */
export type BotFigures = z.infer<typeof botFigures>;

export const overview = z.object({
  from: z.string(),
  to: z.string(),
  granularity: z.enum(overviewGranularities),
  buckets: z.array(bucket),
  previous: z.object({ from: z.string(), to: z.string() }).optional(),
  /** By id. */
  bots: z.array(botFigures),
});
/** The answer of GET /api/v1/overview. */
export type Overview = z.infer<typeof overview>;
