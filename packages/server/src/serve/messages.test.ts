import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { receipt } from '@turnout/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCommitClock } from '../write/commit-clock.ts';
import { createGroupCommit } from '../write/group-commit.ts';
import { errorBody } from './openapi.ts';
import { bearer, listen, openTrial, type TrialApp } from './trial.ts';

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
let socket: Awaited<ReturnType<typeof listen>>;

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

type Body = string | Buffer;

function send(body: Body, headers: Record<string, string> = {}, url = socket.url) {
  return fetch(`${url}/api/v1/bots/a/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(served.keys.ingest), ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
}

const message = (n: number) => ({ platform: 'webchat', user: `u${n}`, direction: 'received', id: `m${n}` });
const one = JSON.stringify(message(1));
const lines = `${one}\n${JSON.stringify(message(2))}\n`;
const ndjson = { 'content-type': 'application/x-ndjson' };

test.each<[string, Body, Record<string, string>, number, number, number]>([
  ['one message', one, {}, 200, 1, 0],
  ['an array', JSON.stringify([message(1), message(2), message(3)]), {}, 200, 3, 0],
  ['an empty array', '[]', {}, 422, 0, 0],
  ['lines', lines, ndjson, 200, 2, 0],
  ['a good and a bad one', JSON.stringify([message(1), { ...message(2), extra: 1 }]), {}, 200, 1, 1],
  ['a bad one', '{}', {}, 422, 0, 1],
  ['bad ones', '[1,2,null]', {}, 422, 0, 3],
  ['gzip', gzipSync(lines), { ...ndjson, 'content-encoding': 'gzip' }, 200, 2, 0],
  ['zstd', zstdCompressSync(one), { 'content-encoding': 'zstd' }, 200, 1, 0],
  ['br', brotliCompressSync(one), { 'content-encoding': 'br' }, 200, 1, 0],
])('%s', async (_what, body, headers, status, accepted, rejected) => {
  const answer = await send(body, headers);
  const { accepted: taken, rejected: refused } = receipt.parse(await answer.json());
  expect([answer.status, taken, refused.length]).toEqual([status, accepted, rejected]);
});

test.each<[string, Body, Record<string, string>, number, string]>([
  ['half a message', one.slice(0, -1), {}, 400, 'unreadable_body'],
  ['nothing', '', {}, 400, 'unreadable_body'],
  ['half a gzip stream', gzipSync(one).subarray(0, 30), { 'content-encoding': 'gzip' }, 400, 'unreadable_body'],
  ['more than 8 MB', Buffer.alloc(8 * 1024 * 1024 + 1, ' '), {}, 413, 'body_too_large'],
  ['10,001 messages', `[${'{},'.repeat(10_000)}{}]`, {}, 413, 'body_too_large'],
  ['an unknown coding', one, { 'content-encoding': 'deflate' }, 415, 'unsupported_encoding'],
  ['plain text', one, { 'content-type': 'text/plain' }, 415, 'unsupported_type'],
  ['no key', one, { authorization: '' }, 401, 'not_signed_in'],
  ['another scheme', one, { authorization: 'Basic YTpi' }, 401, 'not_signed_in'],
])('%s is refused as a whole', async (_what, body, headers, status, code) => {
  const answer = await send(body, headers);
  const { error } = errorBody.parse(await answer.json());
  expect([answer.status, error.code]).toEqual([status, code]);
});

test('what was accepted is in the figures', async () => {
  await send(JSON.stringify([{ ...message(77), platform: 'telegram', timestamp: '2020-02-29T12:00:00Z' }]));
  await served.refresher.settle('a');
  const answer = await fetch(`${socket.url}/api/v1/bots/a/usage?from=2020-02-01&to=2020-02-29&granularity=day`, {
    headers: bearer(served.keys.read),
  });
  expect(await answer.json()).toMatchObject({
    timezone: 'America/Santiago',
    platforms: [
      { platform: 'telegram', period: { activeUsers: 1, newUsers: 1, messagesReceived: 1, messagesSent: 0 } },
      {},
    ],
  });
});

test('while Turnout stops, the answer says when to come again, and the same with a store that fails', async () => {
  const clock = createCommitClock({ now: Date.now });
  const closed = createGroupCommit({ engine: trial.engine, clock, onCommitted: () => {} });
  await closed.close();
  const broken = createGroupCommit({
    // A table that is not there is a store that fails.
    engine: { insert: (_table, columns, rows) => trial.engine.insert('missing', columns, rows) },
    clock,
    onCommitted: () => {},
  });
  for (const [name, writer, code] of [
    ['closed', closed, 'shutting_down'],
    ['broken', broken, 'store_unavailable'],
  ] as const) {
    const app = await trial.openApp({ name, hasAdministrator: true, writer });
    const answer = await app.app.request('/api/v1/bots/a/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(app.keys.ingest) },
      body: one,
    });
    const { error } = errorBody.parse(await answer.json());
    expect([answer.status, error.code, answer.headers.get('retry-after')]).toEqual([
      503,
      code,
      expect.stringMatching(/^\d+$/),
    ]);
    await app.close();
  }
});

test('requests and messages are counted by route and code, without naming a bot', async () => {
  await send('[{}]');
  const text = await (await fetch(`${socket.url}/metrics`)).text();
  expect(text).toMatch(/turnout_http_requests_total\{route="\/api\/v1\/bots\/:bot\/messages",status="200"\} \d+/);
  expect(text).toMatch(/turnout_http_requests_total\{route="\/api\/v1\/bots\/:bot\/messages",status="401"\} 2/);
  expect(text).toMatch(/turnout_messages_rejected_total\{code="missing_field"\} \d+/);
  expect(text).toMatch(/turnout_messages_accepted_total \d+/);
  expect(text).toMatch(/turnout_write_queue_messages 0/);
  expect(text).not.toMatch(/bots\/a/);
});

test('metrics that came through a proxy are for administrators', async () => {
  const ask = (headers: Record<string, string>) => fetch(`${socket.url}/metrics`, { headers });
  expect((await ask({ 'x-forwarded-for': '192.0.2.1' })).status).toBe(401);
  expect((await ask({ 'x-forwarded-for': '192.0.2.1', cookie: served.cookie })).status).toBe(200);
});

test('what is still on its way when its bot is deleted is not stored', async () => {
  const { access } = served;
  access.bots.create({ bot: 'late', name: 'Late', timezone: 'UTC' });
  const begun = Promise.withResolvers<void>();
  const deleted = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(Buffer.from(one.slice(0, 9)));
      begun.resolve();
      await deleted.promise;
      controller.enqueue(Buffer.from(one.slice(9)));
      controller.close();
    },
  });
  const headers = { 'content-type': 'application/json', ...bearer(access.keys.create('late', 'ingest')) };
  const request = { method: 'POST', headers, body, duplex: 'half' as const };
  const answer = fetch(`${socket.url}/api/v1/bots/late/messages`, request);
  await begun.promise;
  // The head has to have arrived, or the request would be refused for another reason.
  await new Promise((resolve) => setTimeout(resolve, 300));
  access.bots.delete('late');
  deleted.resolve();
  expect((await answer).status).toBe(401);
  expect(await trial.engine.query('read', "SELECT 1 FROM messages WHERE bot = 'late'")).toEqual([]);
});
