import type { Retention } from '@turnout/contract';
import { expect, test } from 'vitest';
import { createTriangle, strongestShare } from './triangle.ts';

const months = ['2024-01', '2024-02', '2024-03', '2024-04'].map((month, index) => ({
  from: `${month}-01`,
  to: `${month}-${[31, 29, 31, 30][index]}`,
}));

const answer = (users: number[][], cohorts = months): Retention => ({
  bot: 'bot',
  timezone: 'UTC',
  granularity: 'month',
  asOf: '2024-04-10T12:00:00.000Z',
  cohorts,
  platforms: [],
  all: { users },
});

const users = [[100, 40, 30, 5], [50, 10, 1], [0, 0], [20]];

test('shares are of the cohort; the running month is marked, and left out of the averages', () => {
  const triangle = createTriangle(answer(users), '2024-04-10');
  expect(triangle.size).toBe(170);
  expect(triangle.cohorts.map(({ isRunning }) => isRunning)).toEqual([false, false, false, true]);
  expect(triangle.cohorts[0]?.cells).toEqual([
    { users: 40, share: 0.4, isRunning: false },
    { users: 30, share: 0.3, isRunning: false },
    { users: 5, share: 0.05, isRunning: true },
  ]);
  // Of nobody, nobody can come back: no share, and no weight.
  expect(triangle.cohorts[2]?.cells).toEqual([{ users: 0, share: undefined, isRunning: true }]);
  expect(triangle.averages).toEqual([
    { users: 50, of: 150, share: 50 / 150 },
    { users: 30, of: 100, share: 0.3 },
    { users: 0, of: 0, share: undefined },
  ]);
});

test('once the last month is over, it counts like the others', () => {
  const triangle = createTriangle(answer(users), '2024-05-01');
  expect(triangle.cohorts.some(({ isRunning }) => isRunning)).toBe(false);
  expect(triangle.averages[2]).toEqual({ users: 5, of: 100, share: 0.05 });
});

test('months that have not begun are not drawn', () => {
  const triangle = createTriangle(answer(users), '2024-02-29');
  expect(triangle.cohorts.map(({ from, cells }) => [from, cells.length])).toEqual([
    ['2024-01-01', 1],
    ['2024-02-01', 0],
  ]);
  expect(triangle.cohorts[0]?.cells[0]?.isRunning).toBe(true);
});

test('a tiny cohort does not set the strongest tint', () => {
  const cohorts = [[500, 100, 50, 50], [500, 90, 40], [2, 2], [10]];
  expect(strongestShare(createTriangle(answer(cohorts), '2024-05-01'))).toBe(0.2);
  expect(strongestShare(createTriangle(answer([[2, 0], [0]], months.slice(0, 2)), '2024-05-01'))).toBe(0);
});
