import { expect, test } from 'vitest';
import { createOriginCheck, isLoopbackHost } from './origins.ts';

test.each([
  // public address, origin of the page, Host header, trusted
  ['https://t.example', 'https://t.example', 't.example', true],
  ['https://t.example', 'https://t.example', '127.0.0.1:7070', true],
  ['https://t.example', 'http://t.example', 't.example', false],
  ['https://t.example', 'http://127.0.0.1:7070', '127.0.0.1:7070', false],
  ['https://t.example', 'https://evil.example', 't.example', false],
  ['http://127.0.0.1:7070', 'http://127.0.0.1:7070', '127.0.0.1:7070', true],
  ['http://127.0.0.1:7070', 'http://localhost:7070', 'localhost:7070', true],
  ['http://127.0.0.1:7070', 'http://localhost:8080', 'localhost:7070', false],
  ['http://127.0.0.1:7070', 'http://localhost:7070', undefined, false],
  ['http://0.0.0.0:7070', 'http://192.168.1.20:7070', '192.168.1.20:7070', true],
  ['http://0.0.0.0:7070', 'http://evil.example', '192.168.1.20:7070', false],
  ['http://127.0.0.1:7070', 'null', '127.0.0.1:7070', false],
])('at %s a page of %s that asks %s: %s', (publicUrl, origin, host, trusted) => {
  expect(createOriginCheck(publicUrl)(origin, host)).toBe(trusted);
});

test.each([
  ['localhost', true],
  ['LOCALHOST:7070', true],
  ['127.0.0.1:7070', true],
  ['[::1]:7070', true],
  ['demo.localhost:7070', true],
  ['localhost.evil.example', false],
  ['evil.example:7070', false],
  ['127.0.0.1.evil.example', false],
  ['192.168.1.20:7070', false],
  ['', false],
])('the host %j is loopback: %s', (host, isLoopback) => {
  expect(isLoopbackHost(host)).toBe(isLoopback);
});
