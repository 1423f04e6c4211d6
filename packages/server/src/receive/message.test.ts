import { limits, type RejectionCode, rejections } from '@turnout/contract';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createHasher } from './hash.ts';
import { parseMessages } from './message.ts';
import { createRandomId } from './random-id.ts';
import { invalidJson } from './rejection.ts';

vi.setConfig({ testTimeout: 60_000 });

const hasher = createHasher('secret');
const nowMs = Date.UTC(2026, 10, 22, 10);
const randomId = createRandomId();
const parse = (...items: unknown[]) => parseMessages('support', items, { hasher, nowMs, randomId });
/** As it comes out of a body: `__proto__` is a name like any other there. */
const json = (text: string): unknown => JSON.parse(text);

const good = {
  platform: 'whatsapp',
  user: '+5491155550123',
  direction: 'received',
  timestamp: '2022-01-31T09:30:00.250Z',
  id: 'wamid.1',
};
const { user: _user, ...userless } = good;
const { id: _id, timestamp: _timestamp, ...short } = good;

test('a message becomes its stored form', () => {
  expect(parse(good)).toEqual({
    messages: [
      {
        bot: 'support',
        platform: 'whatsapp',
        user: hasher.user('support', 'whatsapp', '+5491155550123'),
        direction: 'received',
        timestampMs: Date.UTC(2022, 0, 31, 9, 30, 0, 250),
        id: hasher.message('support', 'whatsapp', 'wamid.1'),
      },
    ],
    rejected: [],
  });
});

test('without a timestamp it counts now, without an id it is its own message', () => {
  const { messages } = parse(short, short);
  expect(messages.map(({ timestampMs }) => timestampMs)).toEqual([nowMs, nowMs]);
  expect(messages[0]?.id).not.toBe(messages[1]?.id);
});

test.each([
  ['epoch milliseconds', 1_640_995_200_123, 1_640_995_200_123],
  ['before 1970', -1, -1],
  ['the first instant', limits.earliestMs, limits.earliestMs],
  ['exactly 24 hours ahead', nowMs + limits.futureMs, nowMs + limits.futureMs],
  ['with an offset', '2022-01-31T09:30:00-03:00', Date.UTC(2022, 0, 31, 12, 30)],
])('timestamp: %s', (_, timestamp, timestampMs) => {
  expect(parse({ ...good, timestamp }).messages).toMatchObject([{ timestampMs }]);
});

