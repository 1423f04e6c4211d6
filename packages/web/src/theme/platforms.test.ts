import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { platformLooks } from './platforms.ts';

const css = readFileSync(new URL('./platforms.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('[data-mantine-color-scheme="dark"]');
const coloursIn = (block: string) => [...block.matchAll(/--platform-([a-z0-9-]+): #([0-9a-f]{6})/g)];

type Rgb = [number, number, number];
const linear = (hex: string): Rgb => {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(0), channel(2), channel(4)];
};
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (one: string, other: string) => {
  const [high = 0, low = 0] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};

test.each([
  ['light', light, 'ffffff'],
  ['dark', dark, '101418'],
])('in %s, every platform has at least 3:1 against the page', (_, block, page) => {
  const colours = coloursIn(block);
  expect(colours).toHaveLength(19);
  for (const [, name = '', hex = ''] of colours) expect.soft(contrast(hex, page), name).toBeGreaterThanOrEqual(3);
});

/**
 * On linear RGB: deuteranopia and protanopia by Viénot, Brettel and Mollon (1999), tritanopia by Machado, Oliveira and
 * Fernandes (2009), since the simpler way of the former does not reach it; and eyes that see all there is.
 */
const eyes: Record<string, (rgb: Rgb) => Rgb> = {
  deuteranopia: ([r, g, b]) => [0.29275 * r + 0.70725 * g, 0.29275 * r + 0.70725 * g, -0.02234 * r + 0.02234 * g + b],
  protanopia: ([r, g, b]) => [0.11238 * r + 0.88762 * g, 0.11238 * r + 0.88762 * g, 0.00401 * r - 0.00401 * g + b],
  tritanopia: ([r, g, b]) => [
    1.255528 * r - 0.076749 * g - 0.178779 * b,
    -0.078411 * r + 0.930809 * g + 0.147602 * b,
    0.004733 * r + 0.691367 * g + 0.3039 * b,
  ],
  'full colour': (rgb) => rgb,
};
/** Björn Ottosson's Oklab; distances near 0.02 are just seen side by side. */
const oklab = ([r, g, b]: Rgb): Rgb => {
  const l = Math.cbrt(Math.max(0, 0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b));
  const m = Math.cbrt(Math.max(0, 0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b));
  const s = Math.cbrt(Math.max(0, 0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b));
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};
const distance = (one: Rgb, other: Rgb) =>
  Math.hypot(...oklab(one).map((value, at) => value - (oklab(other)[at] ?? 0)));

/** Those a bot most often has side by side. Any two may be neighbours in a stack. Eleven hues cannot all be far apart; order, seam, name and pattern tell the rest. */
const common = ['whatsapp', 'webchat', 'telegram', 'messenger', 'instagram', 'slack'];
const leastDistance = { common: 0.06, other: 0.05 };

test.each([
  ['light', light],
  ['dark', dark],
])('in %s, known platforms are told apart by eyes of every kind', (_, block) => {
  const colours = coloursIn(block).filter(([, name = '']) => !name.startsWith('spare'));
  for (const [kind, see] of Object.entries(eyes)) {
    for (const [place, [, one = '', hex = '']] of colours.entries()) {
      for (const [, other = '', otherHex = ''] of colours.slice(place + 1)) {
        const least = common.includes(one) && common.includes(other) ? leastDistance.common : leastDistance.other;
        const apart = distance(see(linear(hex)), see(linear(otherHex)));
        expect.soft(apart, `${kind}: ${one} and ${other}`).toBeGreaterThan(least);
      }
    }
  }
});

test('known platforms have their name and colour, unknown ones their own name and a spare colour', () => {
  const looks = platformLooks(['line', 'kakaotalk']);
  expect(looks.get('line')).toEqual({ name: 'LINE', colour: 'var(--platform-line)', tile: 'line' });
  expect(looks.get('kakaotalk')?.name).toBe('kakaotalk');
  expect(looks.get('kakaotalk')?.colour).toMatch(/^var\(--platform-spare-[0-7]\)$/);
});

test('unknown platforms of one bot do not share a colour while there are spare ones, in whatever order they come', () => {
  const names = ['zalo', 'wechat', 'kakaotalk', 'in-app', 'email', 'rcs', 'matrix', 'signal'];
  const looks = platformLooks(names);
  expect(new Set([...looks.values()].map(({ colour }) => colour)).size).toBe(8);
  expect(platformLooks(names.toReversed())).toEqual(looks);
});

test('platforms named like parts of every object are platforms too', () => {
  expect(platformLooks(['constructor']).get('constructor')?.name).toBe('constructor');
});
