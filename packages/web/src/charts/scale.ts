/** Grid lines for values from 0 to `max`: whole, round numbers, at most `count` above the zero line. */
export function gridValues(max: number, count = 4): number[] {
  if (max <= 0) return [0];
  const step = roundSteps.find((candidate) => Math.floor(max / candidate) <= count) ?? max;
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, index) => index * step);
}

/** 1, 2, 5, 10, 20, 50, 100 … : counts have no halves. */
const roundSteps = Array.from({ length: 15 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();

/** Value → distance from the top, in pixels; `max` at `top`, 0 at `bottom`. */
export type Scale = (value: number) => number;

export function verticalScale(max: number, top: number, bottom: number): Scale {
  const height = bottom - top;
  return (value) => (max <= 0 ? bottom : bottom - (value / max) * height);
}

/** Where the buckets lie: `count` bands of equal width from `left` to `right`. */
export type Bands = { count: number; left: number; right: number; width: number };

export function layoutBands(count: number, left: number, right: number): Bands {
  return { count, left, right, width: count === 0 ? 0 : (right - left) / count };
}

export const bandStart = (bands: Bands, index: number): number => bands.left + index * bands.width;

export const bandCentre = (bands: Bands, index: number): number => bands.left + (index + 0.5) * bands.width;

/** The bucket under a horizontal position; positions beside the plot belong to the nearest one. */
export function bandAt({ count, left, width }: Bands, x: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor((x - left) / width)));
}
