import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { answerNow } from '../usage/now.ts';
import { InvalidQuestion } from '../usage/parameters.ts';
import type { ServeEnv } from './env.ts';
import type { FiguresParts } from './figures.ts';
import { botParam, json, now as nowSchema, refusals, security } from './openapi.ts';

/** GET /api/v1/bots/{bot}/now: the last half hour. For whoever may read the bot. */
export function serveNow(app: OpenAPIHono<ServeEnv>, { callers, engine, refresher }: FiguresParts): void {
  app.openapi(document, async (c) => {
    const bot = await callers.readableBot(c);
    if (new URL(c.req.url).search !== '') throw new InvalidQuestion('This address takes no parameters.');
    const answer = await answerNow({ engine, refresher }, bot, Date.now());
    return c.json(answer, 200, { 'Cache-Control': 'private, no-store' });
  });
}

const document = createRoute({
  method: 'get',
  path: '/api/v1/bots/{bot}/now',
  tags: ['figures'],
  summary: 'Ask for the last half hour',
  description:
    'People and messages of the last 30 minutes, minute by minute, per platform and together. A message counts in the minute of its earliest copy: one that came before is not among them, however often it is reported again.',
  security: security.keyOrSession,
  request: { params: botParam },
  responses: {
    200: json(nowSchema, 'Platforms of which something came, most people first.'),
    ...refusals('invalid_question', 'not_signed_in', 'not_allowed', 'unknown_bot', 'store_unavailable'),
  },
});
