import type { Bucket, Granularity, Usage } from '@turnout/contract';
import { expect, test } from 'vitest';
import { createView, groupOf } from './view.ts';

/** As many days of December. */
const december = {
  from: '2021-12-01',
  to: '2021-12-31',
  buckets: ['2021-12-01', '2021-12-02', '2021-12-03'].map((day) => ({ from: day, to: day, partial: false })),
};
const zero = { activeUsers: 0, newUsers: 0, totalUsers: 0, messagesReceived: 0, messagesSent: 0 };
const whole = (from: string, to = from): Bucket => ({ from, to, partial: false });

function usageOf(parts: { timezone: string; asOf: string; granularity: Granularity; buckets: Bucket[] }): Usage {
  const values = parts.buckets.map((_, index) => index);
  const series = {
    activeUsers: values,
    newUsers: values,
    totalUsers: values,
    messagesReceived: values,
    messagesSent: values,
  };
  const counted = { period: zero, series };
  const [first, last] = [parts.buckets[0], parts.buckets.at(-1)];
  const platforms = [{ platform: 'whatsapp', ...counted }];
  const answer = { from: first?.from ?? '', to: last?.to ?? '', buckets: parts.buckets, platforms, all: counted };
  return { bot: 'sample', ...parts, ...answer, previous: { ...answer, ...december } };
}
const days = ['2022-01-30', '2022-01-31', '2022-02-01'].map((day) => whole(day));
const bot = { platforms: ['webchat', 'whatsapp'], firstDay: '2021-12-31' };

test.each([
  ['UTC', '2022-02-01T02:00:00Z', 2, 3],
  ['America/Argentina/Buenos_Aires', '2022-02-01T02:00:00Z', 1, 2],
  ['Asia/Kathmandu', '2022-01-30T18:15:00Z', 1, 2],
  ['UTC', '2022-03-01T00:00:00Z', undefined, 3],
  ['UTC', '2022-01-01T00:00:00Z', undefined, 0],
])('in %s at %s, bucket %s is running', (timezone, asOf, running, begun) => {
  const view = createView(usageOf({ timezone, asOf, granularity: 'day', buckets: days }), bot);
  expect(view).toMatchObject({ running, begun });
});

test('hours are told by their instants', () => {
  const buckets = [
    whole('2022-04-03T02:00:00.000Z', '2022-04-03T02:59:59.999Z'),
    whole('2022-04-03T03:00:00.000Z', '2022-04-03T03:59:59.999Z'),
  ];
  const usage = usageOf({
    timezone: 'America/Santiago',
    asOf: '2022-04-03T03:30:00.000Z',
    granularity: 'hour',
    buckets,
  });
  expect(createView(usage, bot)).toMatchObject({ running: 1, begun: 2 });
});

test('there is something to compare with only where the bot had begun', () => {
  const usage = usageOf({ timezone: 'UTC', asOf: '2022-02-01T02:00:00Z', granularity: 'day', buckets: days });
  const since = (firstDay: string) => groupOf(createView(usage, { ...bot, firstDay }), 'newUsers', true).before;
  expect(since('2021-12-31')).toEqual([0, 1, 2]);
  expect(since('2022-01-01')).toBeUndefined();
});

test('a filter takes no platform its colour', () => {
  const usage = usageOf({ timezone: 'UTC', asOf: '2022-02-01T02:00:00Z', granularity: 'day', buckets: days });
  expect([...createView(usage, bot).looks.keys()]).toEqual(['webchat', 'whatsapp']);
});
