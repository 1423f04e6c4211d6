import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { limits, type Receipt } from '@turnout/contract';
import type { Access } from '../access/open.ts';
import { pageTerms, programTerms } from '../receive/terms.ts';
import type { Callers } from './caller.ts';
import { answerPage } from './cross-origin.ts';
import { addressOf, incomingOf, type ServeContext, type ServeEnv } from './env.ts';
import { botParam, json, messageInput, receipt, refusals, security } from './openapi.ts';
import { refusedRequestOf, rejectionsOf } from './outcome.ts';
import { createPageRate } from './page-rate.ts';
import type { AppParts } from './parts.ts';
import { countRequests } from './request-count.ts';

type MessagesParts = Pick<AppParts, 'receive' | 'writer' | 'metrics'> & { access: Access; callers: Callers };

const path = '/api/v1/bots/:bot/messages';

/**
 * POST /api/v1/bots/{bot}/messages. The hot path, thousands a second: it is registered before any middleware, and
 * receive/ is its only parser. Pages send here, too, with a key that everybody can read: they are told apart by it.
 */
export function serveMessages(app: OpenAPIHono<ServeEnv>, parts: MessagesParts): void {
  const { access, callers, receive, writer, metrics } = parts;
  const pages = createPageRate(() => performance.now());
  app.openAPIRegistry.registerPath(document);
  app.openAPIRegistry.registerPath(preflightDocument);
  app.options(path, countRequests(metrics), (c) => {
    answerPage(c, access.keys);
    return c.body(null, 204, { Allow: 'POST, OPTIONS' });
  });
  app.post(path, countRequests(metrics), async (c) => {
    answerPage(c, access.keys);
    const { status, answer } = await take(c).catch((error: unknown) => {
      noteRefusal(c, error);
      throw error;
    });
    return c.json(answer, status, { 'X-Content-Type-Options': 'nosniff' });
  });

  async function take(c: ServeContext): Promise<{ status: 200 | 422; answer: Receipt }> {
    const key = await callers.writingKey(c);
    const isPage = key.scope === 'webchat';
    if (isPage) pages.admit(key, addressOf(c));
    const request = { headers: c.req.raw.headers, body: bodyOf(c) };
    const { messages, rejected } = await receive(key.bot, request, isPage ? pageTerms : programTerms);
    if (isPage) pages.charge(key, addressOf(c), messages.length + rejected.length);
    // A body may take a minute to come. What is of a key that was revoked meanwhile, or of a bot that was deleted, must
    // not be stored: a new bot of that name would inherit it.
    await callers.writingKey(c);
    if (messages.length > 0) {
      const startedAt = performance.now();
      await writer.write(messages);
      metrics.observeCommit((performance.now() - startedAt) / 1000);
    }
    metrics.countAccepted(messages.length);
    for (const { code } of rejected) metrics.countRejected(code);
    if (rejected.length > 0) access.deliveries.note(key.bot, isPage ? 'webchat' : 'api', rejectionsOf(rejected));
    return { status: messages.length === 0 ? 422 : 200, answer: { accepted: messages.length, rejected } };
  }

  /** The bot's own people learn why nothing arrives, from the log; whoever asked learns nothing from it. */
  function noteRefusal(c: ServeContext, error: unknown): void {
    const bot = c.req.param('bot') ?? '';
    const outcome = refusedRequestOf(error);
    if (outcome === undefined || !access.bots.has(bot)) return;
    // Browsers name the page, programs none; the key may be nobody's.
    access.deliveries.note(bot, c.req.header('origin') === undefined ? 'api' : 'webchat', outcome);
  }
}

/** Node's own stream where there is one: a Fetch body around it costs a third of the time of a small request. */
const bodyOf = (c: ServeContext) => incomingOf(c) ?? c.req.raw.body;

const document = createRoute({
  method: 'post',
  path: '/api/v1/bots/{bot}/messages',
  tags: ['messages'],
  summary: 'Send messages',
  description:
    'One message, an array of up to 10,000, or NDJSON; gzip, zstd or br; at most 8 MB as sent and 64 MB unpacked. What is answered as accepted is on disk. `direction` is seen from the bot. `timestamp` is ISO 8601 with an offset or epoch milliseconds, and now when left out. `id` is the platform’s message id: with it, repeating a message is harmless. User and message ids are kept as keyed hashes only. A key of scope `webchat` sends from the pages it is bound to, messages of platform `webchat` with timestamps near now, up to 20 and 16 KB at a time, and is limited in how many.',
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
      'foreign_origin',
      'unknown_bot',
      'body_too_large',
      'unsupported_encoding',
      'unsupported_type',
      'too_many_requests',
      'queue_full',
      'store_unavailable',
      'shutting_down',
    ),
  },
});

const preflightDocument = createRoute({
  method: 'options',
  path: '/api/v1/bots/{bot}/messages',
  tags: ['messages'],
  summary: 'May this page send messages?',
  description:
    'What browsers ask before a page sends. The answer has CORS headers where a key of scope `webchat` of the bot is bound to the origin of the page, and none otherwise.',
  security: security.nobody,
  request: { params: botParam },
  responses: { 204: { description: 'In the headers.' } },
});
