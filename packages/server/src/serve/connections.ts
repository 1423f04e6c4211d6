import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { type Connection, type ConnectorName, connectorNames, fieldsOf } from '@turnout/contract';
import type { KeptConnection } from '../access/connections.ts';
import type { Callers } from './caller.ts';
import type { ServeContext, ServeEnv } from './env.ts';
import { botParam, connection, connectionInput, connections, json, jsonBody, refusals, security } from './openapi.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import type { SlowBodies } from './slow-bodies.ts';
import { smallBody } from './small-body.ts';

type ConnectionsParts = Pick<AppParts, 'access' | 'publicUrl'> & { callers: Callers; slowBodies: SlowBodies };

const path = '/api/v1/bots/{bot}/connections';
const headers = { 'Cache-Control': 'private, no-store', Vary: 'Authorization, Cookie' };

/** The platforms that deliver to a bot. For administrators alone: a connection shows the secret that Turnout made. */
export function serveConnections(
  app: OpenAPIHono<ServeEnv>,
  { callers, access, publicUrl, slowBodies }: ConnectionsParts,
): void {
  const administered = async (c: ServeContext): Promise<string> => {
    await callers.requireAdministrator(c);
    return (await callers.readableBot(c)).bot;
  };
  const described = (bot: string, connector: ConnectorName, kept = access.connections.get(bot, connector)) =>
    describe({ address: new URL(`/hooks/${connector}/${bot}`, publicUrl).href, connector, kept });
  app.use('/api/v1/bots/:bot/connections/:connector', smallBody(slowBodies));

  app.openapi(listDocument, async (c) => {
    const bot = await administered(c);
    return c.json({ connections: connectorNames.map((connector) => described(bot, connector)) }, 200, headers);
  });
  app.openapi(setDocument, async (c) => {
    const bot = await administered(c);
    const { connector } = c.req.valid('param');
    const input = c.req.valid('json');
    if (leadsHere(input.forwardTo, publicUrl)) throw new Refusal('invalid_connection', { message: goingRound });
    return c.json(described(bot, connector, access.connections.set(bot, connector, input)), 200, headers);
  });
  app.openapi(removeDocument, async (c) => {
    const bot = await administered(c);
    if (!access.connections.remove(bot, c.req.valid('param').connector)) throw new Refusal('not_connected');
    return c.body(null, 204, headers);
  });
}

const goingRound = "This is the address of Turnout's own webhooks; enter the one of the bot.";

/** By its public name. Under another one it shows when the first delivery comes back. */
function leadsHere(forwardTo: string | null | undefined, publicUrl: string): boolean {
  const url = URL.parse(forwardTo ?? '');
  return url !== null && url.host === new URL(publicUrl).host && url.pathname.startsWith('/hooks/');
}

type Described = { connector: ConnectorName; address: string; kept: KeptConnection | undefined };

function describe({ connector, address, kept }: Described): Connection {
  const fields = fieldsOf(connector).map(([name, kind]) => {
    const value = kept?.credentials[name];
    return { name, kind, isSet: value !== undefined, ...(kind !== 'given' && value !== undefined && { value }) };
  });
  const connectedAt = kept && { connectedAt: new Date(kept.connectedAtMs).toISOString() };
  const forwarding = kept?.forwardTo !== undefined && { forwardTo: kept.forwardTo };
  return { connector, address, isConnected: kept !== undefined, fields, ...forwarding, ...connectedAt };
}

const params = botParam.extend({
  connector: z.enum(connectorNames).meta({ description: 'The platform.', example: 'telegram' }),
});
const mayRead = ['invalid_request', 'not_signed_in', 'not_allowed', 'unknown_bot'] as const;
const mayWrite = [...mayRead, 'foreign_origin', 'body_too_large', 'too_many_requests'] as const;
const common = { tags: ['connections'], security: security.session };

const listDocument = createRoute({
  ...common,
  method: 'get',
  path,
  summary: 'List the platforms that can deliver to a bot',
  description:
    'For administrators: every platform with a webhook, its address, and what it needs. A secret that the platform gave is never shown again.',
  request: { params: botParam },
  responses: { 200: json(connections, 'Connected or not.'), ...refusals(...mayRead) },
});

const setDocument = createRoute({
  ...common,
  method: 'put',
  path: `${path}/{connector}`,
  summary: 'Connect a platform',
  description:
    'For administrators. Fields that are left out stay as they are; those of kind `made` are made by Turnout. `forwardTo` is the bot’s own address, to which every genuine delivery is passed on; null removes it.',
  request: { params, body: jsonBody(connectionInput) },
  responses: { 200: json(connection, 'As it is now.'), ...refusals(...mayWrite, 'invalid_connection') },
});

const removeDocument = createRoute({
  ...common,
  method: 'delete',
  path: `${path}/{connector}`,
  summary: 'Disconnect a platform',
  description: 'For administrators. Its deliveries are refused from now on; what was counted stays.',
  request: { params },
  responses: { 204: { description: 'It is gone.' }, ...refusals(...mayWrite, 'not_connected') },
});
