import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { weekHours as weekHoursSchema } from '@turnout/contract';
import { answerWeekHours, weekHoursQuestionFrom } from '../usage/week-hours.ts';
import { weekHoursCsv } from '../usage/week-hours-csv.ts';
import type { ServeEnv } from './env.ts';
import { type FiguresParts, periodParameters, serveFigures } from './figures.ts';

/** A week in which people write from Monday to Friday, at nine. */
const week = (each: number) =>
  [each, each, each, each, each, 0, 0].map((at9) => [
    ...new Array<number>(9).fill(0),
    at9,
    ...new Array<number>(14).fill(0),
  ]);
const counted = { messagesReceived: week(120), messagesSent: week(150) };

const weekHours = weekHoursSchema.meta({
  id: 'WeekHours',
  example: {
    bot: 'support',
    timezone: 'America/Argentina/Buenos_Aires',
    from: '2026-01-01',
    to: '2026-01-31',
    asOf: '2026-02-01T03:00:00.000Z',
    weekdays: [4, 4, 4, 5, 5, 5, 4],
    platforms: [{ platform: 'telegram', ...counted }],
    all: counted,
  },
});

/** GET /api/v1/bots/{bot}/week-hours and week-hours.csv. */
export const serveWeekHours = (app: OpenAPIHono<ServeEnv>, parts: FiguresParts): void =>
  serveFigures(app, parts, {
    name: 'week-hours',
    questionFrom: weekHoursQuestionFrom,
    answer: answerWeekHours,
    csv: weekHoursCsv,
    documents: {
      query: z.object(periodParameters),
      answer: weekHours,
      summary: 'Ask for the busiest hours of the week',
      description:
        "The messages of a period by weekday and hour, as the clocks of the bot's zone show them: an hour that is repeated when clocks change holds the messages of both, one that is skipped none.",
      answered:
        'Seven rows from Monday, with 24 hours each. `weekdays` says how often each weekday lies in the period. Platforms sorted by messages, then by name.',
      row: 'one row per weekday (1 is Monday), hour, platform and metric',
      csvExample: 'weekday,hour,platform,metric,value\r\n1,9,telegram,messagesReceived,120\r\n',
    },
  });
