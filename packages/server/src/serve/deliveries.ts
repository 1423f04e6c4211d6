import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Access } from '../access/open.ts';
import type { Callers } from './caller.ts';
import type { ServeEnv } from './env.ts';
import { botParam, deliveries, json, refusals, security } from './openapi.ts';

/** What became of the last deliveries of a bot's platforms; whoever may read the bot reads it. */
export function serveDeliveries(
  app: OpenAPIHono<ServeEnv>,
  { callers, access }: { callers: Callers; access: Access },
): void {
  app.openapi(document, async (c) => {
    const { bot } = await callers.readableBot(c);
    const headers = { 'Cache-Control': 'private, no-store', Vary: 'Authorization, Cookie' };
    return c.json({ deliveries: access.deliveries.list(bot) }, 200, headers);
  });
}

const document = createRoute({
  method: 'get',
  path: '/api/v1/bots/{bot}/deliveries',
  tags: ['connections'],
  summary: 'List the last deliveries of platforms',
  description:
    'Up to 200 deliveries, the newest first: when, from which platform, and what became of it, with the reason where nothing was counted. Nothing of what was in them.',
  security: security.keyOrSession,
  request: { params: botParam },
  responses: {
    200: json(deliveries, 'The newest first.'),
    ...refusals('invalid_request', 'not_signed_in', 'not_allowed', 'unknown_bot'),
  },
});
