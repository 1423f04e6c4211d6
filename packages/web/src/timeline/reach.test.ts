import { expect, test } from 'vitest';
import { reachOf } from './reach.ts';

const room = { width: 800, target: 24, spill: 14 };

test('the ends of a wide window lie on its edges', () => {
  expect(reachOf({ left: 200, right: 500 }, room)).toEqual({
    from: { left: 188, width: 24 },
    window: { left: 212, width: 276 },
    to: { left: 488, width: 24 },
  });
});

test('those of a narrow one lie beside it', () => {
  expect(reachOf({ left: 300, right: 304 }, room)).toEqual({
    from: { left: 266, width: 24 },
    window: { left: 290, width: 24 },
    to: { left: 314, width: 24 },
  });
});

test.each([24, 44])(
  'of whatever size and place, none is smaller than %i px, over another, or off the page',
  (target) => {
    const width = 358;
    for (let left = 0; left < width; left += 7) {
      for (let right = left + 1; right <= width; right += 5) {
        const { from, window, to } = reachOf({ left, right }, { width, target, spill: 14 });
        for (const one of [from, window, to]) expect(one.width).toBeGreaterThanOrEqual(target);
        expect(from.left).toBeGreaterThanOrEqual(-14);
        expect(window.left).toBeGreaterThanOrEqual(from.left + from.width);
        expect(to.left).toBeGreaterThanOrEqual(window.left + window.width);
        expect(to.left + to.width).toBeLessThanOrEqual(width + 14);
      }
    }
  },
);
