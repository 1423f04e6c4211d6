import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spansOf, userSlices } from './spans.ts';

const day = (number: number) => new Date(Date.UTC(2022, 0, 1 + number)).toISOString().slice(0, 10);
const days = (...entries: [number, number?][]) => entries.map(([at, messages = 1]) => ({ day: day(at), messages }));

describe('days in spans', () => {
  test.each([
    ['none', days(), []],
    ['neighbours', days([0], [1], [2]), [[0, 1, 2]]],
    ['a gap of seven days is bridged, one of eight is not', days([0], [7], [15]), [[0, 7], [15]]],
    ['a span is full at its limit, not before', days([0, 5], [1, 5], [2, 1]), [[0, 1], [2]]],
    ['a day of more than the limit is alone', days([0], [1, 99], [2]), [[0], [1], [2]]],
    ['a year has no seam', days([364], [365]), [[364, 365]]],
  ])('%s', (_name, input, expected) => {
    const spans = spansOf(input, { maxMessages: 10 });
    expect(spans.map((span) => span.days)).toEqual(expected.map((span) => span.map(day)));
    expect(spans.map(({ first, last }) => [first, last])).toEqual(
      expected.map((span) => [day(span[0] ?? 0), day(span.at(-1) ?? 0)]),
    );
  });

  test('the gap that is bridged can be chosen', () => {
    expect(spansOf(days([0], [31], [63]), { maxMessages: 10, gapDays: 31 }).map((span) => span.days.length)).toEqual([
      2, 1,
    ]);
  });
});

test('slices of the users cover every hash once, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), (count) => {
      const slices = userSlices(count);
      expect(slices).toHaveLength(Math.max(1, count));
      let next = 0n;
      for (const { first, last } of slices) {
        expect(first).toBe(next);
        expect(last).toBeGreaterThanOrEqual(first);
        next = last + 1n;
      }
      expect(next).toBe(2n ** 64n);
    }),
  );
});
