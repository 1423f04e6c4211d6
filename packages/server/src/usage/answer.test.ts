import { setTimeout as sleep } from 'node:timers/promises';
import type { Bot, UsageQuestion } from '@turnout/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Refresher } from '../refresh/refresher.ts';
import { openScene, type Scene } from '../refresh/scene.ts';
import { createCommitClock } from '../write/commit-clock.ts';
import { createGroupCommit } from '../write/group-commit.ts';
import { answerUsage } from './answer.ts';

// What the figures are is held against brute force in laws/; here is what a question can run into.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const clock = createCommitClock(Date);
let scene: Scene;
let refresher: Refresher;
beforeAll(async () => {
  scene = await openScene(clock);
  refresher = await scene.openRefresher();
});
afterAll(() => scene.close());

const hour = (text: string, user = 1n, platform = 'sms') => {
  const timestampMs = Date.parse(text);
  return { platform, user, direction: 'received' as const, timestampMs, id: BigInt(timestampMs) };
};

async function botWith(timezone: string, messages: ReturnType<typeof hour>[]): Promise<Bot> {
  const bot = scene.createBot(timezone);
  if (messages.length > 0) await scene.store(bot, messages, refresher);
  await refresher.settle(bot);
  return { bot, name: bot, timezone };
}

const ask = (bot: Bot, from: string, to: string, more: Partial<UsageQuestion> = {}) =>
  answerUsage({ engine: scene.engine, refresher }, bot, { from, to, granularity: 'day', platforms: [], ...more });

test('a bot without a message has every bucket and no platform', async () => {
  const usage = await ask(await botWith('UTC', []), '2022-01-01', '2022-01-03');
  expect(usage).toMatchObject({ platforms: [], all: { series: { totalUsers: [0, 0, 0] } } });
  expect(usage).not.toHaveProperty('previous');
});

test('the platforms asked for are those answered, and all is their sum', async () => {
  const platforms = ['sms', 'web', 'line'];
  const bot = await botWith(
    'UTC',
    platforms.map((platform) => hour('2022-01-01T12:00:00Z', 1n, platform)),
  );
  const named = async (...asked: string[]) => {
    const { platforms: found, all } = await ask(bot, '2022-01-01', '2022-01-01', { platforms: asked });
    return [found.map(({ platform }) => platform), all.period.activeUsers];
  };
  expect(await named()).toEqual([['line', 'sms', 'web'], 3]);
  expect(await named('web', 'sms')).toEqual([['sms', 'web'], 2]);
  expect(await named('telegram')).toEqual([[], 0]);
});

test('a platform is listed in a period in which it was silent', async () => {
  const bot = await botWith('UTC', [hour('2022-01-01T12:00:00Z')]);
  const { platforms } = await ask(bot, '2021-01-01', '2021-01-01');
  expect(platforms).toMatchObject([{ platform: 'sms', period: { activeUsers: 0, totalUsers: 0 } }]);
});

test.each(['day', 'week', 'month', 'quarter', 'year', 'hour'] as const)(
  'by %s, the first days of the calendar have a period before, and the last an end',
  async (granularity) => {
    const bot = await botWith('UTC', [hour('2022-01-01T12:00:00Z')]);
    const first = await ask(bot, '1900-01-01', '1900-01-02', { granularity, compare: 'previous' });
    expect(first.previous).toMatchObject({ from: '1899-12-30', to: '1899-12-31', all: { period: { totalUsers: 0 } } });
    const last = await ask(bot, '2299-12-30', '2299-12-31', { granularity, compare: 'previous' });
    expect(last.all.period).toMatchObject({ activeUsers: 0, totalUsers: 1 });
  },
);

test('a date that the zone skipped has an empty day, and no hours', async () => {
  const bot = await botWith('Pacific/Apia', [hour('2011-12-30T09:59:59Z'), hour('2011-12-30T10:00:00Z')]);
  const days = await ask(bot, '2011-12-29', '2011-12-31');
  expect(days.all.series.messagesReceived).toEqual([1, 0, 1]);
  const hours = await ask(bot, '2011-12-30', '2011-12-30', { granularity: 'hour' });
  expect(hours).toMatchObject({ buckets: [], all: { period: { messagesReceived: 0, totalUsers: 1 } } });
});

test('hours that begin late, happen twice or are half as long hold what happened in them', async () => {
  const lordHowe = await botWith('Australia/Lord_Howe', [
    hour('2022-04-02T14:30:00Z'), // 01:30
    hour('2022-04-02T15:00:00Z'), // 01:30 again
    hour('2022-04-02T15:30:00Z'), // 02:00
  ]);
  const { buckets, all } = await ask(lordHowe, '2022-04-03', '2022-04-03', { granularity: 'hour' });
  expect(buckets.slice(1, 4).map(({ from }) => from)).toEqual([
    '2022-04-02T14:00:00.000Z',
    '2022-04-02T15:00:00.000Z',
    '2022-04-02T15:30:00.000Z',
  ]);
  expect(all.series.messagesReceived.slice(0, 5)).toEqual([0, 1, 1, 1, 0]);
  expect(all.series.newUsers.slice(0, 5)).toEqual([0, 1, 0, 0, 0]);
  expect(all.period).toMatchObject({ activeUsers: 1, newUsers: 1, messagesReceived: 3 });
});

test('while messages come in, hours agree with their period and hold what was answered before asOf', async () => {
  const bot = await botWith('UTC', []);
  const writer = createGroupCommit({ engine: scene.engine, clock, onCommitted: refresher.touch });
  const answered: number[] = [];
  let isOver = false;
  const write = async () => {
    for (let id = 1n; !isOver; id += 1n) {
      const timestampMs = Date.UTC(2022, 0, 1, Number(id % 24n));
      await writer.write([{ bot: bot.bot, platform: 'sms', user: id % 50n, direction: 'received', timestampMs, id }]);
      answered.push(Date.now());
    }
  };
  // An import under way holds back what is settled; what is answered meanwhile is in later answers.
  const stamp = clock.begin();
  const look = async () => {
    for (let looks = 0; looks < 30; looks += 1) {
      if (looks === 15) clock.end(stamp);
      const { all, asOf } = await ask(bot, '2022-01-01', '2022-01-01', { granularity: 'hour' });
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      expect(sum(all.series.messagesReceived)).toBe(all.period.messagesReceived);
      expect(sum(all.series.newUsers)).toBe(all.period.newUsers);
      expect(all.period.activeUsers).toBeLessThanOrEqual(all.period.totalUsers);
      const due = answered.filter((at) => at < Date.parse(asOf)).length;
      expect(all.period.messagesReceived).toBeGreaterThanOrEqual(due);
      await sleep(10);
    }
  };
  const writing = write();
  await look().finally(() => {
    isOver = true;
  });
  await writing;
  await refresher.settle(bot.bot);
  await writer.close();
  const { all } = await ask(bot, '2022-01-01', '2022-01-01', { granularity: 'hour' });
  expect(all.period.messagesReceived).toBe(answered.length);
  expect(answered.length).toBeGreaterThan(20);
});
