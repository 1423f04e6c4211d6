import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { plusDays } from './calendar.ts';
import type { PlainMessage } from './count-once.ts';
import { expectLifecycle, lifecycleQuestionOf } from './lifecycle-verify.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { expectTables } from './tables-verify.ts';
import { expectBruteForce } from './verify.ts';

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms.close());

/** `daily` keeps up to 1,100 days away in one way and more in another: users come back on both sides of that, and far beyond. */
const daysAway = fc.constantFrom(1, 2, 30, 1_099, 1_100, 1_101, 1_102, 4_000, 9_000);
const visits = fc.record({
  start: fc.integer({ min: 0, max: 3 }),
  away: fc.array(daysAway, { minLength: 1, maxLength: 3 }),
});
const [people = []] = fc.sample(fc.array(visits, { minLength: 40, maxLength: 40 }), { seed: 11, numRuns: 1 });

const messages: PlainMessage[] = people.flatMap(({ start, away }, person) => {
  let day = plusDays('1910-03-01', start);
  return [0, ...away].map((days, at) => {
    day = plusDays(day, days);
    return {
      platform: person % 3 === 0 ? 'web' : 'sms',
      user: `user-${person}`,
      direction: at % 4 === 3 ? ('sent' as const) : ('received' as const),
      timestampMs: Date.parse(`${day}T12:00:00Z`),
    };
  });
});

test('users who were away for years are counted as what they are', { timeout: 300_000 }, async () => {
  const bot = rooms.createBot('UTC');
  await rooms.write(rooms.parse(bot, messages));
  await rooms.settle(bot);
  const days = [...new Set(messages.map(({ timestampMs }) => new Date(timestampMs).toISOString().slice(0, 10)))].sort();
  const questions = days
    .filter((_day, at) => at % 3 === 0)
    .flatMap((day) =>
      [0, 1_098, 1_099, 1_100, 1_101, 8_999].map((length) => {
        return { from: plusDays(day, -length), to: day, granularity: 'quarter' as const, platforms: [] };
      }),
    );
  await expectBruteForce((question) => rooms.ask(bot, question), messages, 'UTC', questions);
  // Every length, and by the year every other time.
  const lifecycle = questions
    .filter((_question, at) => at % 7 === 0)
    .map((question, at) => ({
      ...lifecycleQuestionOf(question),
      ...(at % 2 === 0 && { granularity: 'year' as const }),
    }));
  await expectLifecycle(rooms, bot, { messages, timezone: 'UTC' }, lifecycle);
  const tables = questions.filter((_question, at) => at % 9 === 0);
  await expectTables(rooms, bot, { messages, timezone: 'UTC' }, tables);
});
