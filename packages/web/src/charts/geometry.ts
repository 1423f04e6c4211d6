import { type Bands, gridValues, layoutBands, type Scale, verticalScale } from './scale.ts';

/** Up to this many buckets are bars, more are areas: thinner bars would flicker into a texture. */
export const maxBars = 40;

export type Shape = 'bars' | 'areas';

/** A drawing surface with one value scale. Bars of all groups share one; areas of several groups lie one above the other. */
export type Strip = {
  top: number;
  bottom: number;
  scale: Scale;
  grid: number[];
  /** How the values beside the grid lines are written; as counts where nothing is said. */
  label?: (value: number) => string;
};

export type Geometry = { width: number; height: number; shape: Shape; bands: Bands; strips: Strip[] };

/** Above the first strip: the cursor's tag. Between strips: the name of the lower one. Below: the time axis. */
export const margins = { top: 24, between: 30, bottom: 26, right: 4 } as const;

type Plan = {
  width: number;
  height: number;
  count: number;
  groups: number;
  max: number;
  shape: Shape;
  axisWidth: number;
};

/** All lengths in pixels. `max` is the largest value drawn in any group, so that groups can be compared by eye. */
export function layoutPlot({ width, height, count, groups, max, shape, axisWidth }: Plan): Geometry {
  const stripCount = shape === 'areas' ? groups : 1;
  const room = height - margins.top - margins.bottom - (stripCount - 1) * margins.between;
  const stripHeight = Math.max(0, room / stripCount);
  const strips = Array.from({ length: stripCount }, (_, index) => {
    const top = margins.top + index * (stripHeight + margins.between);
    const bottom = top + stripHeight;
    return { top, bottom, scale: verticalScale(max, top, bottom), grid: gridValues(max, stripCount === 1 ? 4 : 2) };
  });
  return {
    width,
    height,
    shape,
    strips,
    bands: layoutBands(count, axisWidth, Math.max(axisWidth, width - margins.right)),
  };
}

const widestBar = 44;

/** Left edge and width of the bar of group `group` in a band: side by side, with more air between buckets than within. */
export function barPlace(bands: Bands, index: number, group: number, groups: number): { x: number; width: number } {
  const gap = groups > 1 && bands.width >= 10 ? 1 : 0;
  const usable = Math.min(bands.width * 0.74, widestBar * groups);
  const width = (usable - gap * (groups - 1)) / groups;
  const start = bands.left + (index + 0.5) * bands.width - usable / 2;
  return { x: start + group * (width + gap), width };
}

/** Tall enough to stand beside a read-out of many platforms, within reason. */
export const plotHeight = (platforms: number): number => Math.min(400, Math.max(272, 100 + platforms * 22));
