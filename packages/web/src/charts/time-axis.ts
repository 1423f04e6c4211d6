import { type Bands, bandCentre } from './scale.ts';

export type Tick = { index: number; x: number; text: string; anchor: 'start' | 'middle' | 'end' };

type TickText = (index: number, isFirst: boolean) => string;

/** Steps that keep a rhythm people know: days by the week, hours by the quarter day. */
const rhythms: Record<string, readonly number[]> = {
  hour: [1, 2, 3, 4, 6, 8, 12, 24, 48, 72, 96, 168],
  day: [1, 2, 7, 14, 28, 56, 91, 182, 364],
  month: [1, 2, 3, 6, 12, 24, 36, 60, 120],
  quarter: [1, 2, 4, 8, 12, 20, 40],
};
const plainRhythm = [1, 2, 4, 5, 10, 13, 26, 52, 104, 260] as const;

/** A label about every `spacing` pixels, never closer, on a rhythm that fits the granularity; aligned so that none is cut off. */
export function timeTicks(bands: Bands, granularity: string, spacing: number, textOf: TickText, offset = 0): Tick[] {
  if (bands.count === 0 || bands.width === 0) return [];
  const steps = rhythms[granularity] ?? plainRhythm;
  const step = steps.find((candidate) => candidate * bands.width >= spacing) ?? bands.count;
  const first = offset % step;
  const indexes = Array.from({ length: Math.ceil((bands.count - first) / step) }, (_, index) => first + index * step);
  return indexes.map((index, place) => {
    const x = bandCentre(bands, index);
    const text = textOf(index, place === 0);
    const half = text.length * 3.6;
    if (x - half < bands.left) return { index, x: Math.max(bands.left, x - bands.width / 2), text, anchor: 'start' };
    if (x + half > bands.right) return { index, x: bands.right, text, anchor: 'end' };
    return { index, x, text, anchor: 'middle' };
  });
}
