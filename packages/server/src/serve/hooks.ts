import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { type ConnectorName, connectorNames, isConnectorName, type RefusedReason } from '@turnout/contract';
import type { KeptConnection } from '../access/connections.ts';
import type { DeliveryOutcome } from '../access/deliveries.ts';
import type { Answer, Delivery, Head } from '../receive/hooks/connector.ts';
import { hookConnectors } from '../receive/hooks/connectors.ts';
import type { Reading } from '../receive/hooks/hook-receiver.ts';
import type { Spooled } from '../write/spool-lines.ts';
import { storeOrSpool } from '../write/store-or-spool.ts';
import { incomingOf, type ServeContext, type ServeEnv } from './env.ts';
import { answerOfBot } from './forward/answer.ts';
import type { Parcel } from './forward/forwarder.ts';
import { passOn } from './forward/pass-on.ts';
import { type Patience, patienceWith } from './forward/patience.ts';
import { botParam, refusals, security } from './openapi.ts';
import { failureOf, nothing, outcomeOf, refused } from './outcome.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { countRequests } from './request-count.ts';
import type { SlowBodies } from './slow-bodies.ts';

type HookParts = Pick<
  AppParts,
  'access' | 'receiveDelivery' | 'identities' | 'writer' | 'spool' | 'forwarder' | 'metrics' | 'publicUrl' | 'log'
> & { slowBodies: SlowBodies };
type Place = { bot: string; connector: ConnectorName; kept: KeptConnection };

/**
 * /hooks/{connector}/{bot}: where platforms deliver. Each proves itself by its own signature, so no key and no cookie counts
 * here, and this stands above the guards for pages.
 */
export function serveHooks(app: OpenAPIHono<ServeEnv>, parts: HookParts): void {
  const { access, identities, log, metrics, receiveDelivery, spool, writer } = parts;
  app.openAPIRegistry.registerPath(document);
  app.openAPIRegistry.registerPath(greetingDocument);

  app.on(['GET', 'POST'], '/hooks/:connector/:bot', countRequests(metrics), async (c) => {
    const arrivedMs = performance.now();
    const asked = placeOf(c);
    const delivery = await noted(asked, readDelivery(c, asked));
    const admission = await admit(placeOf(c), delivery);
    // A body may take a minute to come, and the platform's keys seconds: the connection may be another one then, or none.
    const place = placeOf(c);
    if (admission.kind === 'refused') {
      note(place, refused(admission.reason));
      throw refusalOf(admission.reason);
    }
    if (admission.kind === 'genuine') {
      const { forwardTo } = place.kept;
      if (forwardTo === undefined) return take(place, delivery);
      const patience = patienceWith(place.connector, arrivedMs);
      return pass(place, forwardTo, delivery, { parcel: parcelOf(c, delivery), patience });
    }
    note(place, { outcome: 'greeted', ...nothing });
    return answerWith(admission.answer);
  });

  /** Answers for itself: 200 once the messages are on disk. */
  async function take(place: Place, delivery: Delivery): Promise<Response> {
    const reading = await noted(place, read(place, delivery));
    const store = async () => {
      // A new bot of this name would inherit what is learnt and written after a deletion; of messages, writer and spool look themselves.
      if (!isConnected(place)) return;
      await identities.learn(place.bot, reading.same);
      if (isConnected(place)) await writer.write(reading.messages);
    };
    await noted(place, storeOrSpool(store, spool, spooledOf(place, reading)));
    if (!isConnected(place)) throw new Refusal('not_connected');
    note(place, outcomeOf(reading.messages, reading.leavings));
    metrics.countAccepted(reading.messages.length);
    return answerWith(reading.answer);
  }

  /** Passes it on, and answers with what the bot answers. */
  async function pass(
    place: Place,
    to: string,
    delivery: Delivery,
    { parcel, patience }: { parcel: Parcel; patience: Patience },
  ): Promise<Response> {
    const reading = () =>
      read(place, delivery).catch((error: unknown) => {
        if (failureOf(error) === undefined)
          log.error({ err: error }, 'A delivery that was passed on could not be read');
        return undefined;
      });
    const deps = { ...parts, reading, spooledOf: (found: Reading) => spooledOf(place, found) };
    const { passed, found, state } = await passOn(deps, parcel, to, patience);
    const forwarded = 'failed' in passed ? passed.failed : passed.answer.status;
    metrics.countForwarded(place.connector, String(forwarded));
    void found.then((it) => {
      const messages = state === 'lost' ? [] : (it?.messages ?? []);
      const outcome = it === undefined ? refused('unreadable') : outcomeOf(messages, it.leavings);
      const missing = state === 'lost' && { outcome: 'rejected' as const };
      note(place, { ...outcome, ...missing, forwarded, ...(state !== 'kept' && { spool: state }) });
      metrics.countAccepted(messages.length);
    });
    return answerOfBot(passed);
  }

  /** With an empty body where nothing can prove it. */
  async function readDelivery(c: ServeContext, { connector, kept }: Place): Promise<Delivery> {
    const head = headOf(c, parts.publicUrl);
    const canBeGenuine = await hookConnectors[connector].carriesProof(head, kept.credentials);
    if (!canBeGenuine) return { ...head, body: Buffer.alloc(0) };
    // TRAP: as soon as the body of `raw` is asked for, it is taken from the connection, too, and kept a second time.
    const source = { headers: head.headers, body: incomingOf(c) ?? c.req.raw.body };
    return { ...head, body: await parts.slowBodies(source, { maxBytes, gaveWay }) };
  }

  const admit = ({ connector, kept }: Place, delivery: Delivery) =>
    receiveDelivery.admit(hookConnectors[connector], delivery, kept.credentials);

  const isConnected = ({ bot, connector }: Place) => access.connections.get(bot, connector) !== undefined;

  const read = ({ bot, connector, kept }: Place, delivery: Delivery): Promise<Reading> =>
    new Promise((resolve) => {
      resolve(receiveDelivery.read(bot, hookConnectors[connector], delivery, kept.credentials));
    });

  const spooledOf = ({ bot }: Place, { messages, same }: Reading): Spooled => ({
    messages,
    pairs: identities.hashed(bot, same),
  });

  /** Throws `not_connected`, which the log of the bot tells, too; strangers do not learn whether there is such a bot. */
  function placeOf(c: ServeContext): Place {
    const { bot = '', connector = '' } = c.req.param();
    if (access.bots.get(bot) !== undefined && isConnectorName(connector)) {
      const kept = access.connections.get(bot, connector);
      if (kept !== undefined) return { bot, connector, kept };
      note({ bot, connector }, refused('not_connected'));
    }
    throw new Refusal('not_connected');
  }

  function note({ bot, connector }: Pick<Place, 'bot' | 'connector'>, outcome: DeliveryOutcome): void {
    access.deliveries.note(bot, connector, outcome);
    metrics.countDelivery(connector, outcome.outcome);
  }

  /** What it rejects with stands in the log of the bot, too. */
  const noted = <Result>(place: Place, work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      const failure = failureOf(error);
      if (failure !== undefined) note(place, failure);
      throw error;
    });
}

