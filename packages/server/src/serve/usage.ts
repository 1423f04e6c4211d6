import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { granularities, localDate, platformSlug } from '@turnout/contract';
import { accepts } from 'hono/accepts';
import { compress } from 'hono/compress';
import { answerUsage } from '../usage/answer.ts';
import { usageCsv } from '../usage/csv.ts';
import { usageQuestionFrom } from '../usage/question.ts';
import type { Callers } from './caller.ts';
import type { ServeContext, ServeEnv } from './env.ts';
import { botParam, json, refusals, security, usage as usageSchema } from './openapi.ts';
import type { AppParts } from './parts.ts';

type UsageParts = Pick<AppParts, 'engine' | 'refresher'> & { callers: Callers };

const headers = { 'Cache-Control': 'private, no-store', Vary: 'Accept, Authorization, Cookie' };

/** GET /api/v1/bots/{bot}/usage, as JSON or CSV, and usage.csv. */
export function serveUsage(app: OpenAPIHono<ServeEnv>, { callers, engine, refresher }: UsageParts): void {
  app.openAPIRegistry.registerPath(document);
  app.openAPIRegistry.registerPath(csvDocument);

  const ask = async (c: ServeContext) => {
    const bot = await callers.readableBot(c);
    const question = usageQuestionFrom(new URL(c.req.url).searchParams);
    return answerUsage({ engine, refresher }, bot, question);
  };
  const answerCsv = async (c: ServeContext) => {
    const usage = await ask(c);
    const name = `${usage.bot}-${usage.from}-${usage.to}.csv`;
    return c.body(usageCsv(usage), 200, {
      ...headers,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  };

  app.use('/api/v1/bots/:bot/usage', compress());
  app.use('/api/v1/bots/:bot/usage.csv', compress());
  app.get('/api/v1/bots/:bot/usage', async (c) => (prefersCsv(c) ? answerCsv(c) : c.json(await ask(c), 200, headers)));
  app.get('/api/v1/bots/:bot/usage.csv', answerCsv);
}

function prefersCsv(c: ServeContext): boolean {
  const supports = ['application/json', 'text/csv'];
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === 'text/csv';
}

const query = z.object({
  from: localDate.meta({ description: "First day of the period, in the bot's time zone.", example: '2026-01-01' }),
  to: localDate.meta({ description: 'Last day of the period, included.', example: '2026-01-31' }),
  granularity: z.enum(granularities).default('day').meta({
    description: 'How the period is cut into buckets; `hour` for at most 31 days.',
    example: 'month',
  }),
  platform: z.array(platformSlug).optional().meta({ description: 'Only these platforms; repeat it for several.' }),
  compare: z.literal('previous').optional().meta({ description: 'Adds the period of the same length before.' }),
});

const csv = {
  'text/csv': {
    schema: z.string(),
    example:
      'bucket,platform,metric,value\r\n2026-01-01,telegram,activeUsers,120\r\nperiod,telegram,activeUsers,120\r\n',
  },
};

const shared = {
  method: 'get' as const,
  tags: ['figures'],
  security: security.keyOrSession,
  request: { params: botParam, query },
};

const refused = refusals('invalid_question', 'not_signed_in', 'not_allowed', 'unknown_bot', 'store_unavailable');

const document = createRoute({
  ...shared,
  path: '/api/v1/bots/{bot}/usage',
  summary: 'Ask for figures',
  description:
    'Exact figures of a period, per platform and together. Every message answered 200 before `asOf` is included. The active users of a period are counted for the period; the sum over its buckets is another number. `Accept: text/csv` gives a table.',
  responses: {
    200: {
      description: 'Platforms sorted by active users of the period, then by name.',
      content: { ...json(usageSchema, '').content, ...csv },
    },
    ...refused,
  },
});

const csvDocument = createRoute({
  ...shared,
  path: '/api/v1/bots/{bot}/usage.csv',
  summary: 'Ask for figures as a table',
  description: 'The same as CSV: one row per bucket, platform and metric.',
  responses: { 200: { description: 'A table.', content: csv }, ...refused },
});
