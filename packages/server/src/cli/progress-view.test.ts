import { expect, test } from 'vitest';
import { describeProgress } from './progress-view.ts';

test.each([
  [
    { phase: 'Importing', fraction: 0.5, count: 1_200_000, unit: 'rows' },
    3000,
    'Importing ██████████░░░░░░░░░░ 50 %, 1,200,000 rows, 400,000 rows/s, 3 s left',
  ],
  [
    { phase: 'Importing', fraction: 0.01, count: 1000, unit: 'rows' },
    10_000,
    'Importing ░░░░░░░░░░░░░░░░░░░░ 1 %, 1,000 rows, 100 rows/s, 17 min left',
  ],
  [{ phase: 'Reading', fraction: 0.1, count: 5, unit: 'MB' }, 200, 'Reading ██░░░░░░░░░░░░░░░░░░ 10 %, 5 MB'],
  [{ phase: 'Checking', fraction: undefined, count: 10, unit: 'rows' }, 2000, 'Checking 10 rows, 5 rows/s'],
])('%o after %i ms', (progress, elapsedMs, text) => {
  expect(describeProgress({ type: 'progress', ...progress }, elapsedMs)).toBe(text);
});
