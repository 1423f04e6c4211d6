import { beforeEach, expect, test } from 'vitest';
import { type Buckets, createBuckets } from './buckets.ts';

let nowMs: number;
let buckets: Buckets;
beforeEach(() => {
  nowMs = 1_000_000;
  buckets = createBuckets({ size: 10, perSecond: 2, most: 3, now: () => nowMs });
});

test('a bucket empties, and fills again at its rate, never above its size', () => {
  expect(buckets.waitS('a')).toBe(0);
  buckets.charge('a', 10);
  expect(buckets.waitS('a')).toBe(1);
  nowMs += 499;
  expect(buckets.waitS('a')).toBe(1);
  nowMs += 1;
  expect(buckets.waitS('a')).toBe(0);
  nowMs += 3_600_000;
  buckets.charge('a', 10);
  expect(buckets.waitS('a')).toBe(1);
});

test('what was taken above the level is paid back before anything else is given', () => {
  buckets.charge('a', 30);
  expect(buckets.waitS('a')).toBe(11);
  nowMs += 10_500;
  expect(buckets.waitS('a')).toBe(0);
});

test('names do not share, and a clock that is set back gives nothing', () => {
  buckets.charge('a', 10);
  expect(buckets.waitS('b')).toBe(0);
  nowMs -= 60_000;
  expect(buckets.waitS('a')).toBe(1);
});

test('whatever the number of names, few are remembered: those that asked last', () => {
  for (let n = 0; n < 1000; n++) buckets.charge(`${n}`, 10);
  expect([997, 998, 999].map((n) => buckets.waitS(`${n}`))).toEqual([1, 1, 1]);
  expect(buckets.waitS('996')).toBe(0);
});
