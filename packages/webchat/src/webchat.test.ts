import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWebchat, type Options } from './index.ts';

// A page of which only the parts are there that the snippet touches. e2e/webchat.test.ts has a real one.

type Sent = { platform: string; user: string; direction: string; id: string; timestamp?: number };
let batches: Sent[][];
let answers: (() => Response | Promise<Response>)[];
let kept: Map<string, string>;
let listeners: Map<string, () => void>;

beforeEach(() => {
  vi.useFakeTimers();
  [batches, answers, kept, listeners] = [[], [], new Map(), new Map()];
  vi.stubGlobal('fetch', (_address: string, init: { body: string }) => {
    batches.push(JSON.parse(init.body));
    return Promise.resolve((answers.shift() ?? stored)());
  });
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  });
  const addEventListener = (name: string, listener: () => void) => void listeners.set(name, listener);
  vi.stubGlobal('addEventListener', addEventListener);
  vi.stubGlobal('document', { hidden: true, addEventListener });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const stored = () => Response.json({ accepted: 1, rejected: [] });
const refused = (status: number, headers = {}) => new Response('why', { status, headers });
const leave = () => listeners.get('pagehide')?.();
const hide = () => listeners.get('visibilitychange')?.();
/** Lets time pass for everything that is planned. */
const settle = () => vi.advanceTimersByTimeAsync(3_600_000);
const sent = () => batches.flat();

const open = (options: Partial<Options> = {}) =>
  createWebchat({ url: 'https://turnout.example.com/', bot: 'support', key: 'turnout_webchat_x', ...options });

test('messages are gathered, sent with a key and no cookie, and named by the browser and the chat', async () => {
  const asked = vi.spyOn(globalThis, 'fetch');
  const turnout = open();
  turnout.received({ id: 7 });
  turnout.sent({ id: 'x', user: 'ana-17' });
  turnout.received();
  await settle();
  const [user] = kept.values();
  expect(user).toMatch(/^[\da-f]{32}$/);
  expect(batches).toEqual([
    [
      { platform: 'webchat', user, direction: 'received', id: '7' },
      { platform: 'webchat', user: 'ana-17', direction: 'sent', id: 'x' },
      { platform: 'webchat', user, direction: 'received', id: expect.stringMatching(/^[\da-f]{32}$/) },
    ],
  ]);
  expect(asked).toHaveBeenCalledWith(
    'https://turnout.example.com/api/v1/bots/support/messages',
    expect.objectContaining({
      method: 'POST',
      credentials: 'omit',
      keepalive: true,
      headers: { Authorization: 'Bearer turnout_webchat_x', 'Content-Type': 'application/json' },
    }),
  );
});

test('the id is the one of last time, and a strange one is replaced', async () => {
  kept.set('turnout-visitor', 'a'.repeat(32));
  open().received();
  await settle();
  kept.set('turnout-visitor', 'x'.repeat(9999));
  open().received();
  await settle();
  expect(sent().map(({ user }) => user)).toEqual(['a'.repeat(32), expect.stringMatching(/^[\da-f]{32}$/)]);
});

test('at most 20 messages go at a time, one request after the other', async () => {
  const turnout = open();
  for (let n = 0; n < 50; n++) turnout.received({ id: n });
  await settle();
  expect(batches.map(({ length }) => length)).toEqual([20, 20, 10]);
  expect(new Set(sent().map(({ id }) => id)).size).toBe(50);
});

test.each<[string, () => Response | Promise<Response>]>([
  ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['429', () => refused(429, { 'Retry-After': '2' })],
  ['503', () => refused(503, { 'Retry-After': 'Mon, 23 Nov 2026 22:00:00 GMT' })],
])('what got %s is sent again, the same message with the time of the call', async (_what, answer) => {
  answers = [answer, answer];
  const atMs = Date.now();
  open().received();
  await settle();
  expect(batches).toHaveLength(3);
  expect(new Set(sent().map(({ id }) => id)).size).toBe(1);
  // Turnout's clock is taken while that is near enough; a visitor's may be wrong.
  expect(sent()[0]).not.toHaveProperty('timestamp');
  answers = Array.from({ length: 9 }, () => answer);
  const turnout = open();
  turnout.sent();
  await settle();
  expect(sent().at(-1)?.timestamp).toBeGreaterThanOrEqual(atMs);
});

test('pauses grow, keep to Retry-After, and a new message does not shorten them', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  answers = [() => refused(503), () => refused(429, { 'Retry-After': '60' })];
  const turnout = open();
  turnout.received();
  await vi.advanceTimersByTimeAsync(500);
  expect(batches).toHaveLength(1);
  turnout.received();
  await vi.advanceTimersByTimeAsync(1999);
  expect(batches).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(batches).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(59_999);
  expect(batches).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(batches[2]).toHaveLength(2);
});

