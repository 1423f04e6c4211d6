import { expect, test } from 'vitest';
import { lifeTicks } from './ticks.ts';

const days = (from: string, to: string, width: number) => lifeTicks({ from, to }, width, 60).map(({ day }) => day);

test.each([
  ['days', '2024-01-03', '2024-01-06', ['2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06']],
  ['Mondays', '2024-01-03', '2024-02-06', ['2024-01-08', '2024-01-15', '2024-01-22', '2024-01-29', '2024-02-05']],
  ['months', '2023-11-20', '2024-03-31', ['2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01']],
  ['quarters', '2022-11-20', '2024-03-31', ['2023-01-01', '2023-04-01', '2023-07-01', '2023-10-01', '2024-01-01']],
  ['years', '2017-11-20', '2021-03-31', ['2018-01-01', '2019-01-01', '2020-01-01', '2021-01-01']],
])('%s', (name, from, to, ticks) => {
  expect(days(from, to, name === 'years' ? 300 : 600)).toEqual(ticks);
});

test('none is nearer to the next than it should be, however long the life', () => {
  for (const to of ['2024-01-01', '2024-01-20', '2024-09-30', '2026-01-01', '2031-01-01', '2039-05-05', '2090-12-31']) {
    for (const width of [320, 760, 1700]) {
      const ticks = lifeTicks({ from: '2024-01-01', to }, width, 60);
      expect(ticks.length).toBeGreaterThan(0);
      for (const [index, { x }] of ticks.slice(1).entries())
        expect(x - (ticks[index]?.x ?? 0)).toBeGreaterThanOrEqual(60);
    }
  }
});
