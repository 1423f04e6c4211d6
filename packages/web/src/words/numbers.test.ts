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

/** Intl parts numbers from their units with spaces that do not break. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

test.each<[locale: string, count: string[], compact: string[], share: string]>([
  ['es', ['1234', '12.345'], ['1,5 mil', '20 mil', '3 M'], '93,5 %'],
  ['es-AR', ['1.234', '12.345'], ['1,5 mil', '20 mil', '3 M'], '93,5%'],
  ['es-MX', ['1,234', '12,345'], ['1.5 mil', '20 mil', '3 M'], '93.5%'],
  ['pt-BR', ['1.234', '12.345'], ['1,5 mil', '20 mil', '3 mi'], '93,5%'],
  ['pt-PT', ['1234', '12 345'], ['1,5 mil', '20 mil', '3 M'], '93,5%'],
  ['en-GB', ['1,234', '12,345'], ['1.5k', '20k', '3m'], '93.5%'],
])('%s writes numbers its own way', (locale, counts, compact, share) => {
  const words = createNumberWords(locale);
  expect([1234, 12_345].map((value) => plain(words.count(value)))).toEqual(counts);
  expect([1500, 20_000, 3_000_000].map((value) => plain(words.compact(value)))).toEqual(compact);
  expect(plain(words.share(416 / 445))).toBe(share);
});
