import { addDays, type Bucket, type Comparison } from '@turnout/contract';
import { describe, expect, test } from 'vitest';
import { comparedDays, counterparts } from './comparison.ts';
import { type Preset, presets, resolvePreset } from './presets.ts';

const spanOf = (text: string) => {
  const [from = '', to = ''] = text.split('..');
  return { from, to };
};
const against = (comparison: Comparison, span: string, today: string, preset?: Preset) => {
  const { from, to } = comparedDays(comparison, { period: spanOf(span), preset, today });
  return `${from}..${to}`;
};

describe('a named period', () => {
  test.each<[Preset, string, string, string]>([
    ['7d', '2026-11-23', '2026-11-17..2026-11-23', '2026-11-10..2026-11-16'],
    // Thirty days stay thirty days, even when they happen to be a whole month.
    ['30d', '2026-11-30', '2026-11-01..2026-11-30', '2026-10-02..2026-10-31'],
    ['90d', '2026-11-23', '2026-08-26..2026-11-23', '2026-05-28..2026-08-25'],
    ['month', '2026-11-23', '2026-11-01..2026-11-23', '2026-10-01..2026-10-23'],
    ['month', '2026-11-01', '2026-11-01..2026-11-01', '2026-10-01..2026-10-01'],
    ['month', '2026-03-30', '2026-03-01..2026-03-30', '2026-02-01..2026-02-28'],
    ['month', '2026-03-31', '2026-03-01..2026-03-31', '2026-02-01..2026-02-28'],
    ['last-month', '2024-03-15', '2024-02-01..2024-02-29', '2024-01-01..2024-01-31'],
    ['last-month', '2026-03-15', '2026-02-01..2026-02-28', '2026-01-01..2026-01-31'],
    ['12m', '2026-11-23', '2025-12-01..2026-11-23', '2024-12-01..2025-11-23'],
    ['year', '2026-11-23', '2026-01-01..2026-11-23', '2025-01-01..2025-11-23'],
    ['year', '2024-02-29', '2024-01-01..2024-02-29', '2023-01-01..2023-02-28'],
    ['year', '2026-01-15', '2026-01-01..2026-01-15', '2025-01-01..2025-01-15'],
  ])('%s on %s', (preset, today, span, expected) => {
    expect(resolvePreset(preset, { today })).toEqual(spanOf(span));
    expect(against('previous', span, today, preset)).toBe(expected);
  });
});

describe('days that were chosen', () => {
  test.each<[string, string, string, string]>([
    ['over long ago', '2022-03-05..2022-03-14', '2026-11-23', '2022-02-23..2022-03-04'],
    ['a whole month', '2022-03-01..2022-03-31', '2026-11-23', '2022-02-01..2022-02-28'],
    ['whole months', '2022-01-01..2022-03-31', '2026-11-23', '2021-10-01..2021-12-31'],
    ['a month so far', '2026-11-01..2026-11-23', '2026-11-23', '2026-10-01..2026-10-23'],
    ['a month with days to come', '2026-11-01..2026-11-30', '2026-11-23', '2026-10-01..2026-10-23'],
    ['a month that ended early', '2026-11-01..2026-11-20', '2026-11-23', '2026-10-12..2026-10-31'],
    ['a quarter so far', '2026-10-01..2026-11-23', '2026-11-23', '2026-07-01..2026-08-23'],
    ['a year so far', '2026-01-01..2026-11-23', '2026-11-23', '2025-01-01..2025-11-23'],
    ['five months so far', '2026-07-01..2026-11-23', '2026-11-23', '2026-02-01..2026-06-23'],
    ['a week so far', '2026-11-23..2026-11-25', '2026-11-25', '2026-11-16..2026-11-18'],
    ['ten days from a Monday', '2026-11-16..2026-11-25', '2026-11-25', '2026-11-02..2026-11-11'],
    ['days from a Tuesday', '2026-11-17..2026-11-25', '2026-11-25', '2026-11-08..2026-11-16'],
    ['days still to come', '2026-12-01..2026-12-10', '2026-11-23', '2026-11-21..2026-11-30'],
  ])('%s', (_title, span, today, expected) => {
    expect(against('previous', span, today)).toBe(expected);
  });

  test.each([
    ['2026-11-01..2026-11-30', '2026-11-23', '2025-11-01..2025-11-23'],
    ['2024-02-01..2024-02-29', '2026-11-23', '2023-02-01..2023-02-28'],
    ['2024-02-29..2024-02-29', '2026-11-23', '2023-02-28..2023-02-28'],
  ])('%s on %s, against the year before', (span, today, expected) => {
    expect(against('last-year', span, today)).toBe(expected);
  });

  test('against other days: those', () => {
    expect(against('2019-01-01..2019-12-31', '2026-11-01..2026-11-30', '2026-11-23')).toBe('2019-01-01..2019-12-31');
  });
});

test('no period is compared with days of itself, and none with days to come', () => {
  for (let today = '2023-12-25'; today < '2025-03-05'; today = addDays(today, 1)) {
    for (const preset of presets) {
      const period = resolvePreset(preset, { today, firstDay: '2023-11-03', lastDay: today });
      for (const comparison of ['previous', 'last-year'] as const) {
        const { from, to } = comparedDays(comparison, { period, preset, today });
        expect(from <= to, `${preset} on ${today}`).toBe(true);
        if (comparison === 'previous') expect(to < period.from, `${preset} on ${today}`).toBe(true);
      }
    }
  }
});

describe('what stands beside a bucket', () => {
  const days = (from: string, count: number) => ({
    from,
    buckets: Array.from({ length: count }, (_, at): Bucket => {
      const day = addDays(from, at);
      return { from: day, to: day, partial: false };
    }),
  });

  test('a month of 31 days beside one of 28: the last three stand alone', () => {
    const beside = counterparts(days('2022-03-01', 31), days('2022-02-01', 28), 'day');
    expect(beside.slice(26)).toEqual([26, 27, undefined, undefined, undefined]);
  });

  test('two months, day by day', () => {
    expect(counterparts(days('2022-03-01', 61), days('2021-12-31', 60), 'day').slice(58)).toEqual([58, 59, undefined]);
  });

  test('a leap year and the one before: from March on, date beside date', () => {
    const beside = counterparts(days('2024-01-01', 366), days('2023-01-01', 365), 'day');
    expect(beside.slice(57, 62)).toEqual([57, 58, undefined, 59, 60]);
    expect(beside.at(-1)).toBe(364);
  });

  test('a year and the leap year before: 29 February stands beside nothing', () => {
    const beside = counterparts(days('2025-01-01', 365), days('2024-01-01', 366), 'day');
    expect(beside.slice(57, 61)).toEqual([57, 58, 60, 61]);
  });

  test('months, one by one, and none beyond the other period', () => {
    const months = (...from: string[]) => ({
      from: from[0] ?? '',
      buckets: from.map((day): Bucket => ({ from: day, to: day, partial: false })),
    });
    const asked = months('2022-01-01', '2022-02-01', '2022-03-01');
    expect(counterparts(asked, months('2021-01-01', '2021-02-01'), 'month')).toEqual([0, 1, undefined]);
    expect(counterparts(asked, months('2021-01-15', '2021-02-15', '2021-03-15'), 'month')).toEqual([0, 1, 2]);
  });

  test('hours by their order', () => {
    expect(counterparts(days('2022-01-01', 3), days('2021-01-01', 2), 'hour')).toEqual([0, 1, undefined]);
  });
});
