import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { type ConnectorName, connectorNames, isConnectorName } from '@turnout/contract';
import type { KeptConnection } from '../access/connections.ts';
import type { DeliveryOutcome } from '../access/deliveries.ts';
import { readBody } from '../receive/body.ts';
import { BodyError } from '../receive/body-error.ts';
import type { Answer, Delivery } from '../receive/hooks/connector.ts';
import { hookConnectors } from '../receive/hooks/connectors.ts';
import type { HookReceipt } from '../receive/hooks/hook-receiver.ts';
import { incomingOf, type ServeContext, type ServeEnv } from './env.ts';
import { botParam, refusals, security } from './openapi.ts';
import { nothing, outcomeOf, refused } from './outcome.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { countRequests } from './request-count.ts';

type HookParts = Pick<AppParts, 'access' | 'receiveDelivery' | 'identities' | 'writer' | 'metrics' | 'publicUrl'>;
type Place = { bot: string; connector: ConnectorName; kept: KeptConnection };

/** Above what any platform sends at once: WhatsApp, the largest, says 3 MB. */
const deliveryBytes = 4 * 1024 * 1024;

/**
 * /hooks/{connector}/{bot}: where platforms deliver. Each proves itself by its own signature, so no key and no cookie counts
 * here, and this stands above the guards for pages.
 */
export function serveHooks(app: OpenAPIHono<ServeEnv>, parts: HookParts): void {
  const { access, identities, metrics, writer } = parts;
  app.openAPIRegistry.registerPath(document);
  app.openAPIRegistry.registerPath(greetingDocument);

  const note = ({ bot, connector }: Pick<Place, 'bot' | 'connector'>, outcome: DeliveryOutcome) => {
    access.deliveries.note(bot, connector, outcome);
    metrics.countDelivery(connector, outcome.outcome);
  };

  /** Throws `unknown_bot`, or `not_connected`, which the log of the bot tells, too. */
  const placeOf = (c: ServeContext): Place => {
    const { bot = '', connector = '' } = c.req.param();
    if (access.bots.get(bot) === undefined) throw new Refusal('unknown_bot');
    if (!isConnectorName(connector)) throw new Refusal('not_connected');
    const kept = access.connections.get(bot, connector);
    if (kept !== undefined) return { bot, connector, kept };
    note({ bot, connector }, refused('not_connected'));
    throw new Refusal('not_connected');
  };

  const store = async (place: Place, receipt: Read): Promise<void> => {
    try {
      await identities.learn(place.bot, receipt.same);
      if (receipt.messages.length > 0) await writer.write(receipt.messages);
    } catch (error) {
      note(place, refused('store_unavailable'));
      throw error;
    }
  };

  app.on(['GET', 'POST'], '/hooks/:connector/:bot', countRequests(metrics), async (c) => {
    const before = placeOf(c);
    const delivery = await readDelivery(c, parts.publicUrl).catch((error: unknown) => {
      if (error instanceof BodyError)
        note(before, refused(error.code === 'body_too_large' ? 'too_large' : 'unreadable'));
      throw error;
    });
    // A body may take a minute to come, and the connection may be another one then, or none.
    const place = placeOf(c);
    const { bot, connector, kept } = place;
    const receipt = await parts.receiveDelivery(bot, hookConnectors[connector], delivery, kept.credentials);
    if (receipt.kind === 'refused') {
      note(place, refused(receipt.reason));
      throw new Refusal(receipt.reason === 'unreadable' ? 'unreadable_body' : 'not_genuine');
    }
    if (receipt.kind === 'read') await store(place, receipt);
    note(
      place,
      receipt.kind === 'greeted' ? { outcome: 'greeted', ...nothing } : outcomeOf(receipt.messages, receipt.leavings),
    );
    if (receipt.kind === 'read') metrics.countAccepted(receipt.messages.length);
    return answerWith(receipt.answer);
  });
}

type Read = Extract<HookReceipt, { kind: 'read' }>;

async function readDelivery(c: ServeContext, publicUrl: string): Promise<Delivery> {
  const { raw, url } = c.req;
  const { pathname, search } = new URL(url);
  const body = await readBody({ headers: raw.headers, body: incomingOf(c) ?? raw.body }, deliveryBytes);
  // Behind a proxy the request names another host than the one that the platform called and signed.
  return {
    method: c.req.method,
    url: new URL(`${pathname}${search}`, publicUrl),
    headers: raw.headers,
    body,
    nowMs: Date.now(),
  };
}

function answerWith({ status, type, body }: Answer): Response {
  const headers = { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' };
  return new Response(status === 204 ? null : body, { status, headers });
}

const document = createRoute({
  method: 'post',
  path: '/hooks/{connector}/{bot}',
  tags: ['connections'],
  summary: 'Webhooks of platforms',
  description:
    'Where a connected platform delivers. A delivery is believed by its signature alone; what is in it counts once, however often it is repeated. 200 means that its messages are on disk.',
  security: security.nobody,
  request: {
    params: botParam.extend({
      connector: z.enum(connectorNames).meta({ description: 'The platform.', example: 'telegram' }),
    }),
  },
  responses: {
    200: { description: 'Everything in it that counts is on disk.' },
    ...refusals(
      'unreadable_body',
      'not_genuine',
      'unknown_bot',
      'not_connected',
      'body_too_large',
      'queue_full',
      'store_unavailable',
      'shutting_down',
    ),
  },
});

const greetingDocument = createRoute({
  ...document,
  method: 'get',
  summary: 'How platforms check a webhook address',
  description: 'Answers the question with which some platforms make sure of the address before they deliver.',
});
