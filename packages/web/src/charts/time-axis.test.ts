import { expect, test } from 'vitest';
import { layoutBands } from './scale.ts';
import { extent, timeTicks } from './time-axis.ts';

const named = (index: number) => `${index} Nov`;

test('days are labelled by the week where not every day has room, from the given day on', () => {
  const ticks = timeTicks(layoutBands(30, 40, 380), 'day', 58, named, 2);
  expect(ticks.map(({ index }) => index)).toEqual([2, 9, 16, 23]);
});

test('months keep January, whatever the step', () => {
  const ticks = timeTicks(layoutBands(12, 40, 340), 'month', 52, named, 1);
  expect(ticks.map(({ index }) => index)).toEqual([1, 4, 7, 10]);
});

test.each([1, 2, 7, 24, 31, 90, 168, 744])('of %i buckets, no two labels touch and none leaves the plot', (count) => {
  for (const granularity of ['hour', 'day', 'week', 'month', 'quarter', 'year']) {
    for (const right of [120, 300, 900]) {
      const ticks = timeTicks(layoutBands(count, 40, right), granularity, 52, () => '22 Sept');
      const extents = ticks.map(extent);
      expect(ticks.length).toBeGreaterThan(0);
      for (const [place, [start, end]] of extents.entries()) {
        expect(start).toBeGreaterThanOrEqual(Math.min(40, right - 52));
        expect(end).toBeLessThanOrEqual(Math.max(right, 92) + 1e-9);
        expect(start).toBeGreaterThan(extents[place - 1]?.[1] ?? 0);
      }
    }
  }
});
