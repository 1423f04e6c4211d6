import {
  addDays,
  addMonths,
  type Bucket,
  bucketStart,
  type Calendar,
  countDays,
  dayNumber,
  isWholeMonths,
  monthsBetween,
  nextStart,
} from '@turnout/contract';

/** The first days of these buckets, as the engine counts days. */
export const startsOf = (buckets: readonly Bucket[]) => buckets.map(({ from }) => dayNumber(from));

/** The buckets of a period, clipped to it; one that was clipped is marked partial. */
export function cut(from: string, to: string, granularity: Calendar): Bucket[] {
  const buckets: Bucket[] = [];
  for (let start = bucketStart(granularity, from); start <= to; ) {
    const next = nextStart(granularity, start);
    const end = addDays(next, -1);
    buckets.push({
      from: start < from ? from : start,
      to: end > to ? to : end,
      partial: start < from || end > to,
    });
    start = next;
  }
  return buckets;
}

/**
 * The period to compare with: as many days, directly before. Whole months are compared with as many whole months, so
 * that March is held against February and a year against the year before.
 */
export function previousPeriod(from: string, to: string): { from: string; to: string } {
  const before = addDays(from, -1);
  if (!isWholeMonths({ from, to })) return { from: addDays(from, -countDays(from, to)), to: before };
  return { from: addMonths(from, -monthsBetween(from, to) - 1), to: before };
}
