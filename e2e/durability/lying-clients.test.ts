import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { UsageQuestion } from '@turnout/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post, postAll } from './client.ts';
import type { Server } from './process.ts';
import { createScene, type SceneBot } from './scene.ts';
import { expectFigures } from './truth.ts';
import { openWire, type Wire } from './wire.ts';

const scene = createScene();
let bot: SceneBot;
let server: Server;
/** They send nothing, or a head or a body that never ends, from the start of these tests on. */
let idle: Wire[];
let slowHeads: Wire[];
let slowBodies: Wire[];
let dripping: NodeJS.Timeout;

beforeAll(async () => {
  bot = await scene.createBot('bot', 'UTC');
  server = await scene.start();
  await postAll(server.address, bot, [message]);
  const open = (count: number) => Promise.all(Array.from({ length: count }, () => openWire(server.address)));
  [idle, slowHeads, slowBodies] = await Promise.all([open(1000), open(50), open(50)]);
  for (const wire of slowHeads) wire.send('GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
  for (const wire of slowBodies) wire.send(`${head({ 'Content-Length': '100000' })}[`);
  dripping = setInterval(() => {
    for (const wire of [...slowHeads, ...slowBodies]) wire.send(' ');
  }, 500);
});
afterAll(async () => {
  clearInterval(dripping);
  await scene.close();
});

const timestampMs = Date.parse('2025-07-16T12:00:00Z');
const message = { platform: 'sms', user: 'honest', direction: 'received', timestampMs, id: 'first' } as const;
const body = JSON.stringify([{ platform: 'sms', user: 'liar', direction: 'received', timestamp: timestampMs }]);
const honest = JSON.stringify({
  platform: 'sms',
  user: 'honest',
  direction: 'received',
  timestamp: timestampMs,
  id: 'first',
});
const mebibyte = 1024 * 1024;

function head(headers: Record<string, string>): string {
  const all = {
    Host: 'localhost',
    Authorization: `Bearer ${bot.ingest}`,
    'Content-Type': 'application/json',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST /api/v1/bots/bot/messages HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** Sends raw bytes and the end of the connection; resolves to all that came back. */
async function tell(...bytes: (string | Uint8Array)[]): Promise<string> {
  const wire = await openWire(server.address);
  for (const part of bytes) wire.send(part);
  wire.end();
  return wire.closed;
}

/** Posts a body as it is. */
async function send(content: BodyInit, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(`${server.address}/api/v1/bots/bot/messages`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${bot.ingest}`, 'Content-Type': 'application/json', ...headers },
    body: content,
  });
  await response.arrayBuffer();
  return response.status;
}

const residentBytes = (): number => {
  const [, kilobytes = ''] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
};

describe('a length that is not true', () => {
  test('longer than the body, which ends with the connection', async () => {
    expect(await tell(head({ 'Content-Length': String(body.length + 1) }), body)).not.toContain('HTTP/1.1 200');
  });

  test('shorter than the body: what follows is no request', async () => {
    const wire = await openWire(server.address);
    wire.send(head({ 'Content-Length': String(body.length - 1) }) + body);
    expect(new Set((await wire.closed).match(/^HTTP\/1\.1 \d+/gm))).toEqual(new Set(['HTTP/1.1 400']));
  });

  test.each([
    ['negative', { 'Content-Length': '-1' }],
    ['no number', { 'Content-Length': 'many' }],
    ['beside another coding', { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' }],
    ['two at once', { 'Content-Length': '5', 'content-length': '6' }],
  ])('%s', async (_fault, headers) => {
    expect(await tell(head(headers), body)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('a chunk that is longer than it says', async () => {
    const answers = await tell(head({ 'Transfer-Encoding': 'chunked' }), `5\r\n${body}\r\n0\r\n\r\n`);
    expect(answers).not.toContain('HTTP/1.1 200');
  });

  test('a body that is cut off in the middle, by the hundred', async () => {
    const wires = await Promise.all(Array.from({ length: 100 }, () => openWire(server.address)));
    for (const wire of wires) wire.send(`${head({ 'Content-Length': '100000' })}${body}`);
    for (const wire of wires) wire.cut();
  });
});

describe('a body that cannot be taken', () => {
  test('8 MB and a byte, announced and not', async () => {
    const large = Buffer.alloc(8 * mebibyte + 1, ' ');
    expect(await send(large)).toBe(413);
    const answers = await tell(
      head({ 'Transfer-Encoding': 'chunked' }),
      `${large.length.toString(16)}\r\n`,
      large,
      '\r\n0\r\n\r\n',
    );
    expect(answers).toMatch(/^HTTP\/1\.1 413 /);
    expect(await send(Buffer.concat([large.subarray(0, 8 * mebibyte - body.length), Buffer.from(body)]))).toBe(200);
  });

  test('bombs: two gigabytes in two megabytes, twenty at a time', async () => {
    const before = residentBytes();
    const gzip = gzipSync(Buffer.alloc(512 * mebibyte));
    const brotli = brotliCompressSync(Buffer.alloc(512 * mebibyte, ' '), { params: { [1]: 1 } });
    const bombs = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? send(Buffer.concat([gzip, gzip, gzip, gzip]), { 'Content-Encoding': 'gzip' })
        : send(brotli, { 'Content-Encoding': 'br' }),
    );
    expect(await Promise.all(bombs)).toEqual(Array(20).fill(413));
    expect(residentBytes() - before).toBeLessThan(400 * mebibyte);
  });

  test.each([
    ['of another type', 415, body, { 'Content-Type': 'text/plain' }],
    ['in an unknown coding', 415, body, { 'Content-Encoding': 'compress' }],
    ['not in the coding it names', 400, body, { 'Content-Encoding': 'gzip' }],
    ['no UTF-8', 400, Buffer.from(body.replace('liar', 'li\xffar'), 'latin1'), {}],
    ['no JSON', 400, body.slice(1), {}],
    ['nested a million deep', 400, '['.repeat(1_000_000), {}],
    ['empty', 400, '', {}],
  ])('%s', async (_fault, status, content, headers) => {
    expect(await send(content, headers)).toBe(status);
  });
});

describe('a head that cannot be taken', () => {
  test('one of a megabyte', async () => {
    expect(await tell(head({ 'X-Flood': 'x'.repeat(mebibyte) }))).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('ten thousand fields', async () => {
    const flood = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`X-${index}`, '1']));
    expect(await tell(head(flood))).toMatch(/^HTTP\/1\.1 431 /);
  });

  test.each([
    '\0\x01\x02\r\n\r\n',
    'GET\r\n\r\n',
    'GET / HTTP/3.0\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  ])('no HTTP: %j', async (text) => {
    expect(await tell(text)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

test('requests that do not wait for their answers get them in order', async () => {
  const requests = Array.from({ length: 50 }, (_, index) =>
    index % 2 === 0
      ? 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'
      : `${head({ 'Content-Length': String(Buffer.byteLength(honest)) })}${honest}`,
  );
  const wire = await openWire(server.address);
  wire.send(requests.join(''));
  const bodiesOf = (received: string) => received.match(/\{"(?:status|accepted)[^}]*\}/g) ?? [];
  const answers = await wire.until((received) => bodiesOf(received).length === requests.length);
  wire.cut();
  expect(bodiesOf(answers)).toEqual(
    requests.map((_, index) => (index % 2 === 0 ? '{"status":"alive"}' : '{"accepted":1,"rejected":[]}')),
  );
});

test('whoever never finishes a request is cut off, and meanwhile others are answered', {
  timeout: 120_000,
}, async () => {
  expect((await post(server.address, bot, [message])).status).toBe(200);
  expect(await Promise.all(slowHeads.map(({ closed }) => closed))).toEqual(
    Array(50).fill(expect.stringMatching(/^HTTP\/1\.1 408 /)),
  );
  await Promise.all(idle.map(({ closed }) => closed));
  expect((await post(server.address, bot, [message])).status).toBe(200);
  await Promise.all(slowBodies.map(({ closed }) => closed));
});

test('after all of it the server is the same process, small enough, and has counted what was accepted', async () => {
  const question: UsageQuestion = { from: '2025-07-01', to: '2025-07-31', granularity: 'day', platforms: [] };
  const counted = [message, { ...message, user: 'liar', id: 'at the end of eight megabytes' }];
  await expectFigures(server.address, bot, counted, [question]);
  expect(residentBytes()).toBeLessThan(1200 * mebibyte);
  // What clients do wrong is theirs to hear, not the operator's.
  expect(server.errors()).toBe('');
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});
