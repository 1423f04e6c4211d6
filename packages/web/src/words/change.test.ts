import { expect, test } from 'vitest';
import { changeOf, changeText } from './change.ts';
import { createNumberWords } from './numbers.ts';

const numbers = createNumberWords('en');
const words = { nothing: '–', new: 'new', same: 'no change' };

test.each<[before: number, now: number, text: string, direction: string]>([
  [0, 0, '–', 'none'],
  [0, 7, 'new', 'up'],
  [445, 445, 'no change', 'none'],
  [3, 5, '+2', 'up'],
  [5, 0, '-5', 'down'],
  [19, 400, '+381', 'up'],
  [20, 25, '+25%', 'up'],
  [400, 410, '+2.5%', 'up'],
  [400, 390, '-2.5%', 'down'],
  [400, 0, '-100%', 'down'],
  [100, 999, '+899%', 'up'],
  [100, 1234, '×12', 'up'],
  [100_000, 100_001, '+1', 'up'],
  [100_000, 99_999, '-1', 'down'],
])('from %i to %i is "%s"', (before, now, text, direction) => {
  expect(changeText(before, now, numbers, words)).toBe(text);
  expect(changeOf(before, now).direction).toBe(direction);
});
