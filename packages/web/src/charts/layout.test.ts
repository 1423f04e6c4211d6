import { expect, test } from 'vitest';
import { barPlace, layoutPlot, margins } from './geometry.ts';
import { areaPath, linePath } from './path.ts';
import { bandAt, bandCentre, gridValues, layoutBands, verticalScale } from './scale.ts';
import { shareOf, stackLayers } from './stack.ts';

test.each([
  [0, [0]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6]],
  [34, [0, 10, 20, 30]],
  [445, [0, 100, 200, 300, 400]],
  [1000, [0, 500, 1000]],
  [99_999_999, [0, 20_000_000, 40_000_000, 60_000_000, 80_000_000]],
])('grid lines up to %i are whole, round and few', (max, expected) => {
  expect(gridValues(max)).toEqual(expected);
});

test('there are never more grid lines than asked for', () => {
  for (let max = 1; max < 3000; max += 1) {
    expect(gridValues(max).length).toBeLessThanOrEqual(5);
    expect(gridValues(max, 2).length).toBeLessThanOrEqual(3);
  }
});

test('values stand on the zero line, and nothing of nothing lies on it', () => {
  const scale = verticalScale(200, 20, 120);
  expect([0, 100, 200].map(scale)).toEqual([120, 70, 20]);
  expect(verticalScale(0, 20, 120)(0)).toBe(120);
});

test('every position belongs to a bucket, those beside the plot to the nearest', () => {
  const bands = layoutBands(4, 40, 140);
  expect([0, 39, 40, 64.9, 65, 139, 140, 500].map((x) => bandAt(bands, x))).toEqual([0, 0, 0, 0, 1, 3, 3, 3]);
  for (const index of [0, 1, 2, 3]) expect(bandAt(bands, bandCentre(bands, index))).toBe(index);
});

test('layers stand on each other and reach the total', () => {
  const stacked = stackLayers(
    [
      { platform: 'whatsapp', values: [416, 3] },
      { platform: 'webchat', values: [29, 0] },
    ],
    2,
  );
  expect(stacked).toEqual([
    { platform: 'whatsapp', lower: [0, 0], upper: [416, 3] },
    { platform: 'webchat', lower: [416, 3], upper: [445, 3] },
  ]);
});

test('a share of nothing is not a number', () => {
  expect(shareOf(29, 445)).toBeCloseTo(0.0652, 4);
  expect(shareOf(0, 0)).toBeUndefined();
});

const plan = { width: 500, height: 272, count: 10, groups: 2, max: 100, axisWidth: 40 };

test('bars of all groups share one strip; areas of two groups have one each, on the same scale', () => {
  expect(layoutPlot({ ...plan, shape: 'bars' }).strips).toHaveLength(1);
  const [upper, lower] = layoutPlot({ ...plan, shape: 'areas' }).strips;
  expect(upper?.top).toBe(margins.top);
  expect(lower?.bottom).toBe(plan.height - margins.bottom);
  expect((upper?.bottom ?? 0) - (upper?.scale(50) ?? 0)).toBeCloseTo((lower?.bottom ?? 0) - (lower?.scale(50) ?? 0));
});

test('the bars of a bucket lie in its band, side by side', () => {
  for (const [count, width] of [
    [1, 900],
    [7, 300],
    [40, 250],
  ] as const) {
    const bands = layoutBands(count, 0, width);
    const first = barPlace(bands, count - 1, 0, 2);
    const second = barPlace(bands, count - 1, 1, 2);
    expect(first.x).toBeGreaterThanOrEqual(bands.width * (count - 1));
    expect(second.x).toBeGreaterThanOrEqual(first.x + first.width - 1e-9);
    expect(second.x + second.width).toBeLessThanOrEqual(bands.width * count + 1e-9);
  }
});

test('paths run to the right above and back below', () => {
  const upper = [
    { x: 0, y: 1 },
    { x: 10, y: 2.26 },
  ];
  expect(linePath(upper)).toBe('M0,1L10,2.3');
  expect(
    areaPath(upper, [
      { x: 0, y: 5 },
      { x: 10, y: 6 },
    ]),
  ).toBe('M0,1L10,2.3L10,6L0,5Z');
  expect(linePath([])).toBe('');
});
