/** One platform's values, one a bucket. */
export type Layer = { platform: string; values: readonly number[] };

/** A layer lifted onto the ones below: `lower` and `upper` edge per bucket. */
export type StackedLayer = { platform: string; lower: number[]; upper: number[] };

/** The first layer stands on zero, each following on the one before. */
export function stackLayers(layers: readonly Layer[], count: number): StackedLayer[] {
  let floor = Array.from({ length: count }, () => 0);
  return layers.map(({ platform, values }) => {
    const lower = floor;
    const upper = lower.map((base, index) => base + (values[index] ?? 0));
    floor = upper;
    return { platform, lower, upper };
  });
}

/** A part of a whole, between 0 and 1; nothing of nothing has no share. */
export const shareOf = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);
