import type { StoredMessage } from '@turnout/contract';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createHasher } from '../receive/hash.ts';
import { parseMessages } from '../receive/message.ts';
import { createRandomId } from '../receive/random-id.ts';
import { messageColumns, rowsOf, stampRows } from './rows.ts';

vi.setConfig({ testTimeout: 60_000 });

const message: StoredMessage = {
  bot: 'support',
  platform: 'whatsapp',
  user: 2n ** 64n - 1n,
  direction: 'received',
  timestampMs: Date.UTC(2022, 0, 31, 9, 30, 0, 5),
  id: 0n,
};

test('a row has the columns in their order', () => {
  expect(messageColumns).toEqual(['bot', 'platform', 'user', 'direction', 'timestamp', 'id', 'received_at']);
  expect(String(stampRows([rowsOf([message])], 0))).toBe(
    'support\twhatsapp\t18446744073709551615\treceived\t2022-01-31 09:30:00.005\t0\t1970-01-01 00:00:00.000\n',
  );
});

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,31}$/);
const anyMessage = fc.record({
  bot: slug,
  platform: slug,
  user: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  direction: fc.constantFrom('received' as const, 'sent' as const),
  timestampMs: fc.integer({ min: Date.UTC(1901, 0, 1), max: Date.UTC(2200, 0, 1) }),
  id: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
});

test('every message is one line, and can be read back from it', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyMessage, { maxLength: 5 }), { maxLength: 5 }), (requests) => {
      const lines = String(stampRows(requests.map(rowsOf), 1_640_995_200_123)).split('\n');
      expect(lines.pop()).toBe('');
      const read = lines.map((line) => {
        const [bot, platform, user, direction, timestamp, id, receivedAt, ...rest] = line.split('\t');
        expect(receivedAt).toBe('2022-01-01 00:00:00.123');
        expect(rest).toEqual([]);
        const timestampMs = Date.parse(`${timestamp?.replace(' ', 'T')}Z`);
        return { bot, platform, user: BigInt(user ?? ''), direction, timestampMs, id: BigInt(id ?? '') };
      });
      expect(read).toEqual(requests.flat());
    }),
  );
});

test('whatever a body holds, what comes through the parser is one line of seven columns a message', () => {
  const hostile = fc.oneof(
    fc.constantFrom('\t', '\n', '\\N', '\\', '\0', 'a\tb\nc', "'", '\\n'),
    fc.string({ unit: 'binary' }),
    slug,
  );
  const input = fc.record({
    platform: hostile,
    user: hostile,
    direction: fc.constantFrom('sent', 'received'),
    id: hostile,
  });
  const context = { hasher: createHasher('secret'), nowMs: 0, randomId: createRandomId() };
  fc.assert(
    fc.property(fc.array(input, { maxLength: 20 }), (inputs) => {
      const { messages } = parseMessages('support', inputs, context);
      const lines = String(stampRows([rowsOf(messages)], 0)).split('\n');
      expect(lines).toHaveLength(messages.length + 1);
      for (const line of lines.slice(0, -1))
        expect(line).toMatch(/^[a-z0-9_-]+\t[a-z0-9_-]+\t\d+\t[a-z]+\t[\d :.-]+\t\d+\t[\d :.-]+$/);
    }),
    { numRuns: 200 },
  );
});

test.each(['a\tb', 'a\nb', 'a\n', 'a\\N', '', 'A', 'a b', 'ñ', '\\N', 'a\0'])('%j gets into no row', (text) => {
  expect(() => rowsOf([{ ...message, platform: text }])).toThrow(TypeError);
  expect(() => rowsOf([message, { ...message, bot: text }])).toThrow(TypeError);
});
