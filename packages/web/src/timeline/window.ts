import {
  addDays,
  bucketStart,
  type Calendar,
  countDays,
  type Day,
  type Granularity,
  nextStart,
} from '@turnout/contract';
import { type Life, type Period, resolvePreset } from '../period/presets.ts';

/** What a hand or a key can take hold of: an end of the window, the window as a whole, or an empty place beside it. */
export type Part = 'from' | 'to' | 'window' | 'empty';

const least = (a: Day, b: Day): Day => (a < b ? a : b);
const greatest = (a: Day, b: Day): Day => (a > b ? a : b);
const clamp = (value: number, lowest: number, highest: number): number => Math.max(lowest, Math.min(highest, value));

/** The days the timeline is made of: the bot's life and, after it fell silent, whatever is shown up to today. */
export function extentOf(life: Life, shown: Period): Period {
  const whole = resolvePreset('all', life);
  return { from: whole.from, to: greatest(whole.to, least(shown.to, life.today)) };
}

/** Of a period, what lies in the bot's life. One that lies outside is as good as the day at that end. */
export function clipTo(extent: Period, { from, to }: Period): Period {
  const into = (day: Day) => greatest(extent.from, least(extent.to, day));
  return { from: into(from), to: into(to) };
}

/** How many days after the first one of the timeline. */
export const offsetIn = (extent: Period, day: Day): number => countDays(extent.from, day) - 1;

/** Where a period lies on a timeline of that width: the pixels of its first and last day included. */
export function placeOf(extent: Period, { from, to }: Period, width: number): { left: number; right: number } {
  const dayWidth = width / countDays(extent.from, extent.to);
  return { left: offsetIn(extent, from) * dayWidth, right: (offsetIn(extent, to) + 1) * dayWidth };
}

/** The day under a pixel; beside the timeline, the day at that end. */
export function dayAt(extent: Period, x: number, width: number): Day {
  const days = countDays(extent.from, extent.to);
  return addDays(extent.from, clamp(Math.floor((x / width) * days), 0, days - 1));
}

/** The window after one of its parts was dragged from one pixel to another. An end that passes the other becomes it. */
export function dragged(
  extent: Period,
  start: Period,
  { part, fromX, toX, width }: { part: Part; fromX: number; toX: number; width: number },
): Period {
  if (part === 'empty') return ordered(dayAt(extent, fromX, width), dayAt(extent, toX, width));
  const days = Math.round(((toX - fromX) / width) * countDays(extent.from, extent.to));
  if (part === 'window') return moved(extent, start, days);
  const shifted = clipTo(extent, { from: addDays(start.from, days), to: addDays(start.to, days) });
  return part === 'from' ? ordered(shifted.from, start.to) : ordered(start.from, shifted.to);
}

const ordered = (a: Day, b: Day): Period => ({ from: least(a, b), to: greatest(a, b) });

/** As long as it was, and never beyond an end. */
function moved(extent: Period, { from, to }: Period, days: number): Period {
  const able = clamp(days, countDays(from, extent.from) - 1, countDays(to, extent.to) - 1);
  return { from: addDays(from, able), to: addDays(to, able) };
}

/** The window with its middle on a day, as far as the ends let it. */
export function centred(extent: Period, period: Period, day: Day): Period {
  const middle = addDays(period.from, Math.floor((countDays(period.from, period.to) - 1) / 2));
  return moved(extent, period, countDays(middle, day) - 1);
}

type Press = { part: Part; key: string; shiftKey: boolean; granularity: Granularity };

/** Where a key leads: arrows by a day, with Shift and the page keys by a bucket, Home and End to the ends. Undefined for other keys. */
export function pressed(
  extent: Period,
  period: Period,
  { part, key, shiftKey, granularity }: Press,
): Period | undefined {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    PageDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageUp: 1,
  };
  if (key === 'Home' || key === 'End') return toEnd(extent, period, part, key);
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (step === undefined) return undefined;
  const isLong = shiftKey || key.startsWith('Page');
  const stride = strideOf(granularity);
  const first = isLong ? nextEdge(period.from, stride, step) : addDays(period.from, step);
  const last = isLong ? addDays(nextEdge(addDays(period.to, 1), stride, step), -1) : addDays(period.to, step);
  if (part === 'from') return { from: greatest(extent.from, least(first, period.to)), to: period.to };
  if (part === 'to') return { from: period.from, to: least(extent.to, greatest(last, period.from)) };
  // Whole months stay whole months, whichever length they have.
  const isWhole = isEdge(period.from, stride) && isEdge(addDays(period.to, 1), stride);
  if (isLong && isWhole && first >= extent.from && last <= extent.to) return { from: first, to: last };
  return moved(extent, period, isLong ? step * strideDays[stride] : step);
}

function toEnd(extent: Period, period: Period, part: Part, key: 'Home' | 'End'): Period {
  if (part === 'from') return { from: key === 'Home' ? extent.from : period.to, to: period.to };
  if (part === 'to') return { from: period.from, to: key === 'Home' ? period.from : extent.to };
  const far = countDays(extent.from, extent.to);
  return moved(extent, period, key === 'Home' ? -far : far);
}

/** By which buckets the long steps go: days, and the hours in them, are walked by the week. */
const strideOf = (granularity: Granularity): Calendar =>
  granularity === 'hour' || granularity === 'day' ? 'week' : granularity;

const strideDays = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

const isEdge = (day: Day, stride: Calendar): boolean => bucketStart(stride, day) === day;

/** The next first day of a bucket after the day, or the one before it. */
function nextEdge(day: Day, stride: Calendar, step: number): Day {
  return step < 0 ? bucketStart(stride, addDays(day, -1)) : nextStart(stride, bucketStart(stride, day));
}
