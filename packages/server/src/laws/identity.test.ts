import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PlainMessage } from './count-once.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { asOnePerson, type SamePerson } from './same-people.ts';
import { expectTables } from './tables-verify.ts';
import { expectBruteForce } from './verify.ts';

/** A person whose platform id changes stays one user. Random histories of it are in laws.test.ts. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms.close());

const hourMs = 3_600_000;
const minuteMs = 60_000;
const untilMs = Date.UTC(2024, 4, 17, 12);
const say = (user: string, at: string | number, more: Partial<PlainMessage> = {}): PlainMessage => {
  const timestampMs = typeof at === 'string' ? Date.parse(at) : at;
  return { platform: 'whatsapp', user, direction: 'received', timestampMs, ...more };
};
const same = (user: string, before: string): SamePerson => ({ platform: 'whatsapp', user, same: before });
const spring = { from: '2022-01-01', to: '2022-04-30', granularity: 'month' as const, platforms: [] };

async function botWith(messages: readonly PlainMessage[]): Promise<string> {
  const bot = rooms.createBot('America/Santiago');
  await rooms.write(rooms.parse(bot, messages));
  await rooms.settle(bot);
  return bot;
}

/** What is answered is what is counted by hand, of people. */
async function expectPeople(bot: string, messages: readonly PlainMessage[], pairs: readonly SamePerson[]) {
  const people = asOnePerson(messages, pairs);
  await expectBruteForce((question) => rooms.ask(bot, question), people, 'America/Santiago', [
    spring,
    { ...spring, granularity: 'day' },
    { ...spring, from: '2022-03-01', to: '2022-03-05', granularity: 'hour' },
  ]);
  await expectTables(rooms, bot, { messages: people, timezone: 'America/Santiago' }, [spring]);
}

const figures = async (bot: string) => (await rooms.ask(bot, spring)).all;

test('a new number is no new user, and the old one comes back', async () => {
  const old = [say('+1', '2022-01-03T12:00Z'), say('+1', '2022-01-03T13:00Z'), say('+2', '2022-01-09T12:00Z')];
  const recent = [say('+9', '2022-03-01T12:00Z'), say('+9', '2022-03-02T12:00Z', { direction: 'sent' })];
  const bot = await botWith([...old, ...recent]);
  expect((await figures(bot)).series.newUsers).toEqual([2, 0, 1, 0]);
  await rooms.learn(bot, [same('+9', '+1')]);
  await rooms.settle(bot);
  const { series, period } = await figures(bot);
  expect(series).toMatchObject({ newUsers: [2, 0, 0, 0], activeUsers: [2, 0, 1, 0], totalUsers: [2, 2, 2, 2] });
  expect(period).toMatchObject({ activeUsers: 2, messagesReceived: 4, messagesSent: 1 });
  await expectPeople(bot, [...old, ...recent], [same('+9', '+1')]);
});

test('the same id on another platform is another person', async () => {
  const messages = [
    say('a', '2022-01-03T12:00Z'),
    say('b', '2022-01-04T12:00Z'),
    say('a', '2022-01-05T12:00Z', { platform: 'sms' }),
    say('b', '2022-01-06T12:00Z', { platform: 'sms' }),
  ];
  const bot = await botWith(messages);
  await rooms.learn(bot, [same('b', 'a')]);
  await rooms.settle(bot);
  expect((await figures(bot)).period.totalUsers).toBe(3);
});

test.each([
  ['the echo first', ['2022-03-01T12:00:00.000Z', '2022-03-01T12:00:03.000Z']],
  ['a day later, over midnight', ['2022-03-01T23:00:00.000Z', '2022-03-02T22:00:00.000Z']],
  ['to the millisecond at once', ['2022-03-01T12:00:00.000Z', '2022-03-01T12:00:00.000Z']],
  ['48 hours apart', ['2022-03-01T12:00:00.000Z', '2022-03-03T12:00:00.000Z']],
  ['more than 48 hours apart', ['2022-03-01T12:00:00.000Z', '2022-03-03T12:00:00.001Z']],
])(
  'a message reported under both ids is one where the 48 hours make it one: %s',
  async (_name, [first = '', second = '']) => {
    const messages = [
      say('scoped', first, { direction: 'sent', id: 'wamid.1' }),
      say('+1', second, { direction: 'sent', id: 'wamid.1' }),
      say('+1', '2022-03-04T12:00Z', { id: 'wamid.2' }),
    ];
    const bot = await botWith(messages);
    expect((await figures(bot)).period.messagesSent).toBe(2);
    await rooms.learn(bot, [same('scoped', '+1')]);
    await rooms.settle(bot);
    await expectPeople(bot, messages, [same('scoped', '+1')]);
  },
);

test('what comes late under an id that was given up is of the same user: by the API, repeated, and from a file', async () => {
  const pairs = [same('+9', '+1')];
  const early = [say('+9', '2022-02-01T12:00Z', { id: 'm1' })];
  const bot = await botWith(early);
  const onTheirWay = rooms.parse(bot, [say('+9', '2022-01-20T12:00Z', { id: 'm2' })]);
  await rooms.learn(bot, pairs);
  await rooms.write(onTheirWay);
  await rooms.write(rooms.parse(bot, early));
  await rooms.settle(bot);
  const directory = mkdtempSync(join(tmpdir(), 'turnout-identity-'));
  const path = join(directory, 'history.csv');
  writeFileSync(
    path,
    'platform,user,direction,timestamp,id\nwhatsapp,+9,received,2022-01-10T12:00:00Z,m3\nwhatsapp,+1,sent,2022-01-11T12:00:00Z,m4\n',
  );
  expect(await rooms.importFile(bot, path)).toEqual({ rows: 2, rejected: 0 });
  rmSync(directory, { recursive: true });
  const all = [
    ...early,
    say('+9', '2022-01-20T12:00Z', { id: 'm2' }),
    say('+9', '2022-01-10T12:00Z', { id: 'm3' }),
    say('+1', '2022-01-11T12:00Z', { id: 'm4', direction: 'sent' }),
  ];
  await expectPeople(bot, all, pairs);
  await rooms.rebuild(bot);
  await expectPeople(bot, all, pairs);
});

test('at every moment of a move, nobody of the last half hour is missing or there twice', async () => {
  const ids = Array.from({ length: 40 }, (_, at) => `id-${at}`);
  const messages = ids.flatMap((id, at) => [
    say(id, untilMs - minuteMs * (at % 20) - 1),
    say(id, untilMs - 40 * hourMs),
  ]);
  const bot = await botWith(messages);
  const seen = new Set<string>();
  let isOver = false;
  const watch = async () => {
    while (!isOver) {
      const { all } = await rooms.askNow(bot, untilMs);
      const received = all.messagesReceived.reduce((sum, each) => sum + each, 0);
      seen.add(`${received} messages of ${all.users30}`);
    }
  };
  const watching = Promise.all([watch(), watch()]);
  // Ten people of four ids each, one more pair of each at a time.
  for (const step of [1, 2, 3]) {
    await rooms.learn(
      bot,
      ids.filter((_, at) => at % 4 === step).map((id) => same(id, `id-${Number(id.slice(3)) - step}`)),
    );
    await rooms.settle(bot);
  }
  isOver = true;
  await watching;
  expect([...seen].filter((each) => !/^40 messages of (40|30|20|10)$/.test(each))).toEqual([]);
  expect((await rooms.askNow(bot, untilMs)).all).toMatchObject({ users30: 10 });
});
