import { useMemo } from 'react';
import { useFlagLane } from '../notes/note-flags.tsx';
import { useLanguage } from '../words/words.tsx';
import { Areas } from './areas.tsx';
import { Backdrop } from './backdrop.tsx';
import { Bars } from './bars.tsx';
import { type Geometry, layoutPlot } from './geometry.ts';
import { Ghost } from './ghost.tsx';
import { RunningHatch } from './running-hatch.tsx';
import { useSteady, useSteadyShape } from './use-steady.ts';
import type { Group, UsageView } from './view.ts';

type DrawingProps = { geometry: Geometry; groups: readonly Group[]; view: UsageView };

/** Everything of a chart that does not follow the cursor: the same on the page, in a picture of it, and on paper. */
export function Drawing({ geometry, groups, view }: DrawingProps) {
  const { words } = useLanguage();
  const stripNames = useMemo(() => [words.charts.received, words.charts.sent], [words]);
  return (
    <>
      <Backdrop geometry={geometry} view={view} stripNames={stripNames} />
      {geometry.shape === 'bars' ? (
        <Bars geometry={geometry} groups={groups} view={view} />
      ) : (
        <Areas geometry={geometry} groups={groups} view={view} />
      )}
      <RunningHatch geometry={geometry} groups={groups} view={view} />
      <Ghost geometry={geometry} groups={groups} />
    </>
  );
}

type Place = {
  width: number;
  height: number;
  /** Cumulative figures are areas at any number of buckets. */
  alwaysAreas: boolean;
};

/** Lays the groups out in a place of that size. */
export function useGeometry(
  view: UsageView,
  groups: readonly Group[],
  { width, height, alwaysAreas }: Place,
): Geometry {
  const { numbers } = useLanguage();
  const lane = useFlagLane();
  const count = view.buckets.length;
  const max = useMemo(
    () =>
      Math.max(0, ...groups.flatMap(({ totals, before }) => [...totals, ...(before ?? []).map((value) => value ?? 0)])),
    [groups],
  );
  const axisWidth = useSteady(Math.max(28, numbers.compact(max).length * 8 + 12), asItIs, view.isMoving);
  const steady = useSteadyShape(count, view.isMoving);
  const shape = alwaysAreas ? 'areas' : steady;
  return useMemo(
    () => ({
      ...layoutPlot({ width, height: height - lane, count, groups: groups.length, max, shape, axisWidth }),
      height,
    }),
    [groups, width, height, lane, count, max, shape, axisWidth],
  );
}

const asItIs = (width: number): number => width;