/** Above what any platform sends at once: WhatsApp, the largest, says 3 MB. */
const maxBytes = 4 * 1024 * 1024;
const gaveWay = () =>
  new Refusal('too_many_deliveries', {
    message: 'Too many slow requests come at once; deliver it again.',
    retryAfterS: 5,
  });

function refusalOf(reason: RefusedReason): Refusal {
  if (reason === 'unreadable') return new Refusal('unreadable_body');
  return reason === 'keys_unavailable' ? new Refusal(reason, { retryAfterS: 5 }) : new Refusal('not_genuine');
}

function headOf(c: ServeContext, publicUrl: string): Head {
  const { pathname, search } = new URL(c.req.url);
  // Behind a proxy the request names another host than the one that the platform called and signed.
  const url = new URL(`${pathname}${search}`, publicUrl);
  return { method: c.req.method, url, headers: c.req.raw.headers, nowMs: Date.now() };
}

/** The same as it goes on to the bot; a URL may have written the query in another way. */
function parcelOf(c: ServeContext, { method, url, body }: Delivery): Parcel {
  const incoming = incomingOf(c);
  const query = incoming?.url?.split('?').slice(1).join('?');
  return {
    method,
    search: query === undefined ? url.search : query === '' ? '' : `?${query}`,
    headers: incoming?.rawHeaders ?? [...c.req.raw.headers].flat(),
    body,
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
    'Where a connected platform delivers. A delivery is believed by its signature alone; what is in it counts once, however often it is repeated. 200 means that its messages are on disk. Whoever has no secret is answered 404 where nothing is connected, whether or not there is such a bot, and 401 where something is. Where the connection has `forwardTo`, every genuine delivery is passed on to that address, byte for byte, and the answer is the one of the bot.',
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
      'not_connected',
      'body_too_large',
      'bot_unreachable',
      'queue_full',
      'keys_unavailable',
      'store_unavailable',
      'too_many_deliveries',
      'shutting_down',
      'bot_too_slow',
    ),
  },
});

const greetingDocument = createRoute({
  ...document,
  method: 'get',
  summary: 'How platforms check a webhook address',
  description: 'Answers the question with which some platforms make sure of the address before they deliver.',
});
