import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLiveHub } from './live.ts';
import { bearer, listen, openTrial, type TrialApp } from './trial.ts';

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
let socket: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({
    name: 'served',
    hasAdministrator: true,
    liveTimes: { heartbeatMs: 100, recheckMs: 100 },
  });
  socket = await listen(served.app);
}, 60_000);
afterAll(async () => {
  await served.close();
  await socket.close();
  await trial.remove();
});

const utf8 = new TextDecoder();

/** A stream of bot `a`; `until` resolves when the text so far matches, `ended` when the server has ended it. */
async function follow(headers: Record<string, string>, url = socket.url) {
  const stop = new AbortController();
  const answer = await fetch(`${url}/api/v1/bots/a/live`, { headers, signal: stop.signal });
  const chunks = answer.body?.values() ?? (async function* () {})();
  let text = '';
  const read = async (isEnough: () => boolean) => {
    while (!isEnough()) {
      const next = await chunks.next();
      if (next.done) return false;
      text += utf8.decode(next.value);
    }
    return true;
  };
  return {
    answer,
    until: (pattern: RegExp) => read(() => pattern.test(text)),
    ended: async () => !(await read(() => false)),
    stop: () => stop.abort(),
  };
}

const event = String.raw`event: usage\ndata: \{"asOf":"\d{4}-\d\d-\d\dT[\d:.]+Z"\}\n\n`;

test('says at once until when the figures are complete, again after messages, and that it lives', async () => {
  const stream = await follow(bearer(served.keys.read));
  expect(stream.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(await stream.until(new RegExp(event))).toBe(true);
  expect(await stream.until(/: alive\n\n/)).toBe(true);
  await fetch(`${socket.url}/api/v1/bots/a/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(served.keys.ingest) },
    body: JSON.stringify({ platform: 'webchat', user: 'u', direction: 'received' }),
  });
  expect(await stream.until(new RegExp(`(${event})[\\s\\S]*${event}`))).toBe(true);
  stream.stop();
});

test('messages of another bot are not told', () => {
  const told: number[] = [];
  const hub = createLiveHub();
  hub.subscribe('a', { onUsage: (asOfMs) => told.push(asOfMs), onNotes: () => {}, onEnd: () => {} });
  hub.publish('b', 1);
  hub.publish('a', 2);
  expect(told).toEqual([2]);
});

test('ends when the key is revoked', async () => {
  const { id, secret } = served.access.keys.create('a', 'read');
  const stream = await follow(bearer({ secret }));
  expect(await stream.until(/asOf/)).toBe(true);
  served.access.keys.revoke(id);
  expect(await stream.ended()).toBe(true);
});

test('ends when the person signs out', async () => {
  const signedIn = await fetch(`${socket.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ana@example.org', password: 'a long password' }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';', 1).join(''))
    .join('; ');
  const stream = await follow({ cookie });
  expect(await stream.until(/asOf/)).toBe(true);
  await fetch(`${socket.url}/api/auth/sign-out`, { method: 'POST', headers: { cookie, origin: socket.url } });
  expect(await stream.ended()).toBe(true);
});

test('a place is free again when its reader has gone, HEAD takes none, and closing ends all', async () => {
  const live = createLiveHub(1);
  const narrow = await trial.openApp({ name: 'narrow', hasAdministrator: true, live });
  const door = await listen(narrow.app);
  const key = bearer(narrow.keys.read);
  expect((await fetch(`${door.url}/api/v1/bots/a/live`, { method: 'HEAD', headers: key })).status).toBe(200);
  const first = await follow(key, door.url);
  const second = await follow(key, door.url);
  expect([second.answer.status, second.answer.headers.get('retry-after')]).toEqual([429, '10']);
  first.stop();
  const third = await untilServed(() => follow(key, door.url));
  expect(await third.until(/asOf/)).toBe(true);
  live.close();
  expect(await third.ended()).toBe(true);
  expect((await follow(key, door.url)).answer.status).toBe(429);
  await narrow.close();
  await door.close();
});

/** The server learns of a closed connection in its own time. */
async function untilServed<Stream extends { answer: Response }>(open: () => Promise<Stream>): Promise<Stream> {
  for (;;) {
    const stream = await open();
    if (stream.answer.ok) return stream;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
