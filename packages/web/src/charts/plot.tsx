import { useMemo } from 'react';
import { useLanguage } from '../words/words.tsx';
import { Areas } from './areas.tsx';
import { Backdrop } from './backdrop.tsx';
import { Band } from './band.tsx';
import { Bars } from './bars.tsx';
import { layoutPlot, maxBars } from './geometry.ts';
import { Ghost } from './ghost.tsx';
import { PlotSurface } from './plot-surface.tsx';
import { RunningHatch } from './running-hatch.tsx';
import { StepAnnouncer } from './step-announcer.tsx';
import { useWidth } from './use-width.ts';
import type { Group, UsageView } from './view.ts';

export type PlotProps = {
  id: string;
  title: string;
  view: UsageView;
  groups: readonly Group[];
  height: number;
  /** Cumulative figures are areas at any number of buckets. */
  alwaysAreas?: boolean;
};

/** The picture: bars or areas by platform. */
export function Plot({ id, title, view, groups, height, alwaysAreas = false }: PlotProps) {
  const { words, numbers } = useLanguage();
  const [ref, width] = useWidth();
  const count = view.buckets.length;
  const geometry = useMemo(() => {
    const max = Math.max(0, ...groups.flatMap(({ totals, before }) => [...totals, ...(before ?? [])]));
    const axisWidth = Math.max(28, numbers.compact(max).length * 8 + 12);
    const shape = alwaysAreas || count > maxBars ? 'areas' : 'bars';
    return layoutPlot({ width, height, count, groups: groups.length, max, shape, axisWidth });
  }, [groups, width, height, count, alwaysAreas, numbers]);
  const stripNames = useMemo(() => [words.charts.received, words.charts.sent], [words]);

  return (
    <PlotSurface
      id={id}
      title={title}
      ref={ref}
      geometry={geometry}
      announcer={<StepAnnouncer id={id} view={view} groups={groups} />}
    >
      <Backdrop geometry={geometry} view={view} stripNames={stripNames} />
      {geometry.shape === 'bars' ? (
        <Bars geometry={geometry} groups={groups} view={view} />
      ) : (
        <Areas geometry={geometry} groups={groups} view={view} />
      )}
      <RunningHatch geometry={geometry} groups={groups} view={view} />
      <Ghost geometry={geometry} groups={groups} />
      <Band geometry={geometry} groups={groups} />
    </PlotSurface>
  );
}
