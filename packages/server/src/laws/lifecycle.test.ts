import { randomInt } from 'node:crypto';
import { type LifecycleQuestion, lifecycleGranularities } from '@turnout/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { plusDays } from './calendar.ts';
import type { PlainMessage } from './count-once.ts';
import { expectLifecycle } from './lifecycle-verify.ts';
import { openRooms, type Rooms } from './rooms.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });
const seed = Number(process.env['LAWS_SEED'] ?? randomInt(2 ** 31));

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms.close());

const dayMs = 86_400_000;
const nowMs = Date.now();
const today = new Date(nowMs).toISOString().slice(0, 10);

/** People of the last years who come again after a day, a month, a year, or on either side of the 1,100 days that `daily` lists. */
type Person = { platform: string; last: number; away: number[]; hour: number; answered: boolean };
const people: fc.Arbitrary<Person[]> = fc.array(
  fc.record({
    platform: fc.constantFrom('whatsapp', 'webchat'),
    /** Up to a day ahead: clocks drift. Such a day has figures, and none that end with today. */
    last: fc.oneof({ arbitrary: fc.integer({ min: -1, max: 3 }), weight: 3 }, { arbitrary: fc.nat(900), weight: 2 }),
    away: fc.array(fc.constantFrom(1, 1, 2, 6, 7, 27, 28, 30, 31, 62, 365, 366, 1_100, 1_101), { maxLength: 6 }),
    hour: fc.integer({ min: 0, max: 23 }),
    answered: fc.boolean(),
  }),
  { minLength: 8, maxLength: 24 },
);

const question: fc.Arbitrary<LifecycleQuestion> = fc
  .record({
    ago: fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 1_500 })),
    length: fc.oneof(
      fc.constantFrom(0, 6, 27, 28, 30),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 300, max: 1_200 }),
    ),
    granularity: fc.constantFrom(...lifecycleGranularities),
    whole: fc.boolean(),
    platforms: fc.subarray(['whatsapp', 'webchat']),
  })
  .map(({ ago, length, granularity, whole, platforms }) => {
    const to = plusDays(today, -ago);
    const from = plusDays(to, -length);
    return { from: whole ? `${from.slice(0, 7)}-01` : from, to, granularity, platforms };
  });

test(`users come and go as brute force says (seed ${seed})`, async () => {
  const run = async (who: readonly Person[], questions: LifecycleQuestion[]) => {
    const messages = who.flatMap(({ platform, last, away, hour, answered }, at): PlainMessage[] => {
      const days = [0, ...away].map((_, place) => last + away.slice(0, place).reduce((sum, gap) => sum + gap, 0));
      return days.flatMap((ago) => {
        // No message may be more than a day ahead of its arrival.
        const timestampMs = Math.min(nowMs + dayMs - 60_000, Date.parse(today) - ago * dayMs + hour * 3_600_000);
        const said = { platform, user: `user-${at}`, direction: 'received' as const, timestampMs };
        return answered ? [said, { ...said, direction: 'sent' as const }] : [said];
      });
    });
    const bot = rooms.createBot('America/Santiago');
    await rooms.write(rooms.parse(bot, messages));
    await rooms.settle(bot);
    await expectLifecycle(rooms, bot, { messages, timezone: 'America/Santiago' }, questions);
  };
  await fc.assert(fc.asyncProperty(people, fc.array(question, { minLength: 4, maxLength: 4 }), run), {
    seed,
    numRuns: 12,
    interruptAfterTimeLimit: 240_000,
    markInterruptAsFailure: true,
  });
});

/** One person's days in 2024, and what they make of the months. */
test('who was new, came back, returned and was lost, by hand', async () => {
  const bot = rooms.createBot('UTC');
  const on = (user: string, ...days: string[]) =>
    days.map((day) => ({
      platform: 'sms',
      user,
      direction: 'received' as const,
      timestampMs: Date.parse(`${day}T12:00Z`),
    }));
  await rooms.write(
    rooms.parse(bot, [
      ...on('ana', '2024-01-31', '2024-02-01', '2024-04-15'),
      ...on('bo', '2023-11-10', '2024-02-29'),
      ...on('cy', '2024-02-10', '2024-03-01'),
    ]),
  );
  await rooms.settle(bot);
  const ask = async (from: string, to: string) =>
    (await rooms.askLifecycle(bot, { from, to, granularity: 'month', platforms: [] })).all;

  expect(await ask('2024-01-01', '2024-04-30')).toEqual({
    // The four months before: Bo, who wrote in November, returned in February.
    period: {
      activeUsers: 3,
      newUsers: 2,
      returningUsers: 1,
      reactivatedUsers: 0,
      lostUsers: 0,
      rolling7Users: 0,
      rolling28Users: 1,
      // Six times somebody was active on a day; Ana is within 28 days for 45 days, Bo for 28 and Cy for 48.
      stickiness: 6 / 121,
      messagesPerUser: 2,
    },
    series: {
      activeUsers: [1, 3, 1, 1],
      newUsers: [1, 1, 0, 0],
      returningUsers: [0, 1, 1, 0],
      reactivatedUsers: [0, 1, 0, 1],
      lostUsers: [0, 0, 2, 1],
      rolling7Users: [1, 1, 0, 0],
      rolling28Users: [1, 2, 0, 1],
      stickiness: expect.anything(),
      messagesPerUser: [1, 1, 1, 1],
    },
  });
  // A first bucket that is cut reaches back to the start of the month before: Ana and Cy were there in January and on 10 February.
  const cutOff = await ask('2024-02-11', '2024-03-31');
  expect(cutOff.series).toMatchObject({ returningUsers: [0, 1], reactivatedUsers: [1, 0], lostUsers: [2, 2] });
});
