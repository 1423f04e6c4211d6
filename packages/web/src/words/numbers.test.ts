import { expect, test } from 'vitest';
import { createNumberWords } from './numbers.ts';

const en = createNumberWords('en-US');

test('counts are in full, grouped as the locale does', () => {
  expect(en.count(1234567)).toBe('1,234,567');
  expect(createNumberWords('de').count(1234567)).toBe('1.234.567');
});

test('only axes are compact', () => {
  expect([0, 500, 1500, 20_000, 3_000_000].map(en.compact)).toEqual(['0', '500', '1.5K', '20K', '3M']);
});

test.each([
  [0, '0%'],
  [1, '100%'],
  [416 / 445, '93.5%'],
  [0.5, '50.0%'],
  [0.0004, '<0.1%'],
  [0.99999, '>99.9%'],
])('a share of %d is "%s": nothing and all are not rounded to', (part, text) => {
  expect(en.share(part)).toBe(text);
});
