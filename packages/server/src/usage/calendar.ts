import type { Bucket, Granularity } from '@turnout/contract';

const dayMs = 86_400_000;

/** Days are counted from 1970-01-01 (day 0), on the calendar alone: zones play no part here. */
export const dayNumber = (date: string) => Date.parse(date) / dayMs;
export const dateOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
const monthStart = (year: number, month: number) => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);

export const addDays = (date: string, days: number) => dateOf(dayNumber(date) + days);
/** How many days from `from` to `to`, both included. */
export const daysBetween = (from: string, to: string) => dayNumber(to) - dayNumber(from) + 1;

/** The first days of these buckets, as the engine counts days. */
export const startsOf = (buckets: readonly Bucket[]) => buckets.map(({ from }) => dayNumber(from));

export type Calendar = Exclude<Granularity, 'hour'>;

/** The first day of the bucket that a day lies in. */
export function bucketStart(granularity: Calendar, date: string): string {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1;
  switch (granularity) {
    case 'day':
      return date;
    case 'week':
      return addDays(date, -(((dayNumber(date) + 3) % 7) + 7) % 7);
    case 'month':
      return monthStart(year, month);
    case 'quarter':
      return monthStart(year, month - (month % 3));
    case 'year':
      return monthStart(year, 0);
  }
}

/** The first day after the bucket that starts on `start`. */
export function nextStart(granularity: Calendar, start: string): string {
  const months = { month: 1, quarter: 3, year: 12 };
  if (granularity === 'day') return addDays(start, 1);
  if (granularity === 'week') return addDays(start, 7);
  return monthStart(Number(start.slice(0, 4)), Number(start.slice(5, 7)) - 1 + months[granularity]);
}

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
  const wholeMonths = from.endsWith('-01') && addDays(to, 1).endsWith('-01');
  if (!wholeMonths) return { from: addDays(from, -daysBetween(from, to)), to: before };
  const [year = 0, month = 0] = from.split('-').map(Number);
  const [endYear = 0, endMonth = 0] = to.split('-').map(Number);
  const months = (endYear - year) * 12 + endMonth - month + 1;
  return { from: monthStart(year, month - 1 - months), to: before };
}