const refused: [string, unknown, RejectionCode, string?][] = [
  ['null', null, 'not_an_object'],
  ['an array', [good], 'not_an_object'],
  ['a string', 'hello', 'not_an_object'],
  ['a number', 1, 'not_an_object'],
  ['a line that is not JSON', invalidJson, 'invalid_json'],
  ['nothing in it', {}, 'missing_field', 'platform'],
  ['no user', userless, 'missing_field', 'user'],
  ['an unknown field', { ...good, text: 'hello' }, 'unknown_field', 'text'],
  ['a misspelt field, rather than the missing one', { ...userless, usr: 'x' }, 'unknown_field', 'usr'],
  [
    '__proto__',
    json('{"__proto__":{"platform":"webchat"},"user":"1","direction":"sent"}'),
    'unknown_field',
    '__proto__',
  ],
  ['only __proto__', json('{"__proto__":{}}'), 'unknown_field', '__proto__'],
  ['constructor', { ...good, constructor: 1 }, 'unknown_field', 'constructor'],
  ['an empty name', { ...good, '': 1 }, 'unknown_field', ''],
  ['half a character as a name', { ...good, 'a\ud800': 1 }, 'unknown_field', 'a\ufffd'],
  ['a name of many characters', { ...good, ['😀'.repeat(500)]: 1 }, 'unknown_field', '😀'.repeat(64)],
  ['platform in capitals', { ...good, platform: 'WhatsApp' }, 'invalid_platform', 'platform'],
  ['platform with a tab', { ...good, platform: 'a\tb' }, 'invalid_platform', 'platform'],
  ['platform with a newline at its end', { ...good, platform: 'whatsapp\n' }, 'invalid_platform', 'platform'],
  ['platform with a backslash', { ...good, platform: 'a\\N' }, 'invalid_platform', 'platform'],
  ['platform with NUL', { ...good, platform: 'a\0b' }, 'invalid_platform', 'platform'],
  ['platform of 33 characters', { ...good, platform: 'a'.repeat(33) }, 'invalid_platform', 'platform'],
  ['platform null', { ...good, platform: null }, 'invalid_platform', 'platform'],
  ['user a number', { ...good, user: 5491155550123 }, 'invalid_user', 'user'],
  ['user empty', { ...good, user: '' }, 'invalid_user', 'user'],
  ['user of 257 characters', { ...good, user: 'a'.repeat(257) }, 'invalid_user', 'user'],
  ['user of half a character', { ...good, user: '\ud83d' }, 'invalid_user', 'user'],
  ['user an object', { ...good, user: { toString: 'x' } }, 'invalid_user', 'user'],
  ['direction in another word', { ...good, direction: 'inbound' }, 'invalid_direction', 'direction'],
  ['direction from the prototype', { ...good, direction: 'toString' }, 'invalid_direction', 'direction'],
  ['timestamp null', { ...good, timestamp: null }, 'invalid_timestamp', 'timestamp'],
  ['timestamp without an offset', { ...good, timestamp: '2022-01-31T09:30:00' }, 'invalid_timestamp', 'timestamp'],
  ['30 February', { ...good, timestamp: '2022-02-30T00:00:00Z' }, 'invalid_timestamp', 'timestamp'],
  ['a leap second', { ...good, timestamp: '2016-12-31T23:59:60Z' }, 'invalid_timestamp', 'timestamp'],
  ['half a millisecond', { ...good, timestamp: 1.5 }, 'invalid_timestamp', 'timestamp'],
  [
    'a number beyond all',
    json('{"platform":"a","user":"b","direction":"sent","timestamp":1e999}'),
    'invalid_timestamp',
    'timestamp',
  ],
  ['a number as text', { ...good, timestamp: '1640995200000' }, 'invalid_timestamp', 'timestamp'],
  ['24 hours and 1 ms ahead', { ...good, timestamp: nowMs + limits.futureMs + 1 }, 'timestamp_in_future', 'timestamp'],
  ['microseconds', { ...good, timestamp: nowMs * 1000 }, 'timestamp_in_future', 'timestamp'],
  ['the last ms of 1900', { ...good, timestamp: limits.earliestMs - 1 }, 'timestamp_too_old', 'timestamp'],
  ['the year 50', { ...good, timestamp: '0050-01-01T00:00:00Z' }, 'timestamp_too_old', 'timestamp'],
  ['id a number', { ...good, id: 7 }, 'invalid_id', 'id'],
  ['id empty', { ...good, id: '' }, 'invalid_id', 'id'],
  ['id null', { ...good, id: null }, 'invalid_id', 'id'],
  ['several reasons: the first field is named', { ...good, user: 1, direction: 1 }, 'invalid_user', 'user'],
];
test.each(refused)('refused: %s', (_, item, code, field) => {
  const rejection = { index: 1, code, message: rejections[code], ...(field === undefined ? {} : { field }) };
  expect(parse(good, item, good)).toMatchObject({ messages: [{}, {}], rejected: [rejection] });
});

describe('whatever comes', () => {
  const hostile = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom<unknown>('\0', '\t\n\\N', '\ud800', 1e308, -0, invalidJson, good, ...Object.values(good)),
  );
  const names = fc.constantFrom('platform', 'user', 'direction', 'timestamp', 'id', '__proto__', 'constructor', 'x');
  const near = fc
    .record({ base: fc.constantFrom(good, userless, {}), name: names, value: hostile })
    .map(({ base, name, value }) => Object.defineProperty({ ...base }, name, { value, enumerable: true }));
  const items = fc.array(fc.oneof(hostile, near), { maxLength: 40 });

  test('every item is taken or refused, exactly once, in order', () => {
    fc.assert(
      fc.property(items, (some) => {
        const { messages, rejected } = parse(...some);
        expect(messages.length + rejected.length).toBe(some.length);
        const indexes = rejected.map(({ index }) => index);
        expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => a - b));
        // Alone it fares as it does in company.
        for (const [index, item] of some.entries()) {
          expect(parse(item).rejected.length === 1).toBe(indexes.includes(index));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('what is taken is fit to be stored', () => {
    fc.assert(
      fc.property(items, (some) => {
        for (const { bot, platform, user, direction, timestampMs, id } of parse(...some).messages) {
          expect(bot).toBe('support');
          expect(platform).toMatch(/^[a-z0-9_-]{1,32}$/);
          expect(['received', 'sent']).toContain(direction);
          expect(Number.isSafeInteger(timestampMs)).toBe(true);
          for (const hash of [user, id]) expect(BigInt.asUintN(64, hash)).toBe(hash);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a refusal repeats no value', () => {
    const secret = 'PHONE-0123456789';
    const places = ['platform', 'user', 'direction', 'timestamp', 'id'];
    const values = [secret, [secret], { [secret]: secret }, secret.repeat(40), `${secret}\ud800`];
    for (const place of places) {
      for (const value of values) {
        expect(JSON.stringify(parse({ ...good, [place]: value, direction: 'nowhere' }).rejected)).not.toContain(secret);
      }
    }
  });
});
