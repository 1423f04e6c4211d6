import { addDays, bucketStart, countDays } from '@turnout/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, previousPeriod } from './calendar.ts';

const calendars = ['day', 'week', 'month', 'quarter', 'year'] as const;
const date = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2299, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('a period in buckets', () => {
  const whole = (from: string, to: string) => ({ from, to, partial: false });
  const partial = (from: string, to: string) => ({ from, to, partial: true });
  test.each([
    ['month', '2022-01-01', '2022-02-28', [whole('2022-01-01', '2022-01-31'), whole('2022-02-01', '2022-02-28')]],
    ['month', '2022-01-31', '2022-02-01', [partial('2022-01-31', '2022-01-31'), partial('2022-02-01', '2022-02-01')]],
    ['month', '2024-02-01', '2024-02-28', [partial('2024-02-01', '2024-02-28')]],
    ['week', '2020-12-28', '2021-01-03', [whole('2020-12-28', '2021-01-03')]],
    ['week', '2021-01-01', '2021-01-10', [partial('2021-01-01', '2021-01-03'), whole('2021-01-04', '2021-01-10')]],
    ['quarter', '2022-03-31', '2022-06-30', [partial('2022-03-31', '2022-03-31'), whole('2022-04-01', '2022-06-30')]],
    ['year', '2020-01-01', '2021-12-30', [whole('2020-01-01', '2020-12-31'), partial('2021-01-01', '2021-12-30')]],
    ['day', '2011-12-30', '2011-12-31', [whole('2011-12-30', '2011-12-30'), whole('2011-12-31', '2011-12-31')]],
  ] as const)('%ss of %s to %s', (granularity, from, to, buckets) => {
    expect(cut(from, to, granularity)).toEqual(buckets);
  });

  test('buckets touch, cover the period, begin where they should, and only the ends are partial', () => {
    fc.assert(
      fc.property(fc.constantFrom(...calendars), date, fc.nat(1500), (granularity, from, length) => {
        const to = addDays(from, length);
        const buckets = cut(from, to, granularity);
        expect(buckets[0]?.from).toBe(from);
        expect(buckets.at(-1)?.to).toBe(to);
        for (const [at, bucket] of buckets.entries()) {
          const next = buckets[at + 1];
          if (next) expect(next.from).toBe(addDays(bucket.to, 1));
          expect(bucketStart(granularity, bucket.to)).toBe(bucketStart(granularity, bucket.from));
          if (at > 0) expect(bucketStart(granularity, bucket.from)).toBe(bucket.from);
          if (bucket.partial) expect(at === 0 || at === buckets.length - 1).toBe(true);
        }
        expect(buckets.reduce((days, bucket) => days + countDays(bucket.from, bucket.to), 0)).toBe(length + 1);
      }),
    );
  });
});

describe('the period before', () => {
  test.each([
    ['2022-03-01', '2022-03-31', '2022-02-01', '2022-02-28'],
    ['2024-03-01', '2024-03-31', '2024-02-01', '2024-02-29'],
    ['2024-02-01', '2024-02-29', '2024-01-01', '2024-01-31'],
    ['2024-02-01', '2024-02-28', '2024-01-04', '2024-01-31'],
    ['2022-01-01', '2022-12-31', '2021-01-01', '2021-12-31'],
    ['2021-01-01', '2021-12-31', '2020-01-01', '2020-12-31'],
    ['2022-01-01', '2022-03-31', '2021-10-01', '2021-12-31'],
    ['2021-12-01', '2022-01-31', '2021-10-01', '2021-11-30'],
    ['2022-01-05', '2022-01-05', '2022-01-04', '2022-01-04'],
    ['2022-03-01', '2022-03-07', '2022-02-22', '2022-02-28'],
    ['2024-03-01', '2024-03-07', '2024-02-23', '2024-02-29'],
  ])('of %s to %s is %s to %s', (from, to, earlierFrom, earlierTo) => {
    expect(previousPeriod(from, to)).toEqual({ from: earlierFrom, to: earlierTo });
  });

  test('ends the day before, and is as long where months play no part', () => {
    fc.assert(
      fc.property(date, fc.nat(400), (from, length) => {
        const to = addDays(from, length);
        const before = previousPeriod(from, to);
        expect(addDays(before.to, 1)).toBe(from);
        const isWholeMonths = from.endsWith('-01') && addDays(to, 1).endsWith('-01');
        if (!isWholeMonths) expect(countDays(before.from, before.to)).toBe(length + 1);
      }),
    );
  });
});
