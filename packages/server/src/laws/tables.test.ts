import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PlainMessage } from './count-once.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { expectTables } from './tables-verify.ts';

// A real engine, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms.close());

const say = (user: string, at: string, more: Partial<PlainMessage> = {}): PlainMessage => {
  return { platform: 'sms', user, direction: 'received', timestampMs: Date.parse(at), ...more };
};

/** A bot that got these, one batch after another, each with its figures before the next. */
async function botWith(timezone: string, ...batches: PlainMessage[][]): Promise<string> {
  const bot = rooms.createBot(timezone);
  for (const batch of batches) {
    await rooms.write(rooms.parse(bot, batch));
    await rooms.settle(bot);
  }
  return bot;
}

const spring = { from: '2022-01-10', to: '2022-04-20', granularity: 'month' as const, platforms: [] };
const months = async (bot: string) => (await rooms.askRetention(bot, spring)).all.users;

test('who came back, by hand', async () => {
  const bot = await botWith('UTC', [
    say('ana', '2022-01-31T23:59:59.999Z'),
    say('ana', '2022-02-01T00:00:00.000Z'),
    say('ana', '2022-02-20T00:00:00.000Z'),
    say('bo', '2022-01-01T00:00:00.000Z'),
    say('bo', '2022-04-30T23:00:00.000Z'),
    // New before the first cohort, or never: only written to.
    say('cy', '2021-12-31T12:00Z'),
    say('cy', '2022-03-01T12:00Z'),
    say('di', '2022-01-15T12:00Z', { direction: 'sent' }),
    say('di', '2022-03-15T12:00Z'),
  ]);
  expect(await months(bot)).toEqual([[2, 1, 0, 1], [0, 0, 0], [1, 0], [0]]);
});

test.each([
  ['a message from before', [say('ana', '2022-01-20T12:00Z')], [[1, 0, 1, 1], [0, 0, 0], [0, 0], [0]]],
  ['one from before the first cohort', [say('ana', '2021-06-20T12:00Z')], [[0, 0, 0, 0], [0, 0, 0], [0, 0], [0]]],
  [
    'a copy that moves the first message',
    [say('ana', '2022-02-28T12:00Z', { id: 'm1' })],
    [[0, 0, 0, 0], [1, 1, 1], [0, 0], [0]],
  ],
])('%s that comes late puts a user with all later days into another cohort', async (_what, late, expected) => {
  const early = [
    say('ana', '2022-03-01T12:00Z', { id: 'm1' }),
    say('ana', '2022-03-02T12:00Z'),
    say('ana', '2022-04-02T12:00Z'),
    say('ana', '2022-04-19T12:00Z'),
  ];
  const bot = await botWith('UTC', early, late);
  expect(await months(bot)).toEqual(expected);
  await expectTables(rooms, bot, { messages: [...early, ...late], timezone: 'UTC' }, [spring]);
});

const hoursOf = async (bot: string, day: string) => {
  const { all } = await rooms.askWeekHours(bot, { from: day, to: day, platforms: [] });
  const hours = all.messagesReceived.find((each) => each.some((messages) => messages > 0)) ?? [];
  return hours.flatMap((messages, hour) => (messages > 0 ? [[hour, messages]] : []));
};

test.each([
  [
    'a repeated hour',
    'America/New_York',
    '2021-11-07',
    ['05:30', '06:30', '07:00'],
    [
      [1, 2],
      [2, 1],
    ],
  ],
  [
    'a skipped hour',
    'America/New_York',
    '2021-03-14',
    ['06:59', '07:00'],
    [
      [1, 1],
      [3, 1],
    ],
  ],
  ['a skipped midnight', 'America/Santiago', '2022-09-11', ['04:00'], [[1, 1]]],
  [
    'a zone of :45',
    'Asia/Kathmandu',
    '2022-03-01',
    ['00:14', '00:15'],
    [
      [5, 1],
      [6, 1],
    ],
  ],
])('%s, in %s', async (_what, timezone, day, times, expected) => {
  const messages = times.map((time) => say('ana', `${day}T${time}Z`));
  const bot = await botWith(timezone, messages);
  expect(await hoursOf(bot, day)).toEqual(expected);
});

test('a copy that comes late moves its message within the day, though the day has as many as before', async () => {
  const copy = (at: string) => [say('ana', at, { id: 'm1' })];
  const bot = await botWith('UTC', copy('2022-01-05T12:00Z'), copy('2022-01-05T09:00Z'));
  expect(await hoursOf(bot, '2022-01-05')).toEqual([[9, 1]]);
});

test('a copy that comes late moves its message away from the others of a day', async () => {
  const copy = (at: string) => say('ana', at, { id: 'm1' });
  const first = [copy('2022-01-05T12:00Z'), say('bo', '2022-01-05T15:00Z')];
  const bot = await botWith('UTC', first, [copy('2022-01-04T23:00Z')]);
  expect(await hoursOf(bot, '2022-01-05')).toEqual([[15, 1]]);
});

test('a day whose last message moves away has no hours, and those of a zone that was left are gone', async () => {
  const copy = (at: string) => [say('ana', at, { id: 'm1' })];
  const bot = await botWith('UTC', copy('2022-01-05T12:00Z'), copy('2022-01-04T23:00Z'));
  expect(await hoursOf(bot, '2022-01-05')).toEqual([]);
  expect(await hoursOf(bot, '2022-01-04')).toEqual([[23, 1]]);
  rooms.setTimezone(bot, 'Asia/Kathmandu');
  await rooms.rebuild(bot);
  expect(await hoursOf(bot, '2022-01-04')).toEqual([]);
  expect(await hoursOf(bot, '2022-01-05')).toEqual([[4, 1]]);
});
