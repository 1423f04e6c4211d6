import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { retentionGranularities, retention as retentionSchema } from '@turnout/contract';
import { answerRetention } from '../usage/retention.ts';
import { retentionCsv } from '../usage/retention-csv.ts';
import { retentionQuestionFrom } from '../usage/retention-question.ts';
import type { ServeEnv } from './env.ts';
import { type FiguresParts, periodParameters, serveFigures } from './figures.ts';

const retention = retentionSchema.meta({
  id: 'Retention',
  example: {
    bot: 'support',
    timezone: 'America/Argentina/Buenos_Aires',
    granularity: 'month',
    asOf: '2026-02-20T03:00:00.000Z',
    cohorts: [
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2026-02-01', to: '2026-02-28' },
    ],
    platforms: [{ platform: 'telegram', users: [[80, 34], [61]] }],
    all: { users: [[80, 34], [61]] },
  },
});

const query = z.object({
  ...periodParameters,
  granularity: z.enum(retentionGranularities).default('month').meta({
    description: 'Whether users are taken together by the week or by the month of their first message.',
    example: 'month',
  }),
});

/** GET /api/v1/bots/{bot}/retention and retention.csv. */
export const serveRetention = (app: OpenAPIHono<ServeEnv>, parts: FiguresParts): void =>
  serveFigures(app, parts, {
    name: 'retention',
    questionFrom: retentionQuestionFrom,
    answer: answerRetention,
    csv: retentionCsv,
    documents: {
      query,
      answer: retention,
      summary: 'Ask who came back',
      description:
        'Of the users who were new in each week or month that the period touches, a cohort: how many were active in it and in each one after it, up to the last that the period touches. All of them are whole. At most 400 cohorts.',
      answered:
        '`users[c][k]` are those of cohort c who were active k weeks or months later; `users[c][0]` is the cohort. Platforms sorted by the users of all cohorts, then by name.',
      row: 'one row per cohort, platform and number of weeks or months later',
      csvExample: 'cohort,platform,later,users\r\n2026-01-01,telegram,0,80\r\n2026-01-01,telegram,1,34\r\n',
    },
  });
