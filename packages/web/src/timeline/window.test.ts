import type { Granularity } from '@turnout/contract';
import { expect, test } from 'vitest';
import { centred, clipTo, dayAt, dragged, extentOf, type Part, placeOf, pressed } from './window.ts';

/** A hundred days on a thousand pixels. */
const extent = { from: '2024-01-01', to: '2024-04-09' };
const width = 1000;
const start = { from: '2024-02-01', to: '2024-02-10' };

test.each([
  [
    'a bot in use lives until today',
    { today: '2024-03-31', firstDay: '2021-09-06', lastDay: '2024-03-30' },
    '2024-03-31',
  ],
  [
    'one that fell silent, until its last message',
    { today: '2024-03-31', firstDay: '2021-09-06', lastDay: '2022-05-01' },
    '2022-05-01',
  ],
])('%s', (_name, life, to) => {
  expect(extentOf(life, { from: '2022-01-01', to: '2022-01-31' })).toEqual({ from: '2021-09-06', to });
});

test('days after the last message are there when they are shown, days to come are not', () => {
  const life = { today: '2024-03-31', firstDay: '2021-09-06', lastDay: '2022-05-01' };
  expect(extentOf(life, { from: '2023-01-01', to: '2023-01-31' }).to).toBe('2023-01-31');
  expect(extentOf(life, { from: '2024-01-01', to: '2024-12-31' }).to).toBe('2024-03-31');
});

test.each([
  ['2023-01-01', '2024-01-05', '2024-01-01', '2024-01-05'],
  ['2024-03-01', '2025-01-05', '2024-03-01', '2024-04-09'],
  ['2020-03-01', '2020-04-05', '2024-01-01', '2024-01-01'],
])('of %s to %s, the timeline shows %s to %s', (from, to, first, last) => {
  expect(clipTo(extent, { from, to })).toEqual({ from: first, to: last });
});

test('every day has its pixels, the first and the last included', () => {
  expect(placeOf(extent, { from: extent.from, to: extent.from }, width)).toEqual({ left: 0, right: 10 });
  expect(placeOf(extent, extent, width)).toEqual({ left: 0, right: 1000 });
  expect([-50, 0, 9.9, 10, 999, 2000].map((x) => dayAt(extent, x, width))).toEqual([
    ...['2024-01-01', '2024-01-01', '2024-01-01', '2024-01-02', '2024-04-09', '2024-04-09'],
  ]);
});

test.each<[string, Part, number, number, string, string]>([
  ['moves as a whole', 'window', 350, 381, '2024-02-04', '2024-02-13'],
  ['stops at the first day', 'window', 350, -2000, '2024-01-01', '2024-01-10'],
  ['stops at the last day', 'window', 350, 2000, '2024-03-31', '2024-04-09'],
  ['gets longer at its start', 'from', 310, 210, '2024-01-22', '2024-02-10'],
  ['gets longer at its end', 'to', 410, 510, '2024-02-01', '2024-02-20'],
  ['ends where the life ends', 'to', 410, 5000, '2024-02-01', '2024-04-09'],
  ['turns over when its start is dragged past its end', 'from', 310, 510, '2024-02-10', '2024-02-21'],
  ['turns over when its end is dragged past its start', 'to', 410, 210, '2024-01-21', '2024-02-01'],
  ['is drawn anew on an empty place', 'empty', 605, 655, '2024-03-01', '2024-03-06'],
  ['is drawn anew from right to left', 'empty', 655, 605, '2024-03-01', '2024-03-06'],
])('the window %s', (_name, part, fromX, toX, from, to) => {
  expect(dragged(extent, start, { part, fromX, toX, width })).toEqual({ from, to });
});

test('a press on an empty place puts the middle of the window there, as far as the ends let it', () => {
  expect(centred(extent, { from: '2024-02-01', to: '2024-02-11' }, '2024-03-06')).toEqual({
    from: '2024-03-01',
    to: '2024-03-11',
  });
  expect(centred(extent, start, '2024-01-02')).toEqual({ from: '2024-01-01', to: '2024-01-10' });
  expect(centred(extent, extent, '2024-01-02')).toEqual(extent);
});

const key = (text: string) => ({ key: text.replace('Shift+', ''), shiftKey: text.startsWith('Shift+') });

test.each<[string, Part, Granularity, string, string]>([
  ['ArrowRight', 'window', 'day', '2024-02-02', '2024-02-11'],
  ['ArrowDown', 'window', 'day', '2024-01-31', '2024-02-09'],
  ['ArrowLeft', 'from', 'day', '2024-01-31', '2024-02-10'],
  ['ArrowUp', 'to', 'day', '2024-02-01', '2024-02-11'],
  ['PageUp', 'window', 'day', '2024-02-08', '2024-02-17'],
  ['Shift+ArrowLeft', 'window', 'month', '2024-01-02', '2024-01-11'],
  ['Shift+ArrowLeft', 'from', 'week', '2024-01-29', '2024-02-10'],
  ['PageDown', 'from', 'month', '2024-01-01', '2024-02-10'],
  ['PageUp', 'to', 'month', '2024-02-01', '2024-02-29'],
  ['PageUp', 'to', 'quarter', '2024-02-01', '2024-03-31'],
  ['PageUp', 'to', 'year', '2024-02-01', '2024-04-09'],
  ['PageUp', 'from', 'year', '2024-02-10', '2024-02-10'],
  ['Home', 'window', 'day', '2024-01-01', '2024-01-10'],
  ['End', 'window', 'day', '2024-03-31', '2024-04-09'],
  ['Home', 'from', 'day', '2024-01-01', '2024-02-10'],
  ['End', 'from', 'day', '2024-02-10', '2024-02-10'],
  ['Home', 'to', 'day', '2024-02-01', '2024-02-01'],
  ['End', 'to', 'day', '2024-02-01', '2024-04-09'],
])('%s on "%s" by %s leads to %s – %s', (text, part, granularity, from, to) => {
  expect(pressed(extent, start, { ...key(text), part, granularity })).toEqual({ from, to });
});

test('a whole month moves to the whole month beside it, a quarter to the quarter', () => {
  const life = { from: '2020-01-01', to: '2024-04-09' };
  const press = { part: 'window' as const, ...key('Shift+ArrowLeft') };
  expect(pressed(life, { from: '2024-03-01', to: '2024-03-31' }, { ...press, granularity: 'month' })).toEqual({
    from: '2024-02-01',
    to: '2024-02-29',
  });
  expect(pressed(life, { from: '2022-01-01', to: '2022-03-31' }, { ...press, granularity: 'quarter' })).toEqual({
    from: '2021-10-01',
    to: '2021-12-31',
  });
});

test('other keys lead nowhere', () => {
  expect(pressed(extent, start, { part: 'window', ...key('Enter'), granularity: 'day' })).toBeUndefined();
  expect(pressed(extent, start, { part: 'window', ...key('constructor'), granularity: 'day' })).toBeUndefined();
});

test('a life of one day stays what it is', () => {
  const day = { from: '2024-01-01', to: '2024-01-01' };
  for (const part of ['from', 'to', 'window', 'empty'] as const) {
    expect(dragged(day, day, { part, fromX: 10, toX: 900, width })).toEqual(day);
    for (const name of ['ArrowLeft', 'PageUp', 'Home', 'End']) {
      expect(pressed(day, day, { part, ...key(name), granularity: 'day' })).toEqual(day);
    }
  }
});
