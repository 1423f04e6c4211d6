import { connections, deliveries } from '@turnout/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { bearer, openTrial, type TrialApp } from './trial.ts';

// Long, for a busy machine: alone it takes a second.
vi.setConfig({ testTimeout: 60_000 });

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: true });
}, 60_000);
afterAll(async () => {
  await served.close();
  await trial.remove();
});

const address = '/hooks/telegram/a';
const update = (id: number) => ({
  update_id: id,
  message: {
    message_id: id,
    from: { id: 4021, is_bot: false, first_name: 'Ana' },
    chat: { id: 4021, type: 'private' },
    date: 1767355200,
    text: 'A secret wish',
  },
});

const asPerson = () => ({ cookie: served.cookie, origin: 'http://127.0.0.1:7070', 'content-type': 'application/json' });
const ask = (path: string, init: RequestInit = {}) => served.app.request(`http://127.0.0.1:7070${path}`, init);
const deliver = (body: unknown, token?: string) =>
  ask(address, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: token === undefined ? {} : { 'x-telegram-bot-api-secret-token': token },
  });
const log = async () =>
  deliveries.parse(await (await ask('/api/v1/bots/a/deliveries', { headers: bearer(served.keys.read) })).json())
    .deliveries;
const stored = async () => {
  const rows = await trial.engine.query('read', 'SELECT count() AS messages FROM messages WHERE bot = {bot:String}', {
    bot: 'a',
  });
  return z.array(z.object({ messages: z.coerce.number() })).parse(rows)[0]?.messages;
};
const connect = (body: unknown = {}) =>
  ask('/api/v1/bots/a/connections/telegram', { method: 'PUT', body: JSON.stringify(body), headers: asPerson() });
const tokenOf = async () => {
  const answer = await ask('/api/v1/bots/a/connections', { headers: asPerson() });
  const found = connections.parse(await answer.json()).connections.find(({ connector }) => connector === 'telegram');
  return found?.fields[0]?.value ?? '';
};

test('a delivery counts once it is connected, signed, and as often as it is repeated only once', async () => {
  expect((await deliver(update(1))).status).toBe(404);
  expect((await connect()).status).toBe(200);
  const token = await tokenOf();
  expect(token).toMatch(/^[\w-]{32}$/);
  expect((await deliver(update(1))).status).toBe(401);
  expect((await deliver(update(1), 'another'.padEnd(32, 'x'))).status).toBe(401);
  expect((await deliver('{', token)).status).toBe(400);
  expect(await stored()).toBe(0);

  for (const id of [1, 1, 2]) expect((await deliver(update(id), token)).status).toBe(200);
  expect((await deliver({ update_id: 3, my_chat_member: {} }, token)).status).toBe(200);
  await served.refresher.settle('a');
  const usage = await ask('/api/v1/bots/a/usage?from=2026-01-01&to=2026-01-31&granularity=month', {
    headers: bearer(served.keys.read),
  });
  const figures = z.object({ all: z.object({ period: z.unknown() }) }).parse(await usage.json());
  expect(figures.all.period).toMatchObject({ activeUsers: 1, messagesReceived: 2, messagesSent: 0 });
});

test('the log says what became of each, and nothing of what was in it', async () => {
  const entries = await log();
  expect(entries.map(({ outcome, refused, times }) => [outcome, refused, times])).toEqual([
    ['ignored', undefined, 1],
    ['counted', undefined, 3],
    ['refused', 'unreadable', 1],
    ['refused', 'token_wrong', 1],
    ['refused', 'signature_missing', 1],
    ['refused', 'not_connected', 1],
  ]);
  expect(entries[0]?.ignored).toEqual({ membership: 1 });
  expect(JSON.stringify(entries)).not.toMatch(/4021|secret wish|Ana/);
  expect(JSON.stringify(served.logged)).not.toMatch(/4021|secret wish|Ana/);
});

test('a secret is changed by nobody who does not enter it, and gone with its connection', async () => {
  const token = await tokenOf();
  expect((await connect({ values: { secretToken: 'mine' } })).status).toBe(422);
  expect((await connect({ values: {} })).status).toBe(200);
  expect(await tokenOf()).toBe(token);
  const gone = await ask('/api/v1/bots/a/connections/telegram', { method: 'DELETE', headers: asPerson() });
  expect(gone.status).toBe(204);
  expect((await deliver(update(9), token)).status).toBe(404);
  await connect();
  expect(await tokenOf()).not.toBe(token);
});

test('of what nothing can prove, the body is not waited for', async () => {
  await connect();
  served.access.connections.set('a', 'line', { values: { channelSecret: 'x' } });
  served.access.connections.set('a', 'teams', { values: { appId: 'x' } });
  for (const [path, headers] of [
    [address, { 'x-telegram-bot-api-secret-token': 'wrong' }],
    ['/hooks/line/a', {}],
    ['/hooks/teams/a', { authorization: 'Bearer anything' }],
  ] as const) {
    const body = new ReadableStream();
    // The cast: what a stream as a body needs is not in the types of the DOM.
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    expect((await ask(path, init)).status).toBe(401);
  }
});

test('a delivery larger than any platform sends is refused', async () => {
  const token = await tokenOf();
  expect((await deliver(' '.repeat(4 * 1024 * 1024 + 1), token)).status).toBe(413);
  expect((await log())[0]?.refused).toBe('too_large');
});

test('whoever asks is not told whether there is a bot', async () => {
  const answers = ['/hooks/slack/a', '/hooks/slack/none', '/hooks/nothing/a', '/hooks/toString/a'].map(async (path) => {
    const answer = await ask(path, { method: 'POST', body: '{}' });
    return [answer.status, await answer.text()];
  });
  const [notConnected, ...others] = await Promise.all(answers);
  expect(notConnected?.[0]).toBe(404);
  for (const other of others) expect(other).toEqual(notConnected);
});
