import {
  addDays,
  addMonths,
  type Bucket,
  type Comparison,
  chosenDays,
  countDays,
  type Day,
  endOfMonth,
  monthsBefore,
  monthsBetween,
  startOfMonth,
  startOfWeek,
  startOfYear,
  stepBetween,
  yearBefore,
} from '@turnout/contract';
import type { Period, Preset } from './presets.ts';

type Shown = { period: Period; preset: Preset | undefined; today: Day };

/**
 * The days that a period is held against. Like for like: of a period that is still running only the part that has come
 * counts, and the same part of the earlier one stands beside it, 1–23 October beside 1–23 November.
 */
export function comparedDays(comparison: Comparison, { period, preset, today }: Shown): Period {
  const chosen = chosenDays(comparison);
  if (chosen !== undefined) return chosen;
  const come = period.from <= today && today < period.to ? { from: period.from, to: today } : period;
  if (comparison === 'last-year') return yearBefore(come);
  const months = monthsBack(come, { preset, isRunning: period.from <= today && today <= period.to });
  if (months !== undefined) return withinMonths(come, months);
  const days = countDays(come.from, come.to);
  const isWeekSoFar =
    preset === undefined && today >= come.from && today <= period.to && come.from === startOfWeek(come.from);
  const back = isWeekSoFar ? Math.ceil(days / 7) * 7 : days;
  return { from: addDays(come.from, -back), to: addDays(come.to, -back) };
}

/** How many months before a period the one to compare it with lies; undefined where it lies so many days before. */
function monthsBack({ from, to }: Period, { preset, isRunning }: { preset: Preset | undefined; isRunning: boolean }) {
  switch (preset) {
    case '7d':
    case '30d':
    case '90d':
    case 'all':
      return undefined;
    case 'month':
    case 'last-month':
      return 1;
    case '12m':
    case 'year':
      return 12;
    case undefined: {
      if (from !== startOfMonth(from)) return undefined;
      if (to === endOfMonth(to)) return monthsTouched(from, to);
      return isRunning ? monthsSoFar(from, to) : undefined;
    }
  }
}

/** A month, a quarter or a year that is running, whichever is the smallest; or so many months. */
function monthsSoFar(from: Day, to: Day): number {
  const months = monthsTouched(from, to);
  const startsQuarter = (Number(from.slice(5, 7)) - 1) % 3 === 0;
  if (months > 1 && months <= 3 && startsQuarter) return 3;
  return months > 3 && months <= 12 && from === startOfYear(from) ? 12 : months;
}

const monthsTouched = (from: Day, to: Day): number => monthsBetween(from, to) + 1;

/** The same part so many months before. A whole month is held against a whole one, however long. */
function withinMonths({ from, to }: Period, months: number): Period {
  const isWhole = to === endOfMonth(to);
  return {
    from: addMonths(from, -months),
    to: isWhole ? endOfMonth(addMonths(to, -months)) : monthsBefore(to, months),
  };
}

type Side = { from: string; buckets: readonly Bucket[] };

/**
 * Where in the compared period the counterpart of each bucket is. Hours go by their order; days by their dates where the
 * periods are years apart, so that 1 March stands beside 1 March, and a 29 February beside nothing.
 */
export function counterparts(asked: Side, compared: Side, granularity: string): (number | undefined)[] {
  if (granularity === 'hour') {
    return asked.buckets.map((_, index) => (index < compared.buckets.length ? index : undefined));
  }
  const step = stepBetween(asked.from, compared.from, granularity);
  const place = new Map(compared.buckets.map(({ from }, index) => [from, index]));
  return asked.buckets.map(({ from }, index) => {
    const day = step(from);
    const earlier = asked.buckets[index - 1];
    return earlier !== undefined && step(earlier.from) === day ? undefined : place.get(day);
  });
}
