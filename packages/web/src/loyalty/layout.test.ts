import { expect, test } from 'vitest';
import { layoutComing } from './coming-and-going.tsx';
import { fineGrid } from './fine-scale.ts';
import { unbroken } from './line.tsx';

const plan = { width: 600, height: 272, label: (value: number) => String(value) };

test('who came and who was lost share one scale, whose zero line parts the height in proportion', () => {
  const { strips, shape } = layoutComing({ ...plan, active: [300, 100], lost: [0, 100] });
  const [strip] = strips;
  const [top, bottom] = [strip?.scale(300) ?? 0, strip?.scale(-100) ?? 0];
  expect(shape).toBe('bars');
  expect(top).toBeCloseTo(strip?.top ?? 0);
  expect(bottom).toBeCloseTo(strip?.bottom ?? 0);
  expect((strip?.scale(0) ?? 0) - top).toBeCloseTo(((bottom - top) * 3) / 4);
  expect(strip?.grid).toEqual([-100, 0, 100, 200, 300]);
  expect(strip?.label?.(-100)).toBe('100');
});

test('where nobody was lost, the zero line is the bottom; where nobody came, the top', () => {
  const nobodyLost = layoutComing({ ...plan, active: [7], lost: [0] }).strips[0];
  expect(nobodyLost?.scale(0)).toBe(nobodyLost?.bottom);
  const nobodyCame = layoutComing({ ...plan, active: [0], lost: [7] }).strips[0];
  expect(nobodyCame?.scale(0)).toBe(nobodyCame?.top);
  const nobody = layoutComing({ ...plan, active: [0], lost: [0] }).strips[0];
  expect(nobody?.scale(0)).toBe(nobody?.bottom);
  expect(nobody?.grid).toEqual([0]);
});

test('beyond forty buckets, bars become areas', () => {
  expect(layoutComing({ ...plan, active: Array(41).fill(1), lost: Array(41).fill(1) }).shape).toBe('areas');
});

test.each([
  [0, 4, [0]],
  [4.4, 4, [0, 1, 2, 3, 4]],
  [0.3, 4, [0, 0.1, 0.2, 0.3]],
  [0.073, 2, [0, 0.05]],
  [0.0021, 2, [0, 0.001, 0.002]],
  [1234, 4, [0, 500, 1000]],
])('grid lines for values up to %d, at most %d', (max, count, grid) => {
  expect(fineGrid(max, count)).toEqual(grid);
});

test('a line breaks where there is no value', () => {
  const [a, b, c] = [1, 2, 3].map((x) => ({ x, y: 0 }));
  expect(unbroken([undefined, a, b, undefined, undefined, c])).toEqual([[a, b], [c]]);
  expect(unbroken([undefined])).toEqual([]);
});
