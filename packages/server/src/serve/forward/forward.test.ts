import { request as httpRequest, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { connections, deliveries } from '@turnout/contract';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { WriteRefused } from '../../write/write-refused.ts';
import { bearer, listen, openTrial, password, type TrialApp } from '../trial.ts';
import { openStandInBot, type Request } from './stand-in-bot.ts';

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
let socket: Awaited<ReturnType<typeof listen>>;
let bot: Awaited<ReturnType<typeof openStandInBot>>;
/** How the store is: it takes messages, refuses them, or does not answer until it is well again. */
let store: 'well' | 'refusing' | 'silent' = 'well';
let recovery = Promise.withResolvers<void>();
let answer: (response: ServerResponse, request: Request) => void;
let written: bigint[] = [];

beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({
    name: 'served',
    hasAdministrator: true,
    writer: {
      async write(messages) {
        if (store === 'refusing') throw new WriteRefused('store_unavailable', 1);
        if (store === 'silent') await recovery.promise;
        written.push(...messages.map(({ id }) => id));
      },
    },
  });
  socket = await listen(served.app);
  bot = await openStandInBot((response, request) => answer(response, request));
}, 60_000);
afterAll(async () => {
  recover();
  await socket.close();
  await bot.close();
  await served.close();
  await trial.remove();
});
const recover = () => {
  store = 'well';
  recovery.resolve();
};
beforeEach(async () => {
  recover();
  recovery = Promise.withResolvers();
  await served.spool.settle();
  answer = (response) => void response.end('ok');
  bot.requests.length = 0;
  written = [];
});

const asPerson = () => ({ cookie: served.cookie, origin: 'http://127.0.0.1:7070', 'content-type': 'application/json' });
const ask = (path: string, init: RequestInit = {}) => served.app.request(`http://127.0.0.1:7070${path}`, init);
const put = (body: unknown) =>
  ask('/api/v1/bots/a/connections/telegram', { method: 'PUT', body: JSON.stringify(body), headers: asPerson() });
const shown = async () => {
  const body = await (await ask('/api/v1/bots/a/connections', { headers: asPerson() })).json();
  return connections.parse(body).connections.find(({ connector }) => connector === 'telegram');
};
const log = async () => {
  const body = await (await ask('/api/v1/bots/a/deliveries', { headers: bearer(served.keys.read) })).json();
  return deliveries.parse(body).deliveries;
};
const update = (id: number) =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      from: { id: 4021, is_bot: false },
      chat: { id: 4021, type: 'private' },
      date: 1767355200,
      text: 'Ein Wunsch ✨',
    },
  });

