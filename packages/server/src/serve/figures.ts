import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { type Bot, localDate, platformSlug } from '@turnout/contract';
import type { UsageDeps } from '../usage/answer.ts';
import type { Callers } from './caller.ts';
import type { ServeEnv } from './env.ts';
import { type FiguresDocuments, serveFormats } from './formats.ts';
import { botParam } from './openapi.ts';

export type FiguresParts = UsageDeps & { callers: Callers };

/** Figures that can be asked for: how the question is read, answered, and written as a table; and what the documents say. */
export type FiguresRoute<Question extends { from: string; to: string }, Answer> = {
  /** The last part of the address. */
  name: string;
  /** Throws InvalidQuestion. */
  questionFrom(query: URLSearchParams): Question;
  answer(deps: UsageDeps, bot: Bot, question: Question): Promise<Answer>;
  csv(answer: Answer): string;
  documents: FiguresDocuments<Answer>;
};

/** The parameters that every such question has, described. */
export const periodParameters = {
  from: localDate.meta({ description: "First day of the period, in the bot's time zone.", example: '2026-01-01' }),
  to: localDate.meta({ description: 'Last day of the period, included.', example: '2026-01-31' }),
  platform: z.array(platformSlug).optional().meta({ description: 'Only these platforms; repeat it for several.' }),
};

/** GET /api/v1/bots/{bot}/{name}, as JSON or CSV, and {name}.csv. For whoever may read the bot. */
export function serveFigures<Question extends { from: string; to: string }, Answer>(
  app: OpenAPIHono<ServeEnv>,
  { callers, engine, refresher }: FiguresParts,
  { name, questionFrom, answer, csv, documents }: FiguresRoute<Question, Answer>,
): void {
  serveFormats(app, {
    path: `/api/v1/bots/:bot/${name}`,
    params: botParam,
    csv,
    async ask(c) {
      const bot = await callers.readableBot(c);
      const question = questionFrom(new URL(c.req.url).searchParams);
      const answered = await answer({ engine, refresher }, bot, question);
      return { answer: answered, name: `${bot.bot}-${name}-${question.from}-${question.to}` };
    },
    documents,
    refusedWith: ['not_allowed', 'unknown_bot'],
  });
}
