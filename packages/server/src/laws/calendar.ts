import type { Bucket, Granularity } from '@turnout/contract';
import { createWallClock } from './wall-clock.ts';

export type Period = { from: string; to: string };

/**
 * When something happens, for counting: on a local day first, at an instant second. The two disagree only where a
 * clock goes back over midnight (St. John's, at 00:01): what happens after that belongs to the day before again, and
 * only the order of days keeps active ≤ total. Within hours, which follow each other as instants, the day is ''.
 */
export type Moment = { day: string; ms: number };
/** From one moment to another, both included. */
export type Span = { first: Moment; last: Moment };

export function isBefore(a: Moment, b: Moment): boolean {
  return a.day < b.day || (a.day === b.day && a.ms < b.ms);
}

export function spanOf({ from, to }: Period): Span {
  return { first: { day: from, ms: Number.NEGATIVE_INFINITY }, last: { day: to, ms: Number.POSITIVE_INFINITY } };
}

/** How a granularity cuts a period, in order, and what each bucket spans. */
export function cut(period: Period, granularity: Granularity, timezone: string): { bucket: Bucket; span: Span }[] {
  if (granularity === 'hour') return hoursOf(period, timezone);
  const buckets: Bucket[] = [];
  for (let day = period.from; day <= period.to; day = plusDays(day, 1)) {
    const start = startOf(day, granularity);
    const last = buckets.at(-1);
    if (last !== undefined && startOf(last.from, granularity) === start) last.to = day;
    else buckets.push({ from: day, to: day, partial: false });
  }
  return buckets.map(({ from, to }) => {
    const isWhole = startOf(from, granularity) === from && startOf(plusDays(to, 1), granularity) === plusDays(to, 1);
    return { bucket: { from, to, partial: !isWhole }, span: spanOf({ from, to }) };
  });
}

/**
 * As many days directly before; before whole calendar months (so quarters and years too), as many whole months.
 */
export function previousPeriod({ from, to }: Period): Period {
  const last = plusDays(from, -1);
  const after = plusDays(to, 1);
  if (startOf(from, 'month') === from && startOf(after, 'month') === after) {
    let start = from;
    for (let month = from; month < after; month = startOf(plusDays(month, 31), 'month')) {
      start = startOf(plusDays(start, -1), 'month');
    }
    return { from: start, to: last };
  }
  let start = from;
  for (let day = from; day <= to; day = plusDays(day, 1)) start = plusDays(start, -1);
  return { from: start, to: last };
}

/** The same dates a year before; the end of a whole month stays the end of one, and there is no 29 February in most years. */
export function yearBefore({ from, to }: Period): Period {
  const earlier = (day: string) => {
    const date = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
    return date.endsWith('02-29') ? `${date.slice(0, 4)}-02-28` : date;
  };
  const isWhole = from.endsWith('-01') && startOf(to, 'month') !== startOf(plusDays(to, 1), 'month');
  const end = isWhole ? plusDays(earlier(plusDays(to, 1)), -1) : earlier(to);
  return { from: earlier(from), to: end };
}

export function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function startOf(day: string, granularity: Exclude<Granularity, 'hour'>): string {
  const [year = '', month = ''] = day.split('-');
  if (granularity === 'year') return `${year}-01-01`;
  if (granularity === 'quarter') return `${year}-${['01', '04', '07', '10'][Math.floor((Number(month) - 1) / 3)]}-01`;
  if (granularity === 'month') return `${year}-${month}-01`;
  if (granularity === 'day') return day;
  const daysSinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return plusDays(day, -daysSinceMonday);
}

const quarterHourMs = 15 * 60 * 1000;

/** The hours that the clock on the wall shows. Where it is moved, one ends and the next begins, even within the hour. */
function hoursOf({ from, to }: Period, timezone: string): { bucket: Bucket; span: Span }[] {
  const wallClock = createWallClock(timezone);
  const labelAt = (ms: number) => {
    const { day, hour, offsetMs } = wallClock(ms);
    return `${day} ${hour} ${offsetMs}`;
  };
  // No zone is more than 26 hours away from UTC, not even on the day it changes sides of the date line.
  const startMs = Date.parse(`${plusDays(from, -2)}T00:00:00Z`);
  const endMs = Date.parse(`${plusDays(to, 3)}T00:00:00Z`);
  const cuts = [startMs];
  for (let ms = startMs; ms < endMs; ms += quarterHourMs) findChanges(labelAt, ms, ms + quarterHourMs, cuts);

  const hours: Span[] = [];
  for (const [index, ms] of cuts.entries()) {
    const { day } = wallClock(ms);
    const lastMs = (cuts[index + 1] ?? endMs) - 1;
    if (day >= from && day <= to) hours.push({ first: { day: '', ms }, last: { day: '', ms: lastMs } });
  }
  return hours.map((span) => {
    const bucket = { from: isoInstant(span.first.ms), to: isoInstant(span.last.ms), partial: false };
    return { bucket, span };
  });
}

/** Adds every instant in (lowMs, highMs] at which the label is another than a millisecond before. */
function findChanges(labelAt: (ms: number) => string, lowMs: number, highMs: number, found: number[]): void {
  if (labelAt(lowMs) === labelAt(highMs)) return;
  // Mostly it changes exactly at the end; asking spares the search.
  const isAtEnd = labelAt(lowMs) === labelAt(highMs - 1);
  if (highMs - lowMs === 1 || isAtEnd) {
    found.push(highMs);
    return;
  }
  const middleMs = Math.floor((lowMs + highMs) / 2);
  findChanges(labelAt, lowMs, middleMs, found);
  findChanges(labelAt, middleMs, highMs, found);
}

function isoInstant(ms: number): string {
  return new Date(ms).toISOString();
}
