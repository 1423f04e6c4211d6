import {
  addDays,
  addMonths,
  countDays,
  monthsBetween,
  type RetentionGranularity,
  startOfWeek,
} from '@turnout/contract';
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
  if (granularity === 'week') return Math.ceil(countDays(startOfWeek(from), to) / 7);
  return monthsBetween(from, to) + 1;
}
