import { addDays, addMonths, countDays, type Day, startOfWeek } from '@turnout/contract';
import type { Period } from '../period/presets.ts';
import { offsetIn } from './window.ts';

/** A first day of a year, a month or a week, and where it lies. */
export type LifeTick = { day: Day; x: number; unit: 'day' | 'month' };

/** From the finest to the coarsest: days by the week, then months. */
const rhythms = [
  { unit: 'day', every: 1 },
  { unit: 'day', every: 7 },
  ...[1, 3, 6, 12, 24, 60, 120].map((every) => ({ unit: 'month' as const, every })),
] as const;

/** The finest rhythm that leaves `spacing` pixels between two ticks; Mondays, Januaries, full decades meet it. */
export function lifeTicks(extent: Period, width: number, spacing: number): LifeTick[] {
  const dayWidth = width / countDays(extent.from, extent.to);
  const days = ({ unit, every }: (typeof rhythms)[number]) => (unit === 'day' ? every : every * 28);
  const rhythm = rhythms.find((one) => days(one) * dayWidth >= spacing) ?? { unit: 'month', every: 240 };
  const ticks: LifeTick[] = [];
  for (let day = firstOn(rhythm, extent.from); day <= extent.to; day = nextOn(rhythm, day)) {
    if (day >= extent.from) ticks.push({ day, x: offsetIn(extent, day) * dayWidth, unit: rhythm.unit });
  }
  return ticks;
}

type Rhythm = { unit: 'day' | 'month'; every: number };

/** The last day of the rhythm up to that day. */
function firstOn({ unit, every }: Rhythm, day: Day): Day {
  if (unit === 'day') return every === 1 ? day : startOfWeek(day);
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return addMonths(day, -(months % every));
}

const nextOn = ({ unit, every }: Rhythm, day: Day): Day =>
  unit === 'day' ? addDays(day, every) : addMonths(day, every);
