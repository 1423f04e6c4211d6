import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Bot, BotSummary } from '@turnout/contract';
import type { Access } from '../access/open.ts';
import type { Engine } from '../store/engine.ts';
import { botDays } from '../usage/bot-days.ts';
import type { Caller, Callers } from './caller.ts';
import type { ServeEnv } from './env.ts';
import { bots as botsSchema, json, refusals, security } from './openapi.ts';
import { Refusal } from './refusal.ts';

type BotsParts = { callers: Callers; access: Access; engine: Engine };

/** GET /api/v1/bots: the bots that the caller may see. */
export function serveBots(app: OpenAPIHono<ServeEnv>, { callers, access, engine }: BotsParts): void {
  app.openapi(document, async (c) => {
    const caller = await callers.identify(c);
    // Everybody has it: besides sending, it opens nothing.
    if (caller.kind === 'key' && caller.key.scope === 'webchat') throw new Refusal('not_allowed');
    const visible = access.bots.list().filter((bot) => maySee(caller, bot));
    // When a bot was used is a figure: a key that may only send messages does not get it.
    const mayRead = caller.kind !== 'key' || caller.key.scope === 'read';
    const days = await botDays(engine, mayRead ? visible.map(({ bot }) => bot) : []);
    const bots: BotSummary[] = visible.map((bot) => ({ ...bot, ...days.get(bot.bot) }));
    return c.json({ bots }, 200, { 'Cache-Control': 'private, no-store' });
  });
}

function maySee(caller: Caller, { bot }: Bot): boolean {
  return caller.kind !== 'key' || caller.key.bot === bot;
}

const document = createRoute({
  method: 'get',
  path: '/api/v1/bots',
  tags: ['figures'],
  summary: 'List bots',
  description:
    'The bots that the caller may see: a key sees its own, a person all. The days are those of the first and the last message, for who may read figures.',
  security: security.keyOrSession,
  responses: { 200: json(botsSchema, 'By id.'), ...refusals('not_signed_in', 'not_allowed', 'store_unavailable') },
});
