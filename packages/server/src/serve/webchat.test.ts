import { receipt } from '@turnout/contract';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { errorBody } from './openapi.ts';
import { bearer, listen, openTrial, pageOrigin, type TrialApp } from './trial.ts';

/** What a page may send with a key that everybody can read. */

// Hundreds of requests, on machines of every kind.
vi.setConfig({ testTimeout: 60_000 });

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
let socket: Awaited<ReturnType<typeof listen>>;
let address = 0;

beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: true });
  socket = await listen(served.app);
}, 60_000);
afterAll(async () => {
  await socket.close();
  await served.close();
  await trial.remove();
});
// Each test comes from an address of its own, as a proxy on this machine would tell it.
beforeEach(() => {
  address += 1;
});

const url = (bot = 'a') => `${socket.url}/api/v1/bots/${bot}/messages`;
const page = (more: Record<string, string> = {}) => ({
  'content-type': 'application/json',
  'x-forwarded-for': `192.0.2.${address}`,
  origin: pageOrigin,
  ...bearer(served.keys.page),
  ...more,
});
const send = (body: unknown, headers = page(), bot = 'a') =>
  fetch(url(bot), { method: 'POST', headers, body: JSON.stringify(body) });
const preflight = (origin: string, bot = 'a') =>
  fetch(url(bot), {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
  });

const message = (n: number) => ({ platform: 'webchat', user: `u${n}`, direction: 'received', id: `m${n}` });
const hour = 3_600_000;

test('a page sends, and may read what it is answered', async () => {
  const answer = await send([message(1), { ...message(1), direction: 'sent' }]);
  expect([answer.status, receipt.parse(await answer.json())]).toEqual([200, { accepted: 2, rejected: [] }]);
  expect(answer.headers.get('access-control-allow-origin')).toBe(pageOrigin);
  expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After');
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  expect(answer.headers.get('vary')).toBe('Origin');
});

test('a browser that asks first is told so, for as long as it remembers', async () => {
  const answer = await preflight(pageOrigin);
  expect([answer.status, await answer.text()]).toEqual([204, '']);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'access-control-allow-origin': pageOrigin,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'Authorization, Content-Type',
    'access-control-max-age': '7200',
    vary: 'Origin',
  });
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
});

test.each([
  ['https://evil.example', 'a'],
  ['https://www.example.com.evil.example', 'a'],
  ['http://www.example.com', 'a'],
  ['https://www.example.com:8443', 'a'],
  ['null', 'a'],
  // Bound to a key of another bot.
  ['https://b.example', 'a'],
  [pageOrigin, 'b'],
  [pageOrigin, 'none'],
])('a page of %s gets no leave to send messages of bot %s', async (origin, bot) => {
  const asked = await preflight(origin, bot);
  const sent = await send(message(1), page({ origin }), bot);
  for (const answer of [asked, sent]) expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect([403, 404]).toContain(sent.status);
});

test('any page may load the snippet, packed, and check it by its hash; it is asked for anew within the hour', async () => {
  const answer = await fetch(`${socket.url}/webchat.js`, { headers: { 'accept-encoding': 'br', origin: pageOrigin } });
  expect(await answer.text()).toMatch(/^\/\*! snippet \*\//);
  const headers = Object.fromEntries(answer.headers);
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'br',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=3600',
  });
  const again = await fetch(`${socket.url}/webchat.js`, { headers: { 'if-none-match': headers['etag'] ?? '' } });
  expect(again.status).toBe(304);
});

test('an origin is bound no more once its key is revoked', async () => {
  const { id, secret } = served.access.keys.create('a', 'webchat', ['https://short.example']);
  const headers = page({ origin: 'https://short.example', ...bearer({ secret }) });
  expect((await send(message(1), headers)).status).toBe(200);
  served.access.keys.revoke(id);
  expect((await send(message(1), headers)).status).toBe(401);
  expect((await preflight('https://short.example')).headers.get('access-control-allow-origin')).toBeNull();
});

test('a refusal can be read by the page, too', async () => {
  const answer = await send(message(1), page({ authorization: 'Bearer turnout_webchat_garbage' }));
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([401, pageOrigin]);
});

test.each<[string, object, string]>([
  ['another platform', { platform: 'whatsapp' }, 'platform_not_allowed'],
  ['last year', { timestamp: '2020-02-29T12:00:00Z' }, 'timestamp_not_near'],
  ['25 hours ago', { timestamp: Date.now() - 25 * hour }, 'timestamp_not_near'],
  ['in an hour', { timestamp: Date.now() + hour }, 'timestamp_not_near'],
  ['with a text', { text: 'hello' }, 'unknown_field'],
])('a message of %s is rejected', async (_what, change, code) => {
  const answer = await send([{ ...message(2), ...change }, message(3)]);
  expect([answer.status, receipt.parse(await answer.json())]).toMatchObject([
    200,
    { accepted: 1, rejected: [{ index: 0, code }] },
  ]);
});

test('a message of last night is taken', async () => {
  const answer = await send({ ...message(4), timestamp: Date.now() - 23 * hour });
  expect(answer.status).toBe(200);
});

test.each<[string, unknown]>([
  ['21 messages', Array.from({ length: 21 }, (_, n) => message(n))],
  ['17 KB', { ...message(1), id: 'x'.repeat(17_000) }],
])('a body of %s is refused', async (_what, body) => {
  const answer = await send(body);
  expect([answer.status, errorBody.parse(await answer.json()).error.code]).toEqual([413, 'body_too_large']);
});

test('an address that sends too much waits; others do not, nor does the bot itself', async () => {
  const batch = Array.from({ length: 20 }, (_, n) => message(n));
  const answers: Response[] = [];
  // The twelfth batch empties the bucket of 240; what trickles in meanwhile lets one or two more pass.
  while (answers.at(-1)?.status !== 429 && answers.length < 200) answers.push(await send(batch));
  const refused = answers.at(-1);
  expect(answers.length).toBeGreaterThan(12);
  expect(refused?.status).toBe(429);
  expect(refused?.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  expect(refused?.headers.get('access-control-allow-origin')).toBe(pageOrigin);
  expect(errorBody.parse(await refused?.json()).error.code).toBe('too_many_requests');

  expect((await send(message(1), page({ 'x-forwarded-for': '198.51.100.7' }))).status).toBe(200);
  expect((await send(batch, page({ ...bearer(served.keys.ingest) }))).status).toBe(200);
});

test('what is rejected costs as much as what is taken', async () => {
  const batch = Array.from({ length: 20 }, () => ({}));
  let status = 0;
  for (let sent = 0; sent < 200 && status !== 429; sent++) status = (await send(batch)).status;
  expect(status).toBe(429);
});

test('what a page sent is in the figures', async () => {
  const { keys, access } = served;
  access.bots.create({ bot: 'shop', name: 'Shop', timezone: 'UTC' });
  const key = access.keys.create('shop', 'webchat', [pageOrigin]);
  await send([message(1), message(2), message(1)], page(bearer(key)), 'shop');
  await served.refresher.settle('shop');
  const day = new Date().toISOString().slice(0, 10);
  const yesterday = new Date(Date.now() - 24 * hour).toISOString().slice(0, 10);
  const question = `/api/v1/bots/shop/usage?from=${yesterday}&to=${day}&granularity=day`;
  const answer = await served.app.request(question, { headers: bearer(access.keys.create('shop', 'read')) });
  expect(await answer.json()).toMatchObject({
    platforms: [{ platform: 'webchat', period: { activeUsers: 2, messagesReceived: 2 } }],
  });
  expect(keys.page.id).not.toBe(key.id);
});
