import type { Granularity, Note } from '@turnout/contract';
import { describe, expect, test } from 'vitest';
import { layoutBands } from '../charts/scale.ts';
import { flagsOf, placeNotes } from './place.ts';

const noted = (day: string, lastDay = day): Note => {
  const at = '2026-01-01T00:00:00.000Z';
  return { id: `${day} ${lastDay}`, day, lastDay, text: 'x', createdAt: at, updatedAt: at };
};
const viewOf = (granularity: Granularity, buckets: [from: string, to: string][]) => ({
  granularity,
  buckets: buckets.map(([from, to]) => ({ from, to, partial: false })),
  running: undefined,
  begun: buckets.length,
});
const weeks = viewOf('week', [
  ['2026-01-05', '2026-01-11'],
  ['2026-01-12', '2026-01-18'],
  ['2026-01-19', '2026-01-25'],
]);

test.each([
  ['the first day of a bucket', noted('2026-01-12'), [1, 1]],
  ['the last day of a bucket', noted('2026-01-18'), [1, 1]],
  ['days in two buckets', noted('2026-01-11', '2026-01-12'), [0, 1]],
  ['days from before the period into it', noted('2025-12-01', '2026-01-05'), [0, 0]],
  ['days from the period to after it', noted('2026-01-25', '2026-03-01'), [2, 2]],
  ['days around the whole period', noted('2025-01-01', '2027-01-01'), [0, 2]],
  ['the day before the period', noted('2026-01-04'), undefined],
  ['the day after the period', noted('2026-01-26'), undefined],
])('a note on %s lies in its buckets', (_where, note, place) => {
  const [placed] = placeNotes(weeks, [note], 'UTC');
  expect(placed && [placed.first, placed.last]).toEqual(place);
});

test('by hours, a note is on all hours of its day in the zone of the bot', () => {
  // Santiago is three hours behind UTC in January: its 13th begins at 03:00.
  const hour = (at: number): [string, string] => {
    const from = Date.UTC(2026, 0, 12, 3) + at * 3_600_000;
    return [new Date(from).toISOString(), new Date(from + 3_599_999).toISOString()];
  };
  const view = viewOf(
    'hour',
    Array.from({ length: 48 }, (_, at) => hour(at)),
  );
  const placed = placeNotes(view, [noted('2026-01-12'), noted('2026-01-13')], 'America/Santiago');
  expect(placed.map(({ first, last }) => [first, last])).toEqual([
    [0, 23],
    [24, 47],
  ]);
});

describe('flags', () => {
  const placedAt = (...buckets: number[]) =>
    buckets.map((first) => ({ note: noted(`2026-01-${10 + first}`), first, last: first }));

  test('stand in the middle of their buckets, one for several notes', () => {
    expect(flagsOf(placedAt(0, 2, 2, 2), layoutBands(4, 40, 440))).toEqual([
      { x: 90, buckets: [0], count: 1, side: 'right' },
      { x: 290, buckets: [2], count: 3, side: 'right' },
    ]);
  });

  test('that would touch are one, with the buckets of all', () => {
    // Two pixels a bucket: a pennant is as wide as four and a half.
    const flags = flagsOf(placedAt(3, 4, 4, 30), layoutBands(100, 40, 240));
    expect(flags).toEqual([
      { x: 47, buckets: [3, 4], count: 3, side: 'right' },
      { x: 101, buckets: [30], count: 1, side: 'right' },
    ]);
  });

  test('never touch, however many there are, and none is lost', () => {
    const many = placedAt(...Array.from({ length: 200 }, (_, at) => (at * 37) % 90));
    const flags = flagsOf(many, layoutBands(90, 40, 400));
    expect(flags.reduce((sum, { count }) => sum + count, 0)).toBe(200);
    for (const [index, flag] of flags.entries()) {
      const next = flags[index + 1];
      if (next !== undefined) expect(next.x - flag.x).toBeGreaterThan(9);
    }
  });

  test('at the right edge fly to the left', () => {
    expect(flagsOf(placedAt(99), layoutBands(100, 40, 240))[0]?.side).toBe('left');
  });
});
