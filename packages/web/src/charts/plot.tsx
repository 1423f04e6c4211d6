import { useLanguage } from '../words/words.tsx';
import { Band } from './band.tsx';
import { Drawing, useGeometry } from './drawing.tsx';
import { PlotSurface } from './plot-surface.tsx';
import { StepAnnouncer } from './step-announcer.tsx';
import { useGroupWords } from './use-group-words.ts';
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
  const [ref, width] = useWidth();
  const { words } = useLanguage();
  const groupWords = useGroupWords(view);
  // What only grows is told as it stands at the end.
  const rest = groups[0]?.metric === 'totalUsers' ? words.charts.atEnd : words.charts.wholePeriod;
  const geometry = useGeometry(view, groups, { width, height, alwaysAreas });
  return (
    <PlotSurface
      id={id}
      title={title}
      ref={ref}
      geometry={geometry}
      summary={[rest, ...groups.map((group) => groupWords(group, undefined))].join('. ')}
      announcer={<StepAnnouncer id={id} view={view} groups={groups} />}
    >
      <Drawing geometry={geometry} groups={groups} view={view} />
      <Band geometry={geometry} groups={groups} />
    </PlotSurface>
  );
}
