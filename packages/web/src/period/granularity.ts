import { type Granularity, limits } from '@turnout/contract';
import { countDays } from './calendar.ts';
import type { Period } from './presets.ts';

/** The cut that reads best: a few dozen buckets, days and months before weeks, since people think in those. */
export function automaticGranularity({ from, to }: Period): Granularity {
  const days = countDays(from, to);
  if (days <= 2) return 'hour';
  if (days <= 100) return 'day';
  if (days <= 200) return 'week';
  if (days <= 5 * 366) return 'month';
  return days <= 15 * 366 ? 'quarter' : 'year';
}

export function allowsGranularity(granularity: Granularity, { from, to }: Period): boolean {
  return granularity !== 'hour' || countDays(from, to) <= limits.hoursPeriodDays;
}
