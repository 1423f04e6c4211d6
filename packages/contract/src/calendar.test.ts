import { describe, expect, test } from 'vitest';
import { addDays, addMonths, bucketStart, countDays, endOfMonth, startOfMonth, startOfYear } from './calendar.ts';

test.each([
  ['2024-02-28', 1, '2024-02-29'],
  ['2023-02-28', 1, '2023-03-01'],
  ['2022-01-01', -1, '2021-12-31'],
  ['2011-12-29', 1, '2011-12-30'],
])('%s plus %i days is %s', (day, count, expected) => {
  expect(addDays(day, count)).toBe(expected);
});

test.each([
  ['2022-01-31', 1, '2022-02-01'],
  ['2022-01-15', -1, '2021-12-01'],
  ['2022-11-30', 14, '2024-01-01'],
  ['2022-11-30', -11, '2021-12-01'],
  ['0099-12-31', 1, '0100-01-01'],
])('the month %s plus %i starts on %s', (day, count, expected) => {
  expect(addMonths(day, count)).toBe(expected);
});

test('months and years begin and end where the calendar says', () => {
  expect(startOfMonth('2024-02-17')).toBe('2024-02-01');
  expect(endOfMonth('2024-02-17')).toBe('2024-02-29');
  expect(endOfMonth('2023-12-05')).toBe('2023-12-31');
  expect(startOfYear('2024-02-17')).toBe('2024-01-01');
  expect(countDays('2024-02-01', '2024-02-29')).toBe(29);
});

describe('the first day of a bucket', () => {
  test.each([
    ['week', '2021-01-01', '2020-12-28'],
    ['week', '2021-01-03', '2020-12-28'],
    ['week', '2021-01-04', '2021-01-04'],
    ['week', '2024-12-31', '2024-12-30'],
    ['week', '1969-12-31', '1969-12-29'],
    ['week', '1900-01-01', '1900-01-01'],
    ['month', '2024-02-29', '2024-02-01'],
    ['quarter', '2022-03-31', '2022-01-01'],
    ['quarter', '2022-04-01', '2022-04-01'],
    ['quarter', '2022-12-31', '2022-10-01'],
    ['year', '2022-12-31', '2022-01-01'],
    ['day', '2022-12-31', '2022-12-31'],
  ] as const)('%s of %s is %s', (granularity, day, first) => {
    expect(bucketStart(granularity, day)).toBe(first);
  });
});
