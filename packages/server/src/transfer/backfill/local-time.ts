import { zoneOf } from '@turnout/contract';

/**
 * Turns wall clock times of a zone, written as if in UTC (ms), into instants, in the order in which they were written down. A time
 * that comes twice when clocks go back is the first one, unless that would be before its predecessor; one that clocks
 * skip is taken by the offset before.
 */
export function createLocalTime(timezone: string): (wallClockMs: number) => number {
  const { starts, offsets } = zoneOf(timezone);
  let before = Number.NEGATIVE_INFINITY;

  const offsetAt = (instantMs: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) * 1000 <= instantMs) low = middle;
      else high = middle - 1;
    }
    return (offsets[low] ?? 0) * 1000;
  };

  return (wallClockMs) => {
    // No offset changes twice within two days; so one of these two holds, or both, or, in a gap, neither.
    const earlier = wallClockMs - offsetAt(wallClockMs - dayMs);
    const later = wallClockMs - offsetAt(wallClockMs + dayMs);
    const holds = [earlier, later]
      .filter((instant) => instant + offsetAt(instant) === wallClockMs)
      .sort((a, b) => a - b);
    const instant = holds.find((candidate) => candidate >= before) ?? holds.at(-1) ?? earlier;
    before = instant;
    return instant;
  };
}

const dayMs = 86_400_000;
