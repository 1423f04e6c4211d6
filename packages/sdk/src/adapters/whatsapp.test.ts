import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Collector, openCollector, openTurnout } from '../collector.ts';
import { whatsapp } from './whatsapp.ts';

type Asked = { to?: string; recipient?: string; type?: string; status?: string; text?: { body: string } };

/** Answers as Meta documents it: https://developers.facebook.com/documentation/business-messaging/whatsapp */
function answerOf({ to, recipient, status, text }: Asked): { status: number; body: unknown } {
  if (status === 'read') return { status: 200, body: { success: true } };
  if (text?.body === 'too long')
    return { status: 400, body: { error: { code: 100, message: 'Param text is too long' } } };
  const contact =
    to === undefined
      ? { input: recipient, user_id: recipient }
      : { input: to, ...(/^\+?\d/.test(to) && { wa_id: to.replaceAll(/\D/g, '') }) };
  const message = {
    id: `wamid.${to ?? recipient}`,
    ...(text?.body === 'wait' && { message_status: 'held_for_quality_assessment' }),
  };
  return { status: 200, body: { messaging_product: 'whatsapp', contacts: [contact], messages: [message] } };
}

let server: Server;
let collector: Collector;
let client: ReturnType<typeof openTurnout>;
/** Leads from Meta's address to the server here; all else is the real fetch. */
const meta: typeof fetch = (input, init) => {
  // The cast: it listens on a port, not on a pipe.
  const there = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const here = (url: string) => url.replace('https://graph.facebook.com', there);
  return input instanceof Request ? fetch(new Request(here(input.url), input), init) : fetch(here(String(input)), init);
};

