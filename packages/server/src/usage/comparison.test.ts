import { addDays, type Calendar, type Comparison, countDays, monthsBefore } from '@turnout/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut } from './calendar.ts';
import { comparedPeriod, cutInStep } from './comparison.ts';

const compared = (span: string, compare: Comparison) => {
  const [from = '', to = ''] = span.split('..');
  const period = comparedPeriod({ from, to, compare });
  return period && `${period.from}..${period.to}`;
};

test.each<[string, Comparison, string]>([
  ['2022-03-01..2022-03-31', 'previous', '2022-02-01..2022-02-28'],
  ['2022-03-05..2022-03-14', 'last-year', '2021-03-05..2021-03-14'],
  ['2024-02-29..2024-02-29', 'last-year', '2023-02-28..2023-02-28'],
  ['2024-02-10..2024-02-29', 'last-year', '2023-02-10..2023-02-28'],
  ['2024-02-01..2024-02-29', 'last-year', '2023-02-01..2023-02-28'],
  ['2025-02-01..2025-02-28', 'last-year', '2024-02-01..2024-02-29'],
  ['2025-02-02..2025-02-28', 'last-year', '2024-02-02..2024-02-28'],
  ['2025-01-01..2025-12-31', 'last-year', '2024-01-01..2024-12-31'],
  ['2022-03-05..2022-03-14', '2030-01-01..2030-06-30', '2030-01-01..2030-06-30'],
])('%s against %s is %s', (span, compare, expected) => {
  expect(compared(span, compare)).toBe(expected);
});

const beside = (granularity: Calendar, span: string, compare: Comparison) => {
  const [from = '', to = ''] = span.split('..');
  const asked = { from, to, granularity, compare };
  return cutInStep(asked, comparedPeriod(asked) ?? { from, to }).map(
    ({ from, to, partial }) => `${from}..${to}${partial ? ' partial' : ''}`,
  );
};

describe('what stands beside the buckets has the same days', () => {
  test.each<[string, Calendar, string, Comparison, string[]]>([
    [
      'the days of a month so far',
      'month',
      '2026-10-01..2026-11-23',
      '2026-08-01..2026-09-23',
      ['2026-08-01..2026-08-31', '2026-09-01..2026-09-23 partial'],
    ],
    [
      'a month that is longer than the other so far',
      'month',
      '2022-03-01..2022-03-30',
      '2022-02-01..2022-02-28',
      ['2022-02-01..2022-02-28'],
    ],
    [
      'a leap February',
      'month',
      '2025-01-01..2025-02-28',
      'last-year',
      ['2024-01-01..2024-01-31', '2024-02-01..2024-02-29'],
    ],
    [
      'weeks, from the same number of days before the first Monday',
      'week',
      '2022-01-05..2022-01-18',
      '2021-12-22..2022-01-04',
      ['2021-12-22..2021-12-26 partial', '2021-12-27..2022-01-02', '2022-01-03..2022-01-04 partial'],
    ],
    [
      'weeks of a period that began on another weekday',
      'week',
      '2022-01-05..2022-01-18',
      '2021-12-03..2021-12-16',
      ['2021-12-03..2021-12-07 partial', '2021-12-08..2021-12-14', '2021-12-15..2021-12-16 partial'],
    ],
    [
      'a shorter period',
      'month',
      '2022-01-01..2022-03-31',
      '2021-01-01..2021-02-10',
      ['2021-01-01..2021-01-31', '2021-02-01..2021-02-10 partial'],
    ],
    [
      'a longer one, which goes on',
      'month',
      '2022-01-01..2022-02-10',
      '2021-01-01..2021-04-05',
      [
        '2021-01-01..2021-01-31',
        '2021-02-01..2021-02-10 partial',
        '2021-02-11..2021-02-28 partial',
        '2021-03-01..2021-03-31',
        '2021-04-01..2021-04-05 partial',
      ],
    ],
  ])('%s', (_title, granularity, span, compare, expected) => {
    expect(beside(granularity, span, compare)).toEqual(expected);
  });

  test('the previous period goes by the calendar', () => {
    expect(beside('week', '2022-01-05..2022-01-18', 'previous')).toEqual([
      '2021-12-22..2021-12-26 partial',
      '2021-12-27..2022-01-02',
      '2022-01-03..2022-01-04 partial',
    ]);
    expect(beside('month', '2022-03-01..2022-03-30', 'previous')).toEqual([
      '2022-01-30..2022-01-31 partial',
      '2022-02-01..2022-02-28',
    ]);
  });
});

test('the buckets hold every day of the compared period once, in step with the others', () => {
  const day = (years: number) => fc.integer({ min: 0, max: years * 366 }).map((days) => addDays('2019-01-01', days));
  const period = fc
    .tuple(day(4), fc.integer({ min: 0, max: 800 }))
    .map(([from, length]) => ({ from, to: addDays(from, length) }));
  const granularities = fc.constantFrom<Calendar>('day', 'week', 'month', 'quarter', 'year');
  const run = (asked: { from: string; to: string }, other: { from: string; to: string }, granularity: Calendar) => {
    const buckets = cutInStep({ ...asked, granularity, compare: `${other.from}..${other.to}` }, other);
    expect(buckets[0]?.from).toBe(other.from);
    expect(buckets.at(-1)?.to).toBe(other.to);
    for (const [at, { from, to }] of buckets.entries()) {
      expect(from <= to).toBe(true);
      if (at > 0) expect(from).toBe(addDays(buckets[at - 1]?.to ?? '', 1));
    }
    // Walked day by day, what stands beside each other is as long, but for where one of them ends.
    const beside = cut(asked.from, asked.to, granularity);
    const months = Array.from({ length: 200 }, (_, at) => monthsBefore(asked.from, at - 100));
    if (!months.includes(other.from) && granularity !== 'day') {
      for (const [at, { from, to }] of beside.slice(0, buckets.length - 1).entries()) {
        expect(countDays(buckets[at]?.from ?? '', buckets[at]?.to ?? '')).toBe(countDays(from, to));
      }
    }
  };
  fc.assert(fc.property(period, period, granularities, run), { numRuns: 500 });
});
