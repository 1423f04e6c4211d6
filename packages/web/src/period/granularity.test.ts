import type { Granularity } from '@turnout/contract';
import { expect, test } from 'vitest';
import { allowsGranularity, automaticGranularity } from './granularity.ts';

test.each<[string, string, Granularity]>([
  ['2024-03-31', '2024-03-31', 'hour'],
  ['2024-03-30', '2024-03-31', 'hour'],
  ['2024-03-25', '2024-03-31', 'day'],
  ['2022-01-01', '2022-01-31', 'day'],
  ['2024-01-02', '2024-03-31', 'day'],
  ['2021-09-06', '2022-01-31', 'week'],
  ['2023-04-01', '2024-03-31', 'month'],
  ['2019-04-01', '2024-03-31', 'month'],
  ['2014-04-01', '2024-03-31', 'quarter'],
  ['1999-04-01', '2024-03-31', 'year'],
])('%s to %s is cut by the %s', (from, to, expected) => {
  expect(automaticGranularity({ from, to })).toBe(expected);
});

test('hours are offered for 31 days and not for 32', () => {
  expect(allowsGranularity('hour', { from: '2022-01-01', to: '2022-01-31' })).toBe(true);
  expect(allowsGranularity('hour', { from: '2022-01-01', to: '2022-02-01' })).toBe(false);
  expect(allowsGranularity('day', { from: '2002-01-01', to: '2022-02-01' })).toBe(true);
});
