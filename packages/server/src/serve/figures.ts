import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { type Bot, localDate, platformSlug } from '@turnout/contract';
import { accepts } from 'hono/accepts';
import { compress } from 'hono/compress';
import type { UsageDeps } from '../usage/answer.ts';
import type { Callers } from './caller.ts';
import type { ServeContext, ServeEnv } from './env.ts';
import { botParam, json, refusals, security } from './openapi.ts';

export type FiguresParts = UsageDeps & { callers: Callers };

/** Figures that can be asked for: how the question is read, answered, and written as a table; and what the documents say. */
export type FiguresRoute<Question extends { from: string; to: string }, Answer> = {
  /** The last part of the address. */
  name: string;
  /** Throws InvalidQuestion. */
  questionFrom(query: URLSearchParams): Question;
  answer(deps: UsageDeps, bot: Bot, question: Question): Promise<Answer>;
  csv(answer: Answer): string;
  documents: {
    query: z.ZodObject;
    answer: z.ZodType<Answer>;
    summary: string;
    description: string;
    /** What is special about the answer. */
    answered: string;
    /** What a row of the table is. */
    row: string;
    csvExample: string;
  };
};

/** The parameters that every such question has, described. */
export const periodParameters = {
  from: localDate.meta({ description: "First day of the period, in the bot's time zone.", example: '2026-01-01' }),
  to: localDate.meta({ description: 'Last day of the period, included.', example: '2026-01-31' }),
  platform: z.array(platformSlug).optional().meta({ description: 'Only these platforms; repeat it for several.' }),
};

const headers = { 'Cache-Control': 'private, no-store', Vary: 'Accept, Authorization, Cookie' };

/** GET /api/v1/bots/{bot}/{name}, as JSON or CSV, and {name}.csv. For whoever may read the bot. */
export function serveFigures<Question extends { from: string; to: string }, Answer>(
  app: OpenAPIHono<ServeEnv>,
  { callers, engine, refresher }: FiguresParts,
  { name, questionFrom, answer, csv, documents }: FiguresRoute<Question, Answer>,
): void {
  for (const document of documentsOf(name, documents)) app.openAPIRegistry.registerPath(document);

  const ask = async (c: ServeContext) => {
    const bot = await callers.readableBot(c);
    const question = questionFrom(new URL(c.req.url).searchParams);
    return { bot: bot.bot, question, answered: await answer({ engine, refresher }, bot, question) };
  };
  const answerJson = async (c: ServeContext): Promise<Response> => c.json((await ask(c)).answered, 200, headers);
  const answerCsv = async (c: ServeContext): Promise<Response> => {
    const { bot, question, answered } = await ask(c);
    return c.body(csv(answered), 200, {
      ...headers,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${bot}-${name}-${question.from}-${question.to}.csv"`,
    });
  };

  const path = `/api/v1/bots/:bot/${name}`;
  app.use(path, compress());
  app.use(`${path}.csv`, compress());
  app.get(path, (c) => (prefersCsv(c) ? answerCsv(c) : answerJson(c)));
  app.get(`${path}.csv`, answerCsv);
}

function prefersCsv(c: ServeContext): boolean {
  const supports = ['application/json', 'text/csv'];
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === 'text/csv';
}

function documentsOf<Answer>(name: string, documents: FiguresRoute<never, Answer>['documents']) {
  const { query, answer, summary, description, answered, row, csvExample } = documents;
  const csv = { 'text/csv': { schema: { type: 'string' as const }, example: csvExample } };
  const shared = {
    method: 'get' as const,
    tags: ['figures'],
    security: security.keyOrSession,
    request: { params: botParam, query },
  };
  const refused = refusals('invalid_question', 'not_signed_in', 'not_allowed', 'unknown_bot', 'store_unavailable');
  return [
    createRoute({
      ...shared,
      path: `/api/v1/bots/{bot}/${name}`,
      summary,
      description: `${description} \`Accept: text/csv\` gives a table.`,
      responses: { 200: { description: answered, content: { ...json(answer, '').content, ...csv } }, ...refused },
    }),
    createRoute({
      ...shared,
      path: `/api/v1/bots/{bot}/${name}.csv`,
      summary: `${summary} as a table`,
      description: `The same as CSV: ${row}.`,
      responses: { 200: { description: 'A table.', content: csv }, ...refused },
    }),
  ];
}