type Answered = { status: number; raw: string[]; body: string };
/** As a platform does it, on a socket, with the spelling of headers that a client of Node's would lose. */
function deliver(body: string, token: string, path = '/hooks/telegram/a', more: string[] = []): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = ['Host', 'turnout.example', 'Content-Type', 'application/json', ...more];
    headers.push('X-Telegram-Bot-Api-Secret-Token', token, 'Content-Length', String(Buffer.byteLength(body)));
    const { hostname, port } = new URL(socket.url);
    const request = httpRequest({ hostname, port, path, method: 'POST', headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, raw: response.rawHeaders, body: text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}
const connect = async (forwardTo: string | null = `${bot.url}/webhook`) => {
  expect((await put({ forwardTo })).status).toBe(200);
  return (await shown())?.fields[0]?.value ?? '';
};

test('an administrator enters the bot’s own address, changes and removes it; what is no bot’s address is refused', async () => {
  await connect(null);
  expect(await shown()).not.toHaveProperty('forwardTo');
  for (const wrong of [
    'bot.example.org',
    'ftp://bot.example.org/',
    'http://bot.example.org/',
    'https://me:secret@bot.example.org/',
    'https://bot.example.org/#x',
    'http://169.254.169.254/latest/meta-data',
    'https://[fe80::1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://0.0.0.0/',
    'http://[fd00:ec2::254]/latest/meta-data',
    'http://[fd20:ce:0::254]/',
    'http://8.8.8.8/',
    'http://127.0.0.1:7070/hooks/telegram/a',
  ]) {
    const refused = await put({ forwardTo: wrong });
    expect([wrong, refused.status]).toEqual([wrong, 422]);
  }
  for (const right of [
    'https://bot.example.org/webhook?x=1',
    'http://bot:3000/webhook',
    'http://10.1.2.3/',
    'http://[::1]:3000/',
    'http://localhost:3000/a',
  ]) {
    expect((await put({ forwardTo: right })).status).toBe(200);
    expect((await put({})).status).toBe(200);
    expect((await shown())?.forwardTo).toBe(right);
  }
  await connect(null);
  expect(await shown()).not.toHaveProperty('forwardTo');
});

test('the bot gets the very bytes, the query and the platform’s headers; the platform gets the bot’s answer', async () => {
  const token = await connect(`${bot.url}/web%20hook/?own=1`);
  answer = (response) => {
    response.writeHead(202, {
      'Content-Type': 'application/json',
      'Retry-After': '7',
      'Set-Cookie': 'a=b',
      'X-Slack-No-Retry': '1',
    });
    response.end('{"method":"sendMessage"}');
  };
  const body = update(1).replace('{', '{ \t\r\n');
  const answered = await deliver(body, token, "/hooks/telegram/a?b=1&c='%20", [
    'X-Odd-Spelling',
    'Ä',
    'TE',
    'trailers',
    'Connection',
    'close, X-Hop',
    'X-Hop',
    '1',
  ]);
  expect(answered).toMatchObject({ status: 202, body: '{"method":"sendMessage"}' });
  const names = answered.raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  expect(names).toEqual(expect.arrayContaining(['retry-after', 'x-slack-no-retry', 'content-type']));
  expect(names).not.toContain('set-cookie');
  const [request] = bot.requests;
  expect(request?.body.equals(Buffer.from(body))).toBe(true);
  expect(request).toMatchObject({ method: 'POST', path: "/web%20hook/?own=1&b=1&c='%20" });
  expect(request?.raw).toEqual(expect.arrayContaining(['X-Odd-Spelling', 'X-Telegram-Bot-Api-Secret-Token', token]));
  expect(request?.headers).toMatchObject({ host: bot.url.slice('http://'.length), 'content-type': 'application/json' });
  for (const gone of ['te', 'x-hop', 'cookie', 'authorization', 'user-agent', 'accept']) {
    expect(request?.headers).not.toHaveProperty(gone);
  }
  await served.spool.settle();
  expect(written).toHaveLength(1);
  expect((await log())[0]).toMatchObject({ outcome: 'counted', received: 1, forwarded: 202 });
});

test('a body is taken from the connection once, and not kept in a stream as well', async () => {
  const token = await connect();
  const streams = vi.spyOn(Readable, 'toWeb');
  expect((await deliver(update(3), token)).status).toBe(200);
  const json = { 'content-type': 'application/json' };
  const signIn = { method: 'POST', headers: json, body: JSON.stringify({ email: 'ana@example.org', password }) };
  expect((await fetch(`${socket.url}/api/auth/sign-in/email`, signIn)).status).toBe(200);
  expect(streams).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

test('what is not genuine, or a handshake, never reaches the bot', async () => {
  await connect();
  expect((await deliver(update(2), 'x'.repeat(32))).status).toBe(401);
  expect(bot.requests).toEqual([]);
});

test('a delivery that comes back is not passed on again: an address that leads here is told of, not followed for ever', async () => {
  const token = await connect(`${bot.url}/hooks/telegram/a`);
  const back: number[] = [];
  // As a proxy with another name does it; a fault is to end, too.
  answer = async (response, { path, raw, body }) => {
    if (bot.requests.length > 5) return void response.end('round and round');
    const again = await fetch(`${socket.url}${path}`, { method: 'POST', headers: headersOf(raw), body });
    back.push(again.status);
    response.writeHead(again.status).end(await again.text());
  };
  expect((await deliver(update(60), token)).status).toBe(502);
  expect(back).toEqual([502]);
  expect((await log()).slice(0, 2).map(({ forwarded }) => forwarded)).toEqual([502, 'loops']);
  await served.spool.settle();
  expect(new Set(written).size).toBe(1);
});
const headersOf = (raw: string[]) => {
  const headers = new Headers();
  for (let at = 0; at + 1 < raw.length; at += 2) headers.append(raw[at] ?? '', raw[at + 1] ?? '');
  for (const name of ['host', 'connection', 'content-length']) headers.delete(name);
  return headers;
};

test('what its body took to come is not the bot’s to have again: where the platform has given up, nothing is sent', async () => {
  const token = await connect();
  const { hostname, port } = new URL(socket.url);
  const body = update(65);
  const headers = { 'X-Telegram-Bot-Api-Secret-Token': token, 'Content-Length': Buffer.byteLength(body) };
  const request = httpRequest({ hostname, port, path: '/hooks/telegram/a', method: 'POST', headers, agent: false });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    request.on('error', reject).on('response', (response) => resolve(response.resume().statusCode));
  });
  const came = vi.spyOn(served.access.bots, 'get');
  request.write(body.slice(0, 10));
  await expect.poll(() => came.mock.calls.length, { timeout: 20_000 }).toBeGreaterThan(0);
  const late = performance.now() + 60_000;
  vi.spyOn(performance, 'now').mockReturnValue(late);
  request.end(body.slice(10));
  expect(await answered).toBe(504);
  vi.restoreAllMocks();
  expect(bot.requests).toEqual([]);
  expect((await log())[0]).toMatchObject({ outcome: 'counted', received: 1, forwarded: 'too_slow' });
});

test('a genuine delivery that cannot be read goes on to the bot all the same', async () => {
  const token = await connect();
  expect((await deliver('{', token)).status).toBe(200);
  expect(bot.requests.map(({ body }) => body.toString())).toEqual(['{']);
  expect((await log())[0]).toMatchObject({ outcome: 'refused', refused: 'unreadable', forwarded: 200 });
});

test('a bot that fails: its own answer goes on, a redirect, a huge answer and none are told apart; all are counted', async () => {
  const token = await connect();
  answer = (response) => void response.writeHead(500).end('Oh no');
  expect(await deliver(update(10), token)).toMatchObject({ status: 500, body: 'Oh no' });
  answer = (response) => void response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end();
  expect((await deliver(update(11), token)).status).toBe(502);
  answer = (response) => void response.end(Buffer.alloc(4 * 1024 * 1024 + 1));
  expect((await deliver(update(12), token)).status).toBe(502);
  answer = (response) => void response.destroy();
  expect((await deliver(update(13), token)).status).toBe(502);
  expect((await log()).slice(0, 4).map(({ forwarded }) => forwarded)).toEqual([
    'unreachable',
    'answer_too_large',
    'redirects',
    500,
  ]);
  await connect('http://127.0.0.1:1/');
  expect((await deliver(update(14), token)).status).toBe(502);
  await served.spool.settle();
  expect(written).toHaveLength(5);
});

test.each(['refusing', 'silent'] as const)(
  'a store that is %s does not keep the bot’s answer; it is caught up with later',
  async (way) => {
    const token = await connect();
    store = way;
    for (const id of [20, 21, 22]) expect(await deliver(update(id), token)).toMatchObject({ status: 200, body: 'ok' });
    expect(written).toEqual([]);
    expect(served.spool.stats().waitingMessages).toBe(3);
    recover();
    await expect.poll(() => new Set(written).size, { timeout: 20_000 }).toBe(3);
  },
);

test.each(['refusing', 'silent'] as const)(
  'without a bot to pass it on to, the spool answers for a store that is %s',
  async (way) => {
    const token = await connect(null);
    store = way;
    expect((await deliver(update(30), token)).status).toBe(200);
    expect(written).toEqual([]);
    recover();
    await expect.poll(() => new Set(written).size, { timeout: 20_000 }).toBe(1);
  },
);

test('what the spool turned away is not said to be counted, and the bot has it all the same', async () => {
  const token = await connect();
  const accepted = async () => /^turnout_messages_accepted_total (\d+)$/m.exec(await figures())?.[1];
  const before = await accepted();
  expect(before).toBeDefined();
  vi.spyOn(served.spool, 'keep').mockRejectedValueOnce(new WriteRefused('queue_full', 5));
  expect(await deliver(update(70), token)).toMatchObject({ status: 200, body: 'ok' });
  const [entry] = await log();
  expect(entry).toMatchObject({ outcome: 'rejected', received: 0, sent: 0, forwarded: 200, spool: 'lost' });
  expect(await accepted()).toBe(before);
});
const figures = async () => (await ask('/metrics', { headers: asPerson() })).text();

test('figures of it are in /metrics', async () => {
  const text = await figures();
  const line = (name: string) => z.string().parse(text.split('\n').find((one) => one.startsWith(name)));
  expect(line('turnout_hook_forwarded_total{connector="telegram",result="202"}')).toMatch(/ 1$/);
  expect(line('turnout_spool_messages')).toMatch(/ 0$/);
});
