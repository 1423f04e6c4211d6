import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { lifecycleGranularities } from '@turnout/contract';
import { answerLifecycle } from '../usage/lifecycle.ts';
import { lifecycleCsv } from '../usage/lifecycle-csv.ts';
import { lifecycleQuestionFrom } from '../usage/lifecycle-question.ts';
import type { ServeEnv } from './env.ts';
import { type FiguresParts, periodParameters, serveFigures } from './figures.ts';
import { lifecycle } from './openapi.ts';

const query = z.object({
  ...periodParameters,
  granularity: z.enum(lifecycleGranularities).default('day').meta({
    description: 'How the period is cut into buckets; there are no hours.',
    example: 'month',
  }),
});

/** GET /api/v1/bots/{bot}/lifecycle and lifecycle.csv. */
export const serveLifecycle = (app: OpenAPIHono<ServeEnv>, parts: FiguresParts): void =>
  serveFigures(app, parts, {
    name: 'lifecycle',
    questionFrom: lifecycleQuestionFrom,
    answer: answerLifecycle,
    csv: lifecycleCsv,
    documents: {
      query,
      answer: lifecycle,
      summary: 'Ask how people come and go',
      description:
        'Of the active users of each bucket: those who are new, those who were active in the bucket before (returning) and those who are back after a gap (reactivated); and those who were active in the bucket before and stayed away (lost). With them the active users of the last 7 and 28 days, stickiness, and messages per active user. docs/metrics.md has the exact definitions.',
      answered: 'Platforms sorted by active users of the period, then by name. A ratio of nothing is null.',
      row: 'one row per bucket, platform and metric',
      csvExample:
        'bucket,platform,metric,value\r\n2026-01-01,telegram,returningUsers,34\r\nperiod,telegram,returningUsers,34\r\n',
    },
  });
