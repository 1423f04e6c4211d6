import { expect, test } from 'vitest';
import { lifecycleCsv } from './lifecycle-csv.ts';
import { type LifecycleTally, shapeLifecycle } from './lifecycle-shape.ts';

const days = ['2022-01-01', '2022-01-02', '2022-01-03'].map((day) => ({ from: day, to: day, partial: false }));
const come = (active: number, absent: number, before: number, fresh: number, received: number) => {
  return { active, absent, before, new: fresh, received, sent: 0 };
};
const sms: LifecycleTally = {
  platform: 'sms',
  period: come(10, 6, 9, 2, 30),
  buckets: new Map([['2022-01-01', come(4, 3, 2, 1, 8)]]),
  rolling: new Map([
    ['2022-01-01', { daily: 4, reach: 16, rolling7: 9, rolling28: 16 }],
    ['2022-01-02', { daily: 0, reach: 16, rolling7: 7, rolling28: 15 }],
  ]),
};
const web: LifecycleTally = { ...sms, platform: 'web', period: undefined, buckets: new Map(), rolling: new Map() };

test('who is active was there before, is new, or is back', () => {
  const { period } = shapeLifecycle([sms], days, '2022-01-03').all;
  expect(period).toMatchObject({ activeUsers: 10, newUsers: 2, returningUsers: 4, reactivatedUsers: 4, lostUsers: 5 });
});

test('days that have not begun have the rolling figures of the last one that has', () => {
  const { period, series } = shapeLifecycle([sms], days, '2022-01-02').all;
  expect(series.rolling7Users).toEqual([9, 7, 7]);
  expect(series.rolling28Users).toEqual([16, 15, 15]);
  expect([period.rolling7Users, period.rolling28Users]).toEqual([7, 15]);
});

test('ratios are made of sums, and of nothing there is none', () => {
  const both = { ...sms, platform: 'line', period: come(10, 6, 9, 2, 10) };
  const { platforms, all } = shapeLifecycle([web, sms, both], days, '2022-01-02');
  expect(platforms.map(({ platform }) => platform)).toEqual(['line', 'sms', 'web']);
  expect(all.period).toMatchObject({ messagesPerUser: 2, stickiness: 8 / 64 });
  expect(platforms[2]?.period).toMatchObject({ messagesPerUser: null, stickiness: null });
  expect(all.series.messagesPerUser).toEqual([2, null, null]);
});

test('CSV leaves a ratio of nothing empty', () => {
  const rows = lifecycleCsv({
    bot: 'a',
    timezone: 'UTC',
    from: '2022-01-01',
    to: '2022-01-03',
    granularity: 'day',
    asOf: '2022-01-04T00:00:00.000Z',
    buckets: days,
    ...shapeLifecycle([sms], days, '2022-01-03'),
  }).split('\r\n');
  expect(rows).toContain('2022-01-01,sms,messagesPerUser,2');
  expect(rows).toContain('2022-01-02,sms,messagesPerUser,');
  expect(rows).toContain('period,all,lostUsers,5');
});
