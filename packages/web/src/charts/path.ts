export type Point = { x: number; y: number };

/** Tenths of a pixel are finer than any screen and keep the document small. */
const round = (value: number): number => Math.round(value * 10) / 10;

const through = (points: readonly Point[]): string => points.map(({ x, y }) => `${round(x)},${round(y)}`).join('L');

export function linePath(points: readonly Point[]): string {
  return points.length === 0 ? '' : `M${through(points)}`;
}

/** The band between an upper and a lower line, both from left to right. */
export function areaPath(upper: readonly Point[], lower: readonly Point[]): string {
  return upper.length === 0 ? '' : `M${through(upper)}L${through(lower.toReversed())}Z`;
}
