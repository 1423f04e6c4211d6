import { randomInt } from 'node:crypto';
import type { OverviewQuestion, UsageQuestion } from '@turnout/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createBruteForce } from './brute-force.ts';
import { histories } from './histories.ts';
import { openRooms, type Rooms } from './rooms.ts';

/** What the overview says of a bot is what its usage says, and what brute force counts, whoever else is in it. */
const seed = Number(process.env['LAWS_SEED'] ?? randomInt(2 ** 31));
const path = process.env['LAWS_PATH'];
const limitMs = 10 * 60_000;
vi.setConfig({ testTimeout: limitMs + 60_000, hookTimeout: 60_000 });

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms.close());

const some = fc.array(histories, { minLength: 1, maxLength: 6 });

test(`every bot of the overview has the figures of its own usage (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(some, async (all) => {
      const bots = await Promise.all(
        all.map(async ({ timezone, messages }) => {
          const bot = rooms.createBot(timezone);
          await rooms.write(rooms.parse(bot, messages));
          await rooms.settle(bot);
          return { bot, timezone, count: createBruteForce(messages, timezone), isEmpty: messages.length === 0 };
        }),
      );
      // Bots are asked about together with others, in another order than that in which they were made.
      const ids = bots.map(({ bot }) => bot).reverse();
      for (const usageQuestion of all.flatMap(({ questions }) => questions.slice(0, 2))) {
        const question = overviewOf(usageQuestion);
        const overview = await rooms.askOverview(ids, question);
        expect(overview.bots.map(({ bot }) => bot)).toEqual(ids);
        for (const { bot, timezone, count, isEmpty } of bots) {
          const wholeQuestion = { ...question, platforms: [] };
          const expected = count(wholeQuestion);
          const found = overview.bots.find((one) => one.bot === bot);
          if (found === undefined) throw new Error(`${bot} is not in the overview.`);
          const { asOf: _asOf, firstDay, name: _name, ...shown } = found;
          const previous = expected.previous?.all.period;
          expect(shown, JSON.stringify(question)).toEqual({
            bot,
            timezone,
            ...expected.all,
            ...(previous && { previous }),
          });
          const usage = await rooms.ask(bot, wholeQuestion);
          expect({ period: shown.period, series: shown.series }).toEqual(usage.all);
          expect(overview.buckets).toEqual(usage.buckets);
          expect(firstDay === undefined).toBe(isEmpty);
          if (firstDay !== undefined) {
            const life = await rooms.ask(bot, { from: firstDay, to: firstDay, granularity: 'day', platforms: [] });
            expect(life.all.period.messagesReceived + life.all.period.messagesSent).toBeGreaterThan(0);
          }
        }
      }
    }),
    {
      seed,
      numRuns: Math.ceil(Number(process.env['LAWS_RUNS'] ?? 300) / 10),
      interruptAfterTimeLimit: limitMs,
      markInterruptAsFailure: true,
      ...(path !== undefined && { path }),
    },
  );
});

const overviewOf = ({ from, to, granularity, compare }: UsageQuestion): OverviewQuestion => ({
  from,
  to,
  granularity: granularity === 'hour' ? 'day' : granularity,
  ...(compare !== undefined && { compare }),
});

test('a bot that nobody has written to has zeros and no first day', async () => {
  const bot = rooms.createBot('UTC');
  const question = { from: '2022-01-01', to: '2022-01-02', granularity: 'day', compare: 'previous' } as const;
  const { bots } = await rooms.askOverview([bot], question);
  expect(bots).toMatchObject([{ bot, period: { totalUsers: 0 }, previous: { totalUsers: 0 } }]);
  expect(bots[0]?.series.totalUsers).toEqual([0, 0]);
  expect(bots[0]).not.toHaveProperty('firstDay');
});

test('no bots are no bots', async () => {
  const question = { from: '2022-01-01', to: '2022-01-02', granularity: 'day' } as const;
  expect(await rooms.askOverview([], question)).toMatchObject({ bots: [], buckets: { length: 2 } });
});