beforeAll(async () => {
  collector = await openCollector();
  server = createServer((request, response) => {
    void text(request).then((said) => {
      const { status, body } = answerOf(JSON.parse(said || '{}'));
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => {
  collector.close();
  server.close();
});
beforeEach(() => {
  collector.messages.length = 0;
  client = openTurnout(collector);
});
afterEach(() => client.turnout.close());

const address = 'https://graph.facebook.com/v23.0/106540352242922/messages';
const hello = { messaging_product: 'whatsapp', to: '+54 9 11 5555-0100', type: 'text', text: { body: 'Hello!' } };
const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
const told = () => collector.messages.map(({ direction, user, id }) => `${direction} ${user} ${id}`);

/** All that is told until a message that is sent last has been. */
async function sentBy(send: (fetch: typeof globalThis.fetch) => Promise<unknown>): Promise<string[]> {
  const { fetch } = whatsapp(client.turnout, { fetch: meta });
  await send(fetch);
  await fetch(address, post({ ...hello, to: '1' }));
  await vi.waitFor(async () => {
    await client.turnout.flush();
    expect(told()).toContain('sent 1 wamid.1');
  }, 20_000);
  return told().filter((message) => message !== 'sent 1 wamid.1');
}

test.each<[string, (fetch: typeof globalThis.fetch) => Promise<Response>]>([
  ['text', (fetch) => fetch(address, post(hello))],
  ['a URL', (fetch) => fetch(new URL(address), post(hello))],
  ['a Request', (fetch) => fetch(new Request(address, post(hello)))],
  ['bytes', (fetch) => fetch(address, { ...post(hello), body: new TextEncoder().encode(JSON.stringify(hello)) })],
  ['no version', (fetch) => fetch(address.replace('v23.0/', ''), post(hello))],
  ['a campaign', (fetch) => fetch(address.replace('/messages', '/marketing_messages'), post(hello))],
])('a message sent as %s is counted, and the bot reads the answer as always', async (_name, send) => {
  const sent = await sentBy(async (fetch) => {
    const response = await send(fetch);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(answerOf(hello).body);
  });
  expect(sent).toEqual(['sent 5491155550100 wamid.+54 9 11 5555-0100']);
  expect(client.problems).toEqual([]);
});

test.each<[string, unknown, string]>([
  [
    'somebody whose number is hidden',
    { ...hello, to: undefined, recipient: 'US.134912' },
    'sent US.134912 wamid.US.134912',
  ],
  ['a group', { ...hello, to: 'Y2FwaV9n', recipient_type: 'group' }, 'sent group:Y2FwaV9n wamid.Y2FwaV9n'],
])('to %s', async (_name, body, expected) => {
  expect(await sentBy((fetch) => fetch(address, post(body)))).toEqual([expected]);
});

test.each<[string, string, RequestInit]>([
  ['a reaction', address, post({ ...hello, type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } })],
  ['a read mark', address, post({ messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.1' })],
  [
    'a typing indicator',
    address,
    post({ messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.1', typing_indicator: { type: 'text' } }),
  ],
  ['a message that is refused', address, post({ ...hello, text: { body: 'too long' } })],
  ['a campaign that waits for approval', address, post({ ...hello, text: { body: 'wait' } })],
  ['another call', 'https://graph.facebook.com/v23.0/106540352242922/media', post(hello)],
  ['a question', `${address}?limit=1`, {}],
])('%s is none', async (_name, url, init) => {
  expect(await sentBy((fetch) => fetch(url, init))).toEqual([]);
  expect(client.problems).toEqual([]);
});

test('what fails, fails as without', async () => {
  const failing = whatsapp(client.turnout, { fetch: () => Promise.reject(new TypeError('fetch failed')) });
  await expect(failing.fetch(address, post(hello))).rejects.toThrow('fetch failed');
  const odd = whatsapp(client.turnout, { fetch: () => Promise.resolve(new Response('<html>')) });
  expect(await (await odd.fetch(address, post(hello))).text()).toBe('<html>');
});

test('in the place of the global fetch it does not call itself', async () => {
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', meta);
  const { fetch } = whatsapp(client.turnout);
  // What the local server takes the place of has to go through the real one.
  vi.stubGlobal('fetch', (...request: Parameters<typeof fetch>) =>
    String(request[0]).startsWith(address) ? fetch(...request) : real(...request),
  );
  const { status } = await globalThis.fetch(address, post(hello));
  vi.unstubAllGlobals();
  expect(status).toBe(200);
});

const contacts = [
  { profile: { name: 'Ada' }, wa_id: '5491155550100', user_id: 'AR.134912' },
  { profile: { name: 'Grace' }, wa_id: '15550100' },
];
const timestamp = String(Math.floor(Date.UTC(2026, 10, 23) / 1000));
const message = { from: '15550100', id: 'wamid.A', timestamp, type: 'text', text: { body: 'hi' } };
const delivery = (value: unknown, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '102290129340398', changes: [{ field, value }] }],
});

test.each<[string, unknown, string[]]>([
  ['a text', delivery({ contacts, messages: [message] }), ['received 15550100 wamid.A']],
  ['the same as text', JSON.stringify(delivery({ contacts, messages: [message] })), ['received 15550100 wamid.A']],
  [
    'somebody with an id within the business',
    delivery({ contacts, messages: [{ ...message, from: '5491155550100' }] }),
    ['received AR.134912 wamid.A'],
  ],
  [
    'somebody whose number is hidden',
    delivery({ messages: [{ ...message, from: undefined, from_user_id: 'US.134912' }] }),
    ['received US.134912 wamid.A'],
  ],
  [
    'many, in many changes',
    { entry: ['B', 'C'].flatMap((id) => delivery({ messages: [message, { ...message, id: `wamid.${id}` }] }).entry) },
    [
      'received 15550100 wamid.A',
      'received 15550100 wamid.B',
      'received 15550100 wamid.A',
      'received 15550100 wamid.C',
    ],
  ],
  ['a pressed button', delivery({ messages: [{ ...message, type: 'interactive' }] }), ['received 15550100 wamid.A']],
  [
    'what the API does not show',
    delivery({ messages: [{ ...message, type: 'unsupported', unsupported: { type: 'poll_creation' } }] }),
    ['received 15550100 wamid.A'],
  ],
  ['a vote', delivery({ messages: [{ ...message, type: 'unsupported', unsupported: { type: 'poll_update' } }] }), []],
  [
    'a leave to call',
    delivery({ messages: [{ ...message, type: 'interactive', interactive: { type: 'call_permission_reply' } }] }),
    [],
  ],
  ['a reaction', delivery({ messages: [{ ...message, type: 'reaction' }] }), []],
  ['a new number', delivery({ messages: [{ ...message, type: 'system' }] }), []],
  ['a status', delivery({ statuses: [{ id: 'wamid.A', status: 'sent', recipient_id: '15550100', timestamp }] }), []],
  ['another field', delivery({ messages: [message] }, 'message_template_status_update'), []],
  ['nothing', { object: 'whatsapp_business_account', entry: [] }, []],
])('a delivery of %s', async (_name, body, expected) => {
  whatsapp(client.turnout).received(body);
  await client.turnout.flush();
  expect(told()).toEqual(expected);
  for (const { timestamp: ms } of collector.messages) expect(ms).toBe(Number(timestamp) * 1000);
  expect(client.turnout.stats().invalid).toBe(0);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['no JSON', 'hello'],
  ['another form', { entry: 7 }],
  ['a message of nobody', delivery({ messages: [{ ...message, from: undefined }] })],
])('a delivery that is %s is counted as invalid, and harms nobody', (_name, body) => {
  whatsapp(client.turnout).received(body);
  expect(client.turnout.stats()).toMatchObject({ invalid: 1, queued: 0 });
  expect(client.problems).toHaveLength(1);
});
