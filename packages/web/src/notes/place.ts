import type { Note } from '@turnout/contract';
import { type Bands, bandCentre } from '../charts/scale.ts';
import type { TimeView } from '../charts/view.ts';
import { localDay } from '../period/local-day.ts';

/** A note and the buckets that its days lie in, as far as they are shown. */
export type PlacedNote = { note: Note; first: number; last: number };

/** Those of the notes that touch what is shown, by day. */
export function placeNotes(view: TimeView, notes: readonly Note[], timezone: string): PlacedNote[] {
  if (notes.length === 0) return [];
  const days = bucketDays(view, timezone);
  return notes.flatMap((note) => {
    const first = firstWhere(days, ({ to }) => to >= note.day);
    const last = firstWhere(days, ({ from }) => from > note.lastDay) - 1;
    return first <= last ? [{ note, first, last }] : [];
  });
}

type Days = { from: string; to: string };

/** First and last day of each bucket. */
export const bucketDays = ({ buckets, granularity }: TimeView, timezone: string): readonly Days[] =>
  granularity === 'hour' ? daysOfHours(buckets, timezone) : buckets;

/** Hours carry instants; notes, days. Every chart of a view asks, and the answer is the same. */
const known = new WeakMap<object, Days[]>();
function daysOfHours(hours: TimeView['buckets'], timezone: string): Days[] {
  const before = known.get(hours);
  if (before !== undefined) return before;
  const days = hours.map(({ from }) => {
    const day = localDay(timezone, Date.parse(from));
    return { from: day, to: day };
  });
  known.set(hours, days);
  return days;
}

/** Where in an ascending list something begins to hold; its length where it never does. */
function firstWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A flag on the time axis: the buckets where its notes begin, and how many notes there are. */
export type Flag = { x: number; buckets: number[]; count: number; side: 'left' | 'right' };

export const pennant = 9;
/** Of a digit at 13 px, and between pennant and digit. */
const digit = 8.1;
const gap = 3;

/** One flag where notes begin; those that would touch share one, as do those of one bucket. */
export function flagsOf(placed: readonly PlacedNote[], bands: Bands): Flag[] {
  const flags: Flag[] = [];
  const extent = ({ x, count, side }: Flag): [number, number] => {
    const width = pennant + (count > 1 ? gap + String(count).length * digit : 0);
    return side === 'right' ? [x, x + width] : [x - width, x];
  };
  for (const { first } of placed.toSorted((one, other) => one.first - other.first)) {
    const x = bandCentre(bands, first);
    // At the right edge it flies to the left, where there is room.
    const side = x + pennant + gap + 2 * digit > bands.right ? 'left' : 'right';
    const flag: Flag = { x, buckets: [first], count: 1, side };
    const before = flags.at(-1);
    if (before !== undefined && (before.x === x || extent(before)[1] + gap > extent(flag)[0])) {
      before.count += 1;
      if (before.buckets.at(-1) !== first) before.buckets.push(first);
    } else flags.push(flag);
  }
  return flags;
}
