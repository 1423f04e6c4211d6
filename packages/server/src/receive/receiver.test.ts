import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import zlib from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { BodyError } from './body-error.ts';
import { createHasher } from './hash.ts';
import { createRandomId } from './random-id.ts';
import { createReceiver } from './receiver.ts';

vi.setConfig({ testTimeout: 60_000 });

const nowMs = Date.UTC(2026, 10, 22, 10);
const receive = createReceiver({ hasher: createHasher('secret'), now: () => nowMs, randomId: createRandomId() });

/** The receiver behind a real socket; it answers with the two counts, or the code of the error. */
const server = createServer(async (incoming, outgoing) => {
  const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  try {
    const { messages, rejected } = await receive('support', { headers, body: incoming });
    outgoing.end(`${messages.length} ${rejected.length}`);
  } catch (error) {
    outgoing.end(error instanceof BodyError ? error.code : 'something else');
  }
});
let port: number;
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A listening TCP server has an address of this kind.
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((closed) => server.close(closed)));

function post(headers: Record<string, string>, ...chunks: (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', headers }, (answer) => resolve(text(answer)));
    sent.on('error', reject);
    for (const chunk of chunks) sent.write(chunk);
    sent.end();
  });
}

const line = JSON.stringify({ platform: 'webchat', user: 'ñ', direction: 'sent' });
const many = Array(10_000).fill(line);

test.each([
  ['one message, no headers', {}, line, '1 0'],
  ['an array', { 'content-type': 'application/json; charset=utf-8' }, `[${line},{},${line}]`, '2 1'],
  ['NDJSON', { 'content-type': 'application/x-ndjson' }, `${line}\n{\n${line}\n`, '2 1'],
  ['10,000 in gzip', { 'content-encoding': 'gzip' }, zlib.gzipSync(`[${many}]`), '10000 0'],
  ['10,000 in zstd', { 'content-encoding': 'zstd' }, zlib.zstdCompressSync(`[${many}]`), '10000 0'],
  [
    'NDJSON in br',
    { 'content-encoding': 'br', 'content-type': 'application/jsonl' },
    zlib.brotliCompressSync(many.slice(0, 99).join('\n')),
    '99 0',
  ],
  ['nothing', {}, '', 'unreadable_body'],
  ['not JSON', {}, 'hello', 'unreadable_body'],
  ['plain text', { 'content-type': 'text/plain' }, line, 'unsupported_type'],
  ['two codings', { 'content-encoding': 'gzip, br' }, line, 'unsupported_encoding'],
  ['a coding that is not there', { 'content-encoding': 'gzip' }, line, 'unreadable_body'],
  ['8 MiB and a byte', {}, Buffer.alloc(8 * 1024 * 1024 + 1, ' '), 'body_too_large'],
  [
    '64 MiB and a byte, packed',
    { 'content-encoding': 'gzip' },
    zlib.gzipSync(Buffer.alloc(64 * 1024 * 1024 + 1, ' ')),
    'body_too_large',
  ],
  [
    '64 MiB of blanks around one message',
    { 'content-encoding': 'gzip' },
    zlib.gzipSync(line.padEnd(64 * 1024 * 1024 - 1)),
    '1 0',
  ],
])('%s', async (_, headers, body, expected) => {
  // Sent in two chunks without a length, and in one with it.
  const bytes = Buffer.from(body);
  const half = Math.floor(bytes.length / 2);
  expect(await post(headers, bytes.subarray(0, half), bytes.subarray(half))).toBe(expected);
  expect(await post({ ...headers, 'content-length': String(bytes.length) }, bytes)).toBe(expected);
});

test('many bombs at once are refused one by one, and others are served meanwhile', async () => {
  const bomb = zlib.gzipSync(Buffer.alloc(80 * 1024 * 1024));
  const before = process.memoryUsage.rss();
  const bombs = Promise.all(Array.from({ length: 16 }, () => post({ 'content-encoding': 'gzip' }, bomb)));
  expect(await post({}, line)).toBe('1 0');
  expect(new Set(await bombs)).toEqual(new Set(['body_too_large']));
  // 16 of them side by side would hold 1 GB.
  expect(process.memoryUsage.rss() - before).toBeLessThan(600 * 1024 * 1024);
});
