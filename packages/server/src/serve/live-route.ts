import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Callers } from './caller.ts';
import type { ServeContext, ServeEnv } from './env.ts';
import { botParam, refusals, security } from './openapi.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

type LiveParts = Pick<AppParts, 'live' | 'refresher' | 'liveTimes'> & { callers: Callers };

/** A reader that lets this many events wait has gone or will ask again; it is let go. */
const maxWaitingEvents = 16;

const utf8 = new TextEncoder();

/** GET /api/v1/bots/{bot}/live: server-sent events, one at once and one after every refresh of the bot's figures. */
export function serveLive(app: OpenAPIHono<ServeEnv>, parts: LiveParts): void {
  app.openAPIRegistry.registerPath(document);
  app.get('/api/v1/bots/:bot/live', async (c) => {
    const { bot } = await parts.callers.readableBot(c);
    const headers = {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'private, no-store',
      // nginx holds answers back until they are complete, unless told.
      'X-Accel-Buffering': 'no',
    };
    // HEAD comes here too, and nobody would read or end its stream.
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(openStream(c, bot, parts), 200, headers);
  });
}

function openStream(c: ServeContext, bot: string, { callers, live, refresher, liveTimes }: LiveParts) {
  const { heartbeatMs, recheckMs } = liveTimes ?? { heartbeatMs: 15_000, recheckMs: 3000 };
  let end = () => {};
  let release = () => {};
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string) => {
          if ((controller.desiredSize ?? 0) <= 0) return end();
          controller.enqueue(utf8.encode(text));
        };
        const sendUsage = (ms: number) => send(`event: usage\ndata: {"asOf":"${new Date(ms).toISOString()}"}\n\n`);
        const sendNotes = () => send('event: notes\ndata: {}\n\n');
        const unsubscribe = live.subscribe(bot, { onUsage: sendUsage, onNotes: sendNotes, onEnd: () => end() });
        if (unsubscribe === undefined) throw new Refusal('too_many_requests', { retryAfterS: 10 });
        const heartbeat = setInterval(() => send(': alive\n\n'), heartbeatMs);
        // A key that is revoked and a session that has ended stop here too, not only at the next request.
        const recheck = setInterval(() => void callers.readableBot(c).catch(() => end()), recheckMs);
        release = () => {
          clearInterval(heartbeat);
          clearInterval(recheck);
          unsubscribe();
          end = () => {};
        };
        end = () => {
          release();
          controller.close();
        };
        send('retry: 2000\n\n');
        sendUsage(refresher.asOfMs(bot));
      },
      // The reader has gone.
      cancel: () => release(),
    },
    { highWaterMark: maxWaitingEvents },
  );
  return stream;
}

const document = createRoute({
  method: 'get',
  path: '/api/v1/bots/{bot}/live',
  tags: ['figures'],
  summary: 'Follow a bot',
  description:
    'Server-sent events: `usage` at once and whenever figures may have changed; ask for them again then; `notes` when notes were added, changed or removed. A comment every 15 seconds keeps the connection.',
  security: security.keyOrSession,
  request: { params: botParam },
  responses: {
    200: {
      description: 'A stream that ends with the right to read it.',
      content: {
        'text/event-stream': {
          schema: z.string(),
          example: 'event: usage\ndata: {"asOf":"2026-02-01T03:00:00.000Z"}\n\n',
        },
      },
    },
    ...refusals('not_signed_in', 'not_allowed', 'unknown_bot', 'too_many_requests'),
  },
});