test.each([400, 401, 403, 404, 413, 422])('what got %i is not sent again, and the page is told why', async (status) => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  answers = [() => refused(status)];
  open().received();
  await settle();
  expect(batches).toHaveLength(1);
  expect(warn).toHaveBeenCalledExactlyOnceWith('Turnout:', 'why');
});

test('memory is bounded: the newest 200 wait', async () => {
  answers = Array.from({ length: 5 }, () => () => refused(503));
  const turnout = open();
  for (let n = 0; n < 1000; n++) turnout.received({ id: n });
  await settle();
  expect(new Set(sent().map(({ id }) => id)).size).toBe(200);
  expect(sent().some(({ id }) => id === '999')).toBe(true);
});

test('a page that is left hands over what waits', () => {
  const turnout = open();
  for (let n = 0; n < 30; n++) turnout.received();
  expect(batches).toEqual([]);
  leave();
  expect(batches.map(({ length }) => length)).toEqual([20, 10]);
});

test('a page that is hidden hands over what waits, but not in a pause that Turnout asked for; one that is left does', async () => {
  answers = [() => refused(429, { 'Retry-After': '600' })];
  const turnout = open();
  turnout.received();
  hide();
  expect(batches).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1000);
  turnout.received();
  for (let n = 0; n < 5; n++) hide();
  expect(batches).toHaveLength(1);
  leave();
  expect(batches.map(({ length }) => length)).toEqual([1, 2]);
});

test('history that is shown again goes with its own time; what is older than a day was counted then', async () => {
  const nowMs = Date.now();
  const hour = 3_600_000;
  const turnout = open();
  turnout.received({ id: 'yesterday', timestamp: nowMs - 23 * hour });
  turnout.received({ id: 'as a date', timestamp: new Date(nowMs - 2 * hour) });
  turnout.sent({ id: 'as a text', timestamp: new Date(nowMs - hour).toISOString() });
  turnout.sent({ id: 'long ago', timestamp: nowMs - 25 * hour });
  turnout.sent({ id: 'just now', timestamp: nowMs - 1000 });
  turnout.sent({ id: 'by a clock that is fast', timestamp: nowMs + hour });
  turnout.sent({ id: 'no time', timestamp: 'soon' });
  turnout.sent({ id: 'in seconds', timestamp: Math.floor(nowMs / 1000) });
  await settle();
  expect(sent().map(({ id, timestamp }) => [id, timestamp])).toEqual([
    ['yesterday', nowMs - 23 * hour],
    ['as a date', nowMs - 2 * hour],
    ['as a text', nowMs - hour],
    ['just now', undefined],
    ['by a clock that is fast', undefined],
    ['no time', undefined],
    ['in seconds', Math.floor(nowMs / 1000)],
  ]);
});

test('before consent nothing is kept or sent; then it is, with the time of the call', async () => {
  const turnout = open({ consent: 'wait' });
  const atMs = Date.now();
  turnout.received({ id: 'early' });
  await settle();
  leave();
  expect([batches, [...kept]]).toEqual([[], []]);
  turnout.consent(true);
  await settle();
  expect(sent()).toMatchObject([{ id: 'early', timestamp: atMs }]);
  expect([...kept.values()]).toEqual([sent()[0]?.user]);
});

test('without consent nothing is kept or sent, and what was kept is removed', async () => {
  kept.set('turnout-visitor', 'a'.repeat(32));
  const turnout = open({ consent: 'wait' });
  turnout.received();
  turnout.consent(false);
  turnout.received();
  await settle();
  leave();
  expect([batches, [...kept]]).toEqual([[], []]);
});

test('who is forgotten is another user afterwards; what was told before stays of the first', async () => {
  const turnout = open();
  turnout.received();
  turnout.forget();
  expect([...kept]).toEqual([]);
  turnout.received();
  await settle();
  expect(new Set(sent().map(({ user }) => user)).size).toBe(2);
});

test('where storage is blocked, the id lasts as long as the page', async () => {
  const blocked = () => {
    throw new Error('denied');
  };
  vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked, removeItem: blocked });
  const turnout = open();
  turnout.received();
  turnout.sent();
  await settle();
  turnout.forget();
  turnout.received();
  await settle();
  const [first, second, third] = sent().map(({ user }) => user);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('nothing that a page passes, and nothing that is missing, makes a call throw', async () => {
  vi.stubGlobal('fetch', undefined);
  vi.stubGlobal('localStorage', undefined);
  const nasty = {
    get id(): string {
      throw new Error('no');
    },
  };
  // A page in plain JavaScript can pass anything; the cast says that it does.
  const values = [
    null,
    undefined,
    7,
    'text',
    [],
    nasty,
    Object.create(null),
    { id: Symbol('x') },
    { user: {} },
  ] as never[];
  const turnout = open({ url: 'not a url' });
  for (const value of values) {
    expect(() => turnout.received(value)).not.toThrow();
    expect(() => turnout.sent(value)).not.toThrow();
    expect(() => turnout.consent(value)).not.toThrow();
  }
  expect(() => turnout.forget()).not.toThrow();
  await settle();
});
