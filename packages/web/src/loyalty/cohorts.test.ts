import { expect, test } from 'vitest';
import { automaticCohorts, cohortPeriod, countCohorts, maxCohorts } from './cohorts.ts';

test.each([
  ['2024-01-01', '2024-06-30', 'week'],
  ['2024-01-01', '2024-12-31', 'month'],
])('from %s to %s, people are grouped by %s', (from, to, granularity) => {
  expect(automaticCohorts({ from, to })).toBe(granularity);
});

test('a period longer than fits is shown from its end', () => {
  const period = { from: '2015-01-01', to: '2024-12-31' };
  expect(cohortPeriod(period, 'month')).toEqual({ from: '2019-01-01', to: '2024-12-31' });
  expect(cohortPeriod(period, 'week')).toEqual({ from: '2023-08-22', to: '2024-12-31' });
  expect(cohortPeriod({ from: '2024-12-01', to: '2024-12-31' }, 'week').from).toBe('2024-12-01');
});

test.each([
  ['2024-01-01', '2024-01-07', 'week', 1],
  ['2024-01-07', '2024-01-08', 'week', 2],
  ['1969-12-31', '1970-01-05', 'week', 2],
  ['2024-01-31', '2024-02-01', 'month', 2],
  ['2023-12-01', '2024-12-31', 'month', 13],
] as const)('from %s to %s, a %s is touched %d times', (from, to, granularity, count) => {
  expect(countCohorts({ from, to }, granularity)).toBe(count);
});

test.each(['week', 'month'] as const)('the last part of a long period touches as many as fit, by %s', (granularity) => {
  for (const to of ['2024-12-31', '2024-02-29', '2023-01-02']) {
    expect(countCohorts(cohortPeriod({ from: '2000-01-01', to }, granularity), granularity)).toBe(maxCohorts);
  }
});
