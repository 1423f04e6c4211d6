import { expect, test } from 'vitest';
import { localDay } from './local-day.ts';

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
