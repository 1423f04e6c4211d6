import type { Usage } from '@turnout/contract';
import { expect, test } from 'vitest';
import { usageCsv } from './csv.ts';
import { shape } from './shape.ts';

const span = (active: number, fresh: number, received: number, sent: number) => ({
  active,
  new: fresh,
  received,
  sent,
});
const days = ['2022-01-01', '2022-01-02', '2022-01-03'].map((day) => ({ from: day, to: day, partial: false }));
const sms = {
  platform: 'sms',
  before: 10,
  period: span(4, 3, 9, 8),
  buckets: new Map([
    [0, span(3, 2, 5, 4)],
    [2, span(2, 1, 4, 4)],
  ]),
};
const quiet = { platform: 'line', before: 7, period: span(0, 0, 0, 0), buckets: new Map() };
const web = { platform: 'web', before: 0, period: span(4, 4, 4, 0), buckets: new Map([[1, span(4, 4, 4, 0)]]) };

test('users add up from the time before; a bucket in which nothing happened keeps the total', () => {
  expect(shape([sms], days).platforms[0]).toEqual({
    platform: 'sms',
    period: { activeUsers: 4, newUsers: 3, totalUsers: 13, messagesReceived: 9, messagesSent: 8 },
    series: {
      activeUsers: [3, 0, 2],
      newUsers: [2, 0, 1],
      totalUsers: [12, 12, 13],
      messagesReceived: [5, 0, 4],
      messagesSent: [4, 0, 4],
    },
  });
});

test('the most active platform comes first, then the names decide', () => {
  expect(shape([quiet, web, sms], days).platforms.map(({ platform }) => platform)).toEqual(['sms', 'web', 'line']);
});

test('all platforms are their sum, of every number', () => {
  const { all } = shape([sms, quiet, web], days);
  expect(all.period).toEqual({ activeUsers: 8, newUsers: 7, totalUsers: 24, messagesReceived: 13, messagesSent: 8 });
  expect(all.series.totalUsers).toEqual([19, 23, 24]);
  expect(all.series.activeUsers).toEqual([3, 4, 2]);
});

test('no platform is zeros, as long as the buckets', () => {
  const { platforms, all } = shape([], days);
  expect(platforms).toEqual([]);
  expect(all.series.totalUsers).toEqual([0, 0, 0]);
  expect(all.period.activeUsers).toBe(0);
});

test('CSV: a row for each bucket, platform and metric, and the period after its buckets', () => {
  const usage: Usage = {
    bot: 'a',
    timezone: 'UTC',
    from: '2022-01-01',
    to: '2022-01-02',
    granularity: 'day',
    asOf: '2022-01-03T00:00:00.000Z',
    buckets: days.slice(0, 2),
    ...shape([web], days.slice(0, 2)),
  };
  const rows = usageCsv(usage).split('\r\n');
  expect(rows.at(-1)).toBe('');
  expect(rows).toHaveLength(1 + 2 * 5 * 3 + 1);
  expect(rows.slice(0, 7)).toEqual([
    'bucket,platform,metric,value',
    '2022-01-01,web,activeUsers,0',
    '2022-01-02,web,activeUsers,4',
    'period,web,activeUsers,4',
    '2022-01-01,web,newUsers,0',
    '2022-01-02,web,newUsers,4',
    'period,web,newUsers,4',
  ]);
  expect(rows).toContain('period,all,totalUsers,4');
});
