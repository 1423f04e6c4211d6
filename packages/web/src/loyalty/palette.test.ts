import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tintColour, tintOf, tintSteps } from './tint.ts';

const css = readFileSync(new URL('./loyalty.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('[data-mantine-color-scheme="dark"]');

const colourIn = (block: string, name: string): string => {
  const [, hex] = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(block) ?? [];
  if (hex === undefined) throw new Error(`--${name} is missing`);
  return hex;
};

const channels = (hex: string): number[] =>
  [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
const mix = (hex: string, weights: readonly number[]): number =>
  channels(hex).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
const luminance = (hex: string) => mix(hex, [0.2126, 0.7152, 0.0722]);
const contrast = (one: string, other: string) => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
/** Of Björn Ottosson's Oklab: what looks equally much lighter or darker. */
const lightness = (hex: string): number =>
  0.2104542553 * Math.cbrt(mix(hex, [0.4122214708, 0.5363325363, 0.0514459929])) +
  0.793617785 * Math.cbrt(mix(hex, [0.2119034982, 0.6806995451, 0.1073969566])) -
  0.0040720468 * Math.cbrt(mix(hex, [0.0883024619, 0.2817188376, 0.6299787005]));

const steps = Array.from({ length: tintSteps }, (_, step) => `tint-${step + 1}`);

describe.each([
  { scheme: 'light', block: light, page: 'ffffff', ink: '15191e' },
  { scheme: 'dark', block: dark, page: '101418', ink: 'eceff2' },
])('in $scheme', ({ block, page, ink }) => {
  test('text can be read on every tint', () => {
    for (const name of ['tint-none', ...steps]) {
      expect.soft(contrast(colourIn(block, name), ink), name).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('each tint is as much stronger than the one before as the next', () => {
    const values = steps.map((name) => lightness(colourIn(block, name)));
    const whole = (values.at(-1) ?? 0) - (values[0] ?? 0);
    for (const [place, value] of values.slice(1).entries()) {
      expect.soft((value - (values[place] ?? 0)) / whole, steps[place + 1]).toBeCloseTo(1 / (tintSteps - 1), 1);
    }
  });

  test('who came and who was lost is seen on the page, and told apart by lightness, too', () => {
    const came = ['came-new', 'came-returning', 'came-reactivated'];
    for (const name of [...came, 'lost', 'sticky']) {
      expect.soft(contrast(colourIn(block, name), page), name).toBeGreaterThanOrEqual(3);
    }
    for (const [place, name] of came.slice(1).entries()) {
      expect.soft(contrast(colourIn(block, name), colourIn(block, came[place] ?? '')), name).toBeGreaterThan(1.5);
    }
  });
});

test('the most has the strongest tint, nothing has none, and a little is told from nothing', () => {
  expect([0, 0.001, 50, 100, 140].map((value) => tintOf(value, 100))).toEqual([0, 1, 5, 9, 9]);
  expect(tintOf(undefined, 100)).toBe(0);
  expect(tintOf(0, 0)).toBe(0);
  expect([tintColour(0), tintColour(9)]).toEqual(['var(--tint-none)', 'var(--tint-9)']);
});
