import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { limits, type Receipt } from '@turnout/contract';
import type { Callers } from './caller.ts';
import { incomingOf, type ServeContext, type ServeEnv } from './env.ts';
import { botParam, json, messageInput, receipt, refusals, security } from './openapi.ts';
import type { AppParts } from './parts.ts';
import { countRequests } from './request-count.ts';

type MessagesParts = Pick<AppParts, 'receive' | 'writer' | 'metrics'> & { callers: Callers };

const path = '/api/v1/bots/:bot/messages';

/**
 * POST /api/v1/bots/{bot}/messages. The hot path, thousands a second: it is registered before any middleware, and
 * receive/ is its only parser.
 */
export function serveMessages(app: OpenAPIHono<ServeEnv>, { callers, receive, writer, metrics }: MessagesParts): void {
  app.openAPIRegistry.registerPath(document);
  app.post(path, countRequests(metrics), async (c) => {
    const bot = await callers.writableBot(c);
    const { messages, rejected } = await receive(bot, { headers: c.req.raw.headers, body: bodyOf(c) });
    // A body may take a minute to come. What is of a key that was revoked meanwhile, or of a bot that was deleted, must
    // not be stored: a new bot of that name would inherit it.
    await callers.writableBot(c);
    if (messages.length > 0) {
      const startedAt = performance.now();
      await writer.write(messages);
      metrics.observeCommit((performance.now() - startedAt) / 1000);
    }
    const status = messages.length === 0 ? 422 : 200;
    metrics.countAccepted(messages.length);
    for (const { code } of rejected) metrics.countRejected(code);
    const answer: Receipt = { accepted: messages.length, rejected };
    return c.json(answer, status, { 'X-Content-Type-Options': 'nosniff' });
  });
}

/** Node's own stream where there is one: a Fetch body around it costs a third of the time of a small request. */
const bodyOf = (c: ServeContext) => incomingOf(c) ?? c.req.raw.body;

const document = createRoute({
  method: 'post',
  path: '/api/v1/bots/{bot}/messages',
  tags: ['messages'],
  summary: 'Send messages',
  description:
    'One message, an array of up to 10,000, or NDJSON; gzip, zstd or br; at most 8 MB as sent and 64 MB unpacked. What is answered as accepted is on disk. `direction` is seen from the bot. `timestamp` is ISO 8601 with an offset or epoch milliseconds, and now when left out. `id` is the platform’s message id: with it, repeating a message is harmless. User and message ids are kept as keyed hashes only.',
  security: security.key,
  request: {
    params: botParam,
    headers: z.object({
      'content-encoding': z.enum(['gzip', 'zstd', 'br']).optional().meta({ description: 'How the body is packed.' }),
    }),
    body: {
      required: true,
      content: {
        'application/json': { schema: z.union([messageInput, z.array(messageInput).max(limits.messagesPerRequest)]) },
        'application/x-ndjson': {
          schema: z.string(),
          example:
            '{"platform":"webchat","user":"u-81","direction":"received"}\n{"platform":"webchat","user":"u-81","direction":"sent"}\n',
        },
      },
    },
  },
  responses: {
    200: json(receipt, 'The accepted messages are on disk; the others are listed, each with why.'),
    422: json(receipt, 'None was accepted.'),
    ...refusals(
      'unreadable_body',
      'not_signed_in',
      'not_allowed',
      'unknown_bot',
      'body_too_large',
      'unsupported_encoding',
      'unsupported_type',
      'queue_full',
      'store_unavailable',
      'shutting_down',
    ),
  },
});
