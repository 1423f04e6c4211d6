import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { overviewGranularities } from '@turnout/contract';
import { answerOverview, overviewQuestionFrom } from '../usage/overview.ts';
import { overviewCsv } from '../usage/overview-csv.ts';
import type { ServeEnv } from './env.ts';
import { type FiguresParts, periodParameters } from './figures.ts';
import { serveFormats } from './formats.ts';
import { overview } from './openapi.ts';

const { from, to } = periodParameters;
const query = z.object({
  from: from.meta({ description: 'First day of the period, in the time zone of each bot.' }),
  to,
  granularity: z.enum(overviewGranularities).default('day').meta({
    description: 'How the period is cut into buckets.',
    example: 'month',
  }),
  compare: z.string().optional().meta({
    description:
      'Adds the figures of another period as a whole: `previous`, `last-year` or `YYYY-MM-DD..YYYY-MM-DD`, as for one bot.',
    example: 'previous',
  }),
});

/** GET /api/v1/overview and overview.csv: of every bot that the caller may read. */
export function serveOverview(app: OpenAPIHono<ServeEnv>, { callers, engine, refresher }: FiguresParts): void {
  serveFormats(app, {
    path: '/api/v1/overview',
    csv: overviewCsv,
    async ask(c) {
      const bots = await callers.readableBots(c);
      const question = overviewQuestionFrom(new URL(c.req.url).searchParams);
      const answer = await answerOverview({ engine, refresher }, bots, question);
      return { answer, name: `overview-${question.from}-${question.to}` };
    },
    documents: {
      query,
      answer: overview,
      summary: 'Ask for the figures of all bots',
      description:
        'The five figures of every bot that the caller may read, on all its platforms together: a person reads all bots, a key its own. What it says of a bot is what `all` is in its usage.',
      answered: 'Bots by id.',
      row: 'one row per bucket, bot and metric',
      csvExample: 'bucket,bot,metric,value\r\n2026-01-01,support,activeUsers,150\r\nperiod,support,activeUsers,150\r\n',
    },
    refusedWith: ['not_allowed'],
  });
}
