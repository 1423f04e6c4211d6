import { z } from 'zod';
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
  const isWhole = from.endsWith('-01') && addDays(to, 1).endsWith('-01');
  const end = isWhole ? addDays(monthsBefore(addDays(to, 1), 12), -1) : monthsBefore(to, 12);
  return { from: monthsBefore(from, 12), to: end };
}

/** The same day of another month, or that month's last day where it is shorter. */
export function monthsBefore(day: string, months: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const lastOfMonth = addDays(startOfMonth(month + 1), -1);
  return (
    lastOfMonth.slice(0, 8) + String(Math.min(Number(day.slice(8)), Number(lastOfMonth.slice(8)))).padStart(2, '0')
  );
}

/**
 * Which day of the compared period stands for a day of the asked one. Periods that are whole months apart are walked date
 * by date, so that a month stands beside a month; single days and weeks only where they are years apart. All others are
 * walked day by day from their first.
 */
export function stepBetween(from: string, comparedFrom: string, granularity: string): (day: string) => string {
  const months = monthNumber(from) - monthNumber(comparedFrom);
  const walksMonths = months % 12 === 0 || ['month', 'quarter', 'year'].includes(granularity);
  if (walksMonths && monthsBefore(from, months) === comparedFrom) return (day) => monthsBefore(day, months);
  const days = (Date.parse(from) - Date.parse(comparedFrom)) / dayMs;
  return (day) => addDays(day, -days);
}

const dayMs = 86_400_000;
const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const startOfMonth = (month: number) =>
  new Date(Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, 1)).toISOString().slice(0, 10);
