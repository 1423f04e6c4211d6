import { expect, test } from 'vitest';
import { addDays, addMonths, countDays, endOfMonth, localDay, startOfMonth, startOfYear } from './calendar.ts';

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

test.each([
  ['UTC', '2026-03-01T00:00:00Z', '2026-03-01'],
  ['America/Argentina/Buenos_Aires', '2022-02-01T02:59:59.999Z', '2022-01-31'],
  ['Asia/Kathmandu', '2022-01-31T18:15:00Z', '2022-02-01'],
  ['Asia/Kathmandu', '2022-01-31T18:14:59Z', '2022-01-31'],
  // Apia went from 29 to 31 December 2011.
  ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
  // Santiago put its clocks on at midnight: the day began at one.
  ['America/Santiago', '2022-09-11T03:59:59Z', '2022-09-10'],
  ['America/Santiago', '2022-09-11T04:00:00Z', '2022-09-11'],
  // Havana's midnight came twice.
  ['America/Havana', '2022-11-06T04:30:00Z', '2022-11-06'],
  ['America/Havana', '2022-11-06T05:30:00Z', '2022-11-06'],
])('in %s, %s lies on %s', (timezone, instant, expected) => {
  expect(localDay(timezone, Date.parse(instant))).toBe(expected);
});
