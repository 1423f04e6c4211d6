import { type Bands, bandCentre } from './scale.ts';

export type Tick = { index: number; x: number; text: string; anchor: 'start' | 'middle' | 'end' };

/** Of the average letter at 13 px. */
const letterWidth = 7.2;

type TickText = (index: number, isFirst: boolean) => string;

/** Steps that keep a rhythm people know: days by the week, hours by the quarter day. */
const rhythms: Record<string, readonly number[]> = {
  hour: [1, 2, 3, 4, 6, 8, 12, 24, 48, 72, 96, 168],
  day: [1, 2, 7, 14, 28, 56, 91, 182, 364],
  month: [1, 2, 3, 6, 12, 24, 36, 60, 120],
  quarter: [1, 2, 4, 8, 12, 20, 40],
};
const plainRhythm = [1, 2, 4, 5, 10, 13, 26, 52, 104, 260] as const;

/**
 * A label about every `spacing` pixels, never closer, on a rhythm that fits the granularity and
 * meets bucket `anchor`; aligned so that none is cut off.
 */
export function timeTicks(bands: Bands, granularity: string, spacing: number, textOf: TickText, anchor = 0): Tick[] {
  if (bands.count === 0 || bands.width === 0) return [];
  const steps = rhythms[granularity] ?? plainRhythm;
  const step = steps.find((candidate) => candidate * bands.width >= spacing) ?? bands.count;
  const first = anchor % step;
  const indexes = Array.from({ length: Math.ceil((bands.count - first) / step) }, (_, index) => first + index * step);
  const ticks = indexes.map((index, place): Tick => {
    const x = bandCentre(bands, index);
    const text = textOf(index, place === 0);
    const half = (text.length * letterWidth) / 2;
    if (x - half < bands.left) return { index, x: Math.max(bands.left, x - bands.width / 2), text, anchor: 'start' };
    if (x + half > bands.right) return { index, x: bands.right, text, anchor: 'end' };
    return { index, x, text, anchor: 'middle' };
  });
  let free = Number.NEGATIVE_INFINITY;
  return ticks.filter((tick) => {
    const [start, end] = extent(tick);
    if (start < free) return false;
    free = end + leastGap;
    return true;
  });
}

const leastGap = 10;

/** From where to where the text of a tick reaches, about: letters differ, and a gap follows anyway. */
export function extent({ x, text, anchor }: Tick): [start: number, end: number] {
  const width = text.length * letterWidth;
  const start = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return [start, start + width];
}
