import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tileOf, tilePath } from './tiles.ts';

const css = readFileSync(new URL('../theme/platforms.css', import.meta.url), 'utf8');
const names = [...new Set([...css.matchAll(/--platform-([a-z0-9-]+):/g)].map(([, name = '']) => name))];

test('every colour has a pattern of its own', () => {
  expect(names).toHaveLength(19);
  expect(new Set(names.map((name) => JSON.stringify(tileOf(name)))).size).toBe(19);
});

test.each(names)(
  'the tile of %s can be moved: all but its starts is relative, and every start has two numbers',
  (name) => {
    const { path } = tileOf(name);
    expect(path.replaceAll(/M-?[\d.]+ -?[\d.]+/g, '')).not.toMatch(/[A-Y]/);
  },
);

test('tiles cover the boxes on one grid, each place once', () => {
  const tile = { size: 10, path: 'M1 2h3' };
  const boxes = [
    { x: 12, y: 0, width: 9, height: 10 },
    { x: 20, y: -5, width: 5, height: 15 },
  ];
  expect(tilePath(tile, boxes)).toBe('M11 2h3M21 2h3M21 -8h3');
});

test('a plain platform has no lines', () => {
  expect(tilePath(tileOf('whatsapp'), [{ x: 0, y: 0, width: 9, height: 9 }])).toBe('');
});
