import { expect, test } from 'vitest';
import type { Group, UsageView } from '../charts/view.ts';
import { layoutLegend, wrapText } from './sheet-layout.ts';
import { sheetRows } from './sheet-rows.ts';

const layer = (platform: string, period: number) => ({ platform, values: [period], period });
const layers = [layer('a', 70), layer('b', 20), layer('c', 6), layer('d', 4)];
const group: Group = {
  metric: 'newUsers',
  layers,
  totals: [100],
  periodTotal: 100,
  before: undefined,
  periodBefore: undefined,
};
// The cast: names are all that rows take from a view.
const view = { looks: new Map([['a', { name: 'Alpha', colour: '', tile: '' }]]) } as unknown as UsageView;
const words = { total: 'Total', before: 'Before', others: (count: number) => `${count} others` };

test('the legend has the total, every platform with its share, and what came before', () => {
  const rows = sheetRows(view, [{ ...group, before: [50], periodBefore: 50 }], words);
  expect(rows.map(({ name, values, share }) => [name, ...values, share])).toEqual([
    ['Total', 100, undefined],
    ['Alpha', 70, 0.7],
    ['b', 20, 0.2],
    ['c', 6, 0.06],
    ['d', 4, 0.04],
    ['Before', 50, undefined],
  ]);
});

test.each([4, 3, 2, 1, 0])('with room for %i platforms, the rows still add up to the total', (room) => {
  const rows = sheetRows(view, [group], words, room);
  expect(rows.length - 1).toBe(Math.max(1, room));
  expect(rows.slice(1).reduce((sum, { values }) => sum + (values[0] ?? 0), 0)).toBe(100);
});

const measure = (text: string, size: number) => text.length * size * 0.6;

test('no column of the legend is narrower than its widest text, and none lies over another', () => {
  const names = ['Total', 'w'.repeat(32)];
  const columns = [
    ['1,000,000', '7', 'Received'],
    ['22', '3,333,333', 'Sent'],
  ];
  const { values, share, width } = layoutLegend({ measure, names, columns, shares: ['100.0%'] });
  expect(values[0]).toBeGreaterThan(measure(names[1] ?? '', 13) + measure('1,000,000', 15));
  expect((values[1] ?? 0) - (values[0] ?? 0)).toBeGreaterThan(measure('3,333,333', 13));
  expect(share - (values[1] ?? 0)).toBeGreaterThan(measure('100.0%', 13));
  expect(width).toBe(share);
});

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['abcdefgh', 3, ['abc', 'def', 'gh']],
  ['', 3, []],
  ['abcdef gh', 4, ['abcd', 'ef', 'gh']],
])('"%s" in lines of %i letters', (text, room, lines) => {
  expect(wrapText(text, room, ({ length }) => length)).toEqual(lines);
});
