import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Granularity, UsageQuestion } from '@turnout/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { plusDays } from './calendar.ts';
import type { PlainMessage } from './count-once.ts';
import { expectLifecycle } from './lifecycle-verify.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { expectTables } from './tables-verify.ts';
import { expectBruteForce, expectLaws } from './verify.ts';

// Some seconds of counting, many more on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** Nine months of a public support channel: fixtures/README.md. */
const file = join(import.meta.dirname, '../../../../fixtures/support-channel.csv.gz');
const line = /^([^,"]+),([^,"]+),([^,"]+),(received|sent)$/;

function readChannel(): PlainMessage[] {
  const [header, ...rows] = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  if (header !== 'timestamp,platform,user,direction') throw new Error(`${file} has other columns: ${header}`);
  return rows.map((row) => {
    const [, timestamp = '', platform = '', user = '', direction] = line.exec(row) ?? [];
    if (direction !== 'received' && direction !== 'sent') throw new Error(`${file} has a line that is none: ${row}`);
    return { platform, user, direction, timestampMs: Date.parse(timestamp) };
  });
}

const first = '2016-05-31';
const last = '2017-03-01';

let messages: PlainMessage[];
let rooms: Rooms;
let bot: string;
beforeAll(async () => {
  rooms = await openRooms();
  messages = readChannel();
  bot = rooms.createBot('UTC');
  const imported = await rooms.importFile(bot, file);
  expect(imported).toEqual({ rows: messages.length, rejected: 0 });
});
afterAll(() => rooms.close());

test('it is all there, and importing it again changes nothing', async () => {
  expect(messages).toHaveLength(35_574);
  expect(new Set(messages.map(({ user }) => user)).size).toBe(244);
  await rooms.importFile(bot, file);
  const ever = await rooms.ask(bot, { from: first, to: last, granularity: 'year', platforms: [] });
  expect(ever.all.period.messagesReceived + ever.all.period.messagesSent).toBe(messages.length);
});

// The bot moves from zone to zone: each time its figures are made again.
describe.each(['UTC', 'America/Santiago', 'Asia/Kathmandu', 'Pacific/Apia'])(
  'in %s every figure is the count',
  (timezone) => {
    beforeAll(async () => {
      rooms.setTimezone(bot, timezone);
      await rooms.rebuild(bot);
    });

    const ask = (question: UsageQuestion) => rooms.ask(bot, question);
    const holds = async (granularity: Granularity, periods: { from: string; to: string }[]) => {
      const questions = periods.map((period) => ({
        ...period,
        granularity,
        platforms: [],
        compare: 'previous' as const,
      }));
      await expectLaws(ask, await expectBruteForce(ask, messages, timezone, questions));
    };

    test.each(['day', 'week', 'month', 'quarter', 'year'] as const)('by %s', async (granularity) => {
      const whole = { from: first, to: last };
      const months = { from: '2016-07-01', to: '2016-12-31' };
      const odd = { from: '2016-08-17', to: '2016-11-02' };
      await holds(granularity, [whole, months, odd]);
    });

    test.each(['day', 'week', 'month', 'quarter', 'year'] as const)(
      'those who come and go, by %s',
      async (granularity) => {
        const spans = [
          ['2016-07-01', '2016-12-31'],
          ['2016-08-17', '2016-11-02'],
        ] as const;
        // The count by day is a slow one.
        const asked = granularity === 'day' ? spans.slice(1) : spans;
        const questions = asked.map(([from, to]) => ({ from, to, granularity, platforms: [] }));
        await expectLifecycle(rooms, bot, { messages, timezone }, questions);
      },
    );

    test('retention and the hours of the week', async () => {
      const periods = [
        { from: first, to: last },
        { from: '2016-08-17', to: '2016-11-02' },
      ];
      const questions = periods.map((period) => ({ ...period, granularity: 'month' as const, platforms: [] }));
      await expectTables(rooms, bot, { messages, timezone }, questions);
    });

    test('by hour', async () => {
      const periods: { from: string; to: string }[] = [];
      for (let from = first; from <= last; from = plusDays(from, 31)) periods.push({ from, to: plusDays(from, 30) });
      await holds('hour', periods);
    });
  },
);
