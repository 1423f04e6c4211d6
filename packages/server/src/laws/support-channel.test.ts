import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Granularity, UsageQuestion } from '@turnout/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plusDays } from './calendar.ts';
import type { PlainMessage } from './count-once.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { expectBruteForce, expectLaws } from './verify.ts';

/** Nine months of a public support channel. It lies beside the checkout; without it this test fails. */
const file = join(import.meta.dirname, '../../../../../shared/data/support-channel.csv.gz');
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
  messages = readChannel();
  rooms = await openRooms();
  bot = rooms.createBot('UTC');
  await rooms.write(rooms.parse(bot, messages));
  await rooms.settle(bot);
}, 60_000);
// The engine finishes what it merges.
afterAll(() => rooms.close(), 60_000);

test('it is all there', () => {
  expect(messages).toHaveLength(35_574);
  expect(new Set(messages.map(({ user }) => user)).size).toBe(244);
});

// The bot moves from zone to zone: each time its figures are made again.
describe.each(['UTC', 'America/Santiago', 'Asia/Kathmandu', 'Pacific/Apia'])(
  'in %s every figure is the count',
  (timezone) => {
    beforeAll(async () => {
      rooms.setTimezone(bot, timezone);
      await rooms.rebuild(bot);
    }, 60_000);

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

    test('by hour', { timeout: 60_000 }, async () => {
      const periods: { from: string; to: string }[] = [];
      for (let from = first; from <= last; from = plusDays(from, 31)) periods.push({ from, to: plusDays(from, 30) });
      await holds('hour', periods);
    });
  },
);
