import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { granularities } from '@turnout/contract';
import { answerUsage } from '../usage/answer.ts';
import { usageCsv } from '../usage/csv.ts';
import { usageQuestionFrom } from '../usage/question.ts';
import type { ServeEnv } from './env.ts';
import { type FiguresParts, periodParameters, serveFigures } from './figures.ts';
import { usage } from './openapi.ts';

const query = z.object({
  ...periodParameters,
  granularity: z.enum(granularities).default('day').meta({
    description: 'How the period is cut into buckets; `hour` for at most 31 days.',
    example: 'month',
  }),
  compare: z.string().optional().meta({
    description:
      'Adds another period as `previous`: `previous` is the one of the same length before, `last-year` the same dates a year before, `YYYY-MM-DD..YYYY-MM-DD` any other. But for `previous`, it is cut in step with the period asked for.',
    example: 'previous',
  }),
});

/** GET /api/v1/bots/{bot}/usage and usage.csv. */
export const serveUsage = (app: OpenAPIHono<ServeEnv>, parts: FiguresParts): void =>
  serveFigures(app, parts, {
    name: 'usage',
    questionFrom: usageQuestionFrom,
    answer: answerUsage,
    csv: usageCsv,
    documents: {
      query,
      answer: usage,
      summary: 'Ask for figures',
      description:
        'Exact figures of a period, per platform and together. Every message answered 200 before `asOf` is included. The active users of a period are counted for the period; the sum over its buckets is another number.',
      answered: 'Platforms sorted by active users of the period, then by name.',
      row: 'one row per bucket, platform and metric',
      csvExample:
        'bucket,platform,metric,value\r\n2026-01-01,telegram,activeUsers,120\r\nperiod,telegram,activeUsers,120\r\n',
    },
  });
