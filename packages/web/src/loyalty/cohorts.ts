import type { RetentionGranularity } from '@turnout/contract';
import { addDays, addMonths, countDays, type Day } from '../period/calendar.ts';
import type { Period } from '../period/presets.ts';

/** As many rows as anybody reads, and as a page can hold. */
export const maxCohorts = 72;

/** Weeks up to half a year, months beyond. */
export const automaticCohorts = ({ from, to }: Period): RetentionGranularity =>
  countDays(from, to) <= 184 ? 'week' : 'month';

/** The period, or its last part where it touches more weeks or months than fit. */
export function cohortPeriod({ from, to }: Period, granularity: RetentionGranularity): Period {
  const earliest = granularity === 'week' ? addDays(to, -7 * (maxCohorts - 1)) : addMonths(to, 1 - maxCohorts);
  return { from: from < earliest ? earliest : from, to };
}

/** How many weeks or months a period touches. */
export function countCohorts({ from, to }: Period, granularity: RetentionGranularity): number {
  if (granularity === 'week') return Math.ceil(countDays(monday(from), to) / 7);
  const months = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(to) - months(from) + 1;
}

/** 1970-01-05 was a Monday. */
const monday = (day: Day): Day => addDays(day, -((((countDays('1970-01-05', day) - 1) % 7) + 7) % 7));
