import { z } from 'zod';
import { addDays, addMonths, dayNumber, endOfMonth, isWholeMonths, monthsBetween } from './calendar.ts';
import { localDate } from './local-date.ts';

type Days = { from: string; to: string };

const isPeriod = (value: unknown): boolean => {
  const [from, to, ...more] = typeof value === 'string' ? value.split('..') : [];
  if (from === undefined || to === undefined || more.length > 0 || from > to) return false;
  return localDate.safeParse(from).success && localDate.safeParse(to).success;
};

/** Against what a period is held: the one directly before, the same dates a year before, or any other, from a day to a day. */
export const comparison = z.union([
  z.enum(['previous', 'last-year']),
  z.custom<`${string}..${string}`>(isPeriod, 'Expected YYYY-MM-DD..YYYY-MM-DD'),
]);
export type Comparison = z.infer<typeof comparison>;

export const comparisonText = ({ from, to }: Days): `${string}..${string}` => `${from}..${to}`;

/** The days of a chosen comparison; undefined of one with a name. */
export function chosenDays(text: Comparison): Days | undefined {
  const [from, to] = text.split('..');
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** The same dates a year before, 28 February for the 29th. Whole months stay whole. */
export function yearBefore({ from, to }: Days): Days {
  const end = isWholeMonths({ from, to }) ? endOfMonth(addMonths(to, -12)) : monthsBefore(to, 12);
  return { from: monthsBefore(from, 12), to: end };
}

/** The same day of another month, or that month's last day where it is shorter. */
export function monthsBefore(day: string, months: number): string {
  const last = endOfMonth(addMonths(day, -months));
  return last.slice(8) < day.slice(8) ? last : last.slice(0, 8) + day.slice(8);
}

/**
 * Which day of the compared period stands for a day of the asked one. Periods that are whole months apart are walked date
 * by date, so that a month stands beside a month; single days and weeks only where they are years apart. All others are
 * walked day by day from their first.
 */
export function stepBetween(from: string, comparedFrom: string, granularity: string): (day: string) => string {
  const months = monthsBetween(comparedFrom, from);
  const walksMonths = months % 12 === 0 || ['month', 'quarter', 'year'].includes(granularity);
  if (walksMonths && monthsBefore(from, months) === comparedFrom) return (day) => monthsBefore(day, months);
  const days = dayNumber(from) - dayNumber(comparedFrom);
  return (day) => addDays(day, -days);
}
