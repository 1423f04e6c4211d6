import { expect, test } from 'vitest';
import { createCursor, walk } from './cursor.ts';

test.each<[key: string, from: number | undefined, to: number | undefined]>([
  ['ArrowRight', undefined, 0],
  ['ArrowLeft', undefined, 9],
  ['ArrowRight', 3, 4],
  ['ArrowRight', 9, 9],
  ['ArrowLeft', 0, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['a', 5, undefined],
])('%s from %s leads to %s', (key, from, to) => {
  expect(walk(key, from, 10)).toBe(to);
});

test('nobody can walk where there are no buckets', () => {
  expect(walk('End', undefined, 0)).toBeUndefined();
});

test('listeners hear every move once, and none that leads nowhere new', () => {
  const cursor = createCursor();
  const heard: (number | undefined)[] = [];
  cursor.subscribe(() => heard.push(cursor.get().index));
  cursor.move({ index: 3, chart: 'active-users' });
  cursor.move({ index: 3, chart: 'active-users' });
  cursor.move({ index: 4 });
  cursor.clear();
  expect(heard).toEqual([3, 4, undefined]);
});

test('a pin holds against the mouse, walks with the keys and is let go where it was set', () => {
  const cursor = createCursor();
  cursor.move({ index: 3 });
  cursor.pinAt(3);
  cursor.move({ index: 8 });
  expect(cursor.get()).toMatchObject({ index: 3, pinned: true });
  cursor.move({ index: 4, source: 'keyboard' });
  expect(cursor.get()).toMatchObject({ index: 4, pinned: true });
  cursor.pinAt(6);
  expect(cursor.get()).toMatchObject({ index: 6, pinned: true });
  cursor.pinAt(6);
  expect(cursor.get()).toMatchObject({ index: 6, pinned: false });
});
