import { createServer, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { createForwarder, type Forwarder } from './forwarder.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0)) close();
});

const open = (): Forwarder => {
  const forwarder = createForwarder();
  closers.push(forwarder.close);
  return forwarder;
};

type Came = { text: string; socket: Socket; connection: number };

/** A bot that speaks as it likes: below HTTP, told of every delivery, which fits one packet. */
async function openBot(answer: (came: Came, all: readonly Came[]) => void) {
  const deliveries: Came[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const connection = sockets.add(socket).size;
    socket.on('error', () => {});
    socket.setEncoding('latin1').on('data', (text: string) => {
      const came = { text, socket, connection };
      deliveries.push(came);
      answer(came, deliveries);
    });
  });
  closers.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens on TCP.');
  return { url: `http://127.0.0.1:${address.port}/webhook`, deliveries };
}

const parcel = (search = '') => ({ method: 'POST', search, headers: [], body: Buffer.from('x') });
const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const patienceMs = 60_000;
const answered = { answer: { status: 200, body: Buffer.from('ok') } };

/** A bot that answers the first delivery, and what becomes of the second, on the same connection. */
async function second(answer: (came: Came) => void) {
  const bot = await openBot((came, all) => (all.length === 2 ? answer(came) : came.socket.write(ok)));
  const forwarder = open();
  expect(await forwarder.pass(parcel(), bot.url, patienceMs)).toMatchObject(answered);
  // The connection is free a moment later.
  await turn();
  const passed = await forwarder.pass(parcel(), bot.url, patienceMs);
  expect(bot.deliveries.slice(0, 2).map(({ connection }) => connection)).toEqual([1, 1]);
  const deliveries = [...bot.deliveries];
  // One more, so that what is sent again in the background has come by then.
  expect(await forwarder.pass(parcel('?last'), bot.url, patienceMs)).toMatchObject(answered);
  expect(bot.deliveries.slice(deliveries.length).map(({ text }) => text.split(' ')[1])).toEqual(['/webhook?last']);
  return { passed, deliveries };
}

test('a kept connection that was closed when the delivery was sent: once more, on another', async () => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const { passed, deliveries } = await second(({ socket }) => socket.resetAndDestroy());
  expect(passed).toMatchObject(answered);
  expect(deliveries.map(({ connection }) => connection)).toEqual([1, 1, 2]);
});

test.each([
  ['a half of its answer', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'],
  ['a half of its answer’s head', 'HTTP/1.1 200 O'],
  ['that it is at work', 'HTTP/1.1 102 Processing\r\n\r\n'],
])('a bot that breaks off after %s is not sent the delivery again', async (_name, begun) => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const { passed, deliveries } = await second(({ socket }) => socket.write(begun, () => socket.resetAndDestroy()));
  expect(passed).toEqual({ failed: 'unreachable' });
  expect(deliveries).toHaveLength(2);
});

test('a bot that breaks off later, when it may have done what the delivery asks for, is not sent it again', async () => {
  let nowMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const { passed, deliveries } = await second(({ socket }) => {
    nowMs += 100;
    socket.resetAndDestroy();
  });
  expect(passed).toEqual({ failed: 'unreachable' });
  expect(deliveries).toHaveLength(2);
});

test('a bot that wants to speak something else than HTTP is not waited for', async () => {
  const bot = await openBot(({ socket }) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
  });
  expect(await open().pass(parcel(), bot.url, patienceMs)).toEqual({ failed: 'unreachable' });
});

test('the bot’s own query comes first, and is what was entered, sign by sign', async () => {
  const bot = await openBot(({ socket }) => void socket.write(ok));
  const forwarder = open();
  for (const search of ['?sig=a$b', '']) await forwarder.pass(parcel(search), `${bot.url}?t=a$$b&u=$&x`, patienceMs);
  await forwarder.pass(parcel('?sig=$1'), bot.url, patienceMs);
  expect(bot.deliveries.map(({ text }) => text.split(' ')[1])).toEqual([
    '/webhook?t=a$$b&u=$&x&sig=a$b',
    '/webhook?t=a$$b&u=$&x',
    '/webhook?sig=$1',
  ]);
});

test('one bot that hangs keeps no other bot waiting', async () => {
  const hung = await openBot(() => {});
  const bot = await openBot(({ socket }) => void socket.write(ok));
  const forwarder = open();
  const passing = Array.from({ length: 500 }, () => forwarder.pass(parcel(), hung.url, patienceMs));
  expect(await Promise.race(passing)).toEqual({ failed: 'busy' });
  expect(await forwarder.pass(parcel(), bot.url, patienceMs)).toMatchObject(answered);
  forwarder.close();
  const failed = (await Promise.all(passing)).map((passed) => 'failed' in passed && passed.failed);
  expect(new Set(failed)).toEqual(new Set(['busy', 'unreachable']));
  // Their places are free again.
  expect(await forwarder.pass(parcel(), bot.url, patienceMs)).toMatchObject(answered);
});

test('when nothing is left of the platform’s patience, the bot is not sent what will be delivered again', async () => {
  const bot = await openBot(({ socket }) => void socket.write(ok));
  expect(await open().pass(parcel(), bot.url, 0)).toEqual({ failed: 'too_slow' });
  expect(bot.deliveries).toEqual([]);
});
