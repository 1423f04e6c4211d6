import { countDays, type Granularity, limits } from '@turnout/contract';
import type { Period } from './presets.ts';

/** The cut that reads best: a few dozen buckets, days and months before weeks, since people think in those. */
export const automaticGranularity = ({ from, to }: Period): Granularity => cutFor(countDays(from, to));

function cutFor(days: number): Granularity {
  if (days <= 2) return 'hour';
  if (days <= 100) return 'day';
  if (days <= 200) return 'week';
  if (days <= 5 * 366) return 'month';
  return days <= 15 * 366 ? 'quarter' : 'year';
}

/** How far beyond its bounds a cut holds while the period is dragged. */
const slack = 0.08;

/** The same while a period is being dragged: the cut it had holds a little longer, so that a hand at a bound does not flip it. */
export function steadyGranularity(period: Period, before: Granularity | undefined): Granularity {
  const days = countDays(period.from, period.to);
  const near = [cutFor(days * (1 - slack)), cutFor(days * (1 + slack))];
  return before !== undefined && near.includes(before) ? before : cutFor(days);
}

export function allowsGranularity(granularity: Granularity, { from, to }: Period): boolean {
  return granularity !== 'hour' || countDays(from, to) <= limits.hoursPeriodDays;
}
