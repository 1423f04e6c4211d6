import type { Figures, UsageQuestion } from '@turnout/contract';
import { expect, test } from 'vitest';
import { createBruteForce, figuresAt } from './brute-force.ts';
import type { PlainMessage } from './count-once.ts';

const ask = (messages: PlainMessage[], timezone: string, question: Partial<UsageQuestion>) =>
  createBruteForce(
    messages,
    timezone,
  )({
    from: '2022-01-01',
    to: '2022-01-31',
    granularity: 'month',
    platforms: [],
    ...question,
  });

const figures = (active: number, fresh: number, total: number, received: number, sent: number): Figures => {
  return { activeUsers: active, newUsers: fresh, totalUsers: total, messagesReceived: received, messagesSent: sent };
};

const say = (platform: string, user: string, at: string, direction: 'received' | 'sent' = 'received') => {
  return { platform, user, direction, timestampMs: Date.parse(at) };
};

const twoMonths: PlainMessage[] = [
  say('sms', 'ana', '2021-11-30T12:00Z'),
  say('sms', 'bo', '2021-12-31T23:59:59.999Z'),
  say('sms', 'ana', '2022-01-01T00:00Z'),
  say('sms', 'cy', '2022-01-31T12:00Z'),
  say('sms', 'cy', '2022-01-31T12:01Z', 'sent'),
  say('sms', 'di', '2022-01-31T12:01Z', 'sent'),
  say('sms', 'di', '2022-02-01T00:00Z'),
  say('web', 'ana', '2022-02-02T00:00Z'),
];

test('the five numbers, by platform, bucket and period', () => {
  const usage = ask(twoMonths, 'UTC', { from: '2021-12-01', to: '2022-02-28' });
  expect(usage.platforms.map(({ platform }) => platform)).toEqual(['sms', 'web']);
  const [sms, web] = usage.platforms;
  // Ana and Bo in December and January count once in the period.
  expect(sms?.period).toEqual(figures(4, 3, 4, 4, 2));
  expect(web?.period).toEqual(figures(1, 1, 1, 1, 0));
  expect(usage.all.period).toEqual(figures(5, 4, 5, 5, 2));
  expect([0, 1, 2].map((index) => figuresAt(usage.all.series, index))).toEqual([
    figures(1, 1, 2, 1, 0),
    figures(2, 1, 3, 2, 2),
    figures(2, 2, 5, 2, 0),
  ]);
});

test('a platform is listed although the period has nothing of it, and left out when another is asked for', () => {
  expect(ask(twoMonths, 'UTC', {}).platforms.map(({ platform }) => platform)).toEqual(['sms', 'web']);
  const only = ask(twoMonths, 'UTC', { platforms: ['web'], to: '2022-02-28' });
  expect(only.platforms.map(({ platform }) => platform)).toEqual(['web']);
  expect(only.all.period).toEqual(figures(1, 1, 1, 1, 0));
});

test('the period before', () => {
  const { previous } = ask(twoMonths, 'UTC', { compare: 'previous' });
  expect(previous).toMatchObject({ from: '2021-12-01', to: '2021-12-31' });
  expect(previous?.all.period).toEqual(figures(1, 1, 2, 1, 0));
});

const edges: { title: string; timezone: string; at: string; day: string }[] = [
  {
    title: 'the last moment before a skipped midnight',
    timezone: 'America/Santiago',
    at: '2022-09-11T03:59:59.999Z',
    day: '2022-09-10',
  },
  { title: 'the first moment after it', timezone: 'America/Santiago', at: '2022-09-11T04:00Z', day: '2022-09-11' },
  { title: 'the first midnight', timezone: 'America/Havana', at: '2021-11-07T04:00Z', day: '2021-11-07' },
  { title: 'the second midnight', timezone: 'America/Havana', at: '2021-11-07T05:00Z', day: '2021-11-07' },
  {
    title: 'the last moment before a skipped date',
    timezone: 'Pacific/Apia',
    at: '2011-12-30T09:59:59.999Z',
    day: '2011-12-29',
  },
  { title: 'the first moment after it', timezone: 'Pacific/Apia', at: '2011-12-30T10:00Z', day: '2011-12-31' },
  { title: 'a minute of tomorrow', timezone: 'America/St_Johns', at: '2010-11-07T02:30:59.999Z', day: '2010-11-07' },
  { title: 'and today again', timezone: 'America/St_Johns', at: '2010-11-07T02:31Z', day: '2010-11-06' },
  { title: 'a day of 25 hours', timezone: 'America/New_York', at: '2021-11-08T04:59:59.999Z', day: '2021-11-07' },
  { title: 'a day of 23 hours', timezone: 'America/New_York', at: '2021-03-15T04:00Z', day: '2021-03-15' },
];

test.each(edges)('$title is on $day in $timezone', ({ timezone, at, day }) => {
  const usage = ask([say('sms', 'ana', at)], timezone, { from: day, to: day, granularity: 'day' });
  expect(usage.all.period).toEqual(figures(1, 1, 1, 1, 0));
});

test('who writes in a minute of tomorrow and then today is new today, so that active ≤ total', () => {
  const messages = [say('sms', 'ana', '2010-11-07T02:30:30Z'), say('sms', 'ana', '2010-11-07T03:00Z')];
  const usage = ask(messages, 'America/St_Johns', { from: '2010-11-06', to: '2010-11-07', granularity: 'day' });
  expect(usage.all.series).toMatchObject({ activeUsers: [1, 1], newUsers: [1, 0], totalUsers: [1, 1] });
  const hours = ask(messages, 'America/St_Johns', { from: '2010-11-06', to: '2010-11-07', granularity: 'hour' });
  expect(hours.all.series.newUsers.slice(23, 27)).toEqual([0, 1, 0, 0]);
  expect(hours.all.series.activeUsers.slice(23, 27)).toEqual([0, 1, 1, 0]);
  expect(hours.all.series.totalUsers.slice(23, 27)).toEqual([0, 1, 1, 1]);
  const tomorrow = ask(messages, 'America/St_Johns', { from: '2010-11-07', to: '2010-11-07', granularity: 'hour' });
  expect(tomorrow.all.period).toEqual(figures(1, 0, 1, 1, 0));
  expect(tomorrow.all.series.newUsers.slice(0, 2)).toEqual([0, 0]);
});

test('a skipped date has a bucket, and nobody in it', () => {
  const messages = [say('sms', 'ana', '2011-12-30T09:00Z'), say('sms', 'bo', '2011-12-30T11:00Z')];
  const usage = ask(messages, 'Pacific/Apia', { from: '2011-12-29', to: '2011-12-31', granularity: 'day' });
  expect(usage.all.series).toMatchObject({ activeUsers: [1, 0, 1], newUsers: [1, 0, 1], totalUsers: [1, 1, 2] });
});
