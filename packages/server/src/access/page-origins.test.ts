import { expect, test } from 'vitest';
import { parsePageOrigins } from './page-origins.ts';

test.each([
  ['https://www.example.com', 'https://www.example.com'],
  ['https://www.example.com/', 'https://www.example.com'],
  ['HTTPS://WWW.Example.com', 'https://www.example.com'],
  ['https://example.com:443', 'https://example.com'],
  ['https://example.com:8443', 'https://example.com:8443'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['http://127.0.0.1', 'http://127.0.0.1'],
])('the origin %s is what browsers call %s', (text, origin) => {
  expect(parsePageOrigins('webchat', [text])).toEqual([origin]);
});

test.each([
  [['http://www.example.com']],
  [['http://localhost.evil.example']],
  [['https://www.example.com/shop']],
  [['https://www.example.com?x']],
  [['https://ana@www.example.com']],
  [['https://*.example.com']],
  [['*']],
  [['null']],
  [['']],
  [['www.example.com']],
  [['https://www.example.com https://evil.example']],
  [['file:///home/ana']],
  [['ftp://example.com']],
  [[]],
  [Array.from({ length: 21 }, (_, n) => `https://${n}.example`)],
])('a key cannot be bound to %j', (origins) => {
  expect(() => parsePageOrigins('webchat', origins)).toThrow(expect.objectContaining({ code: 'invalid_origin' }));
});

test('the same page twice is one, and other keys are bound to none', () => {
  expect(parsePageOrigins('webchat', ['https://a.example', 'https://a.example/'])).toEqual(['https://a.example']);
  expect(parsePageOrigins('ingest', [])).toEqual([]);
  expect(() => parsePageOrigins('read', ['https://a.example'])).toThrow('Only a key of scope webchat');
});
