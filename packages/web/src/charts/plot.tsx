import { type KeyboardEvent, type MouseEvent, type PointerEvent, useId, useMemo } from 'react';
import { useLanguage } from '../words/words.tsx';
import { Areas } from './areas.tsx';
import { Backdrop } from './backdrop.tsx';
import { Band } from './band.tsx';
import { Bars } from './bars.tsx';
import { walk } from './cursor.ts';
import { useCursor } from './cursor-context.tsx';
import { layoutPlot, maxBars } from './geometry.ts';
import { Ghost } from './ghost.tsx';
import { RunningHatch } from './running-hatch.tsx';
import { bandAt } from './scale.ts';
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

/** The picture, and the ways to point at it: mouse, finger, keyboard. */
export function Plot({ id, title, view, groups, height, alwaysAreas = false }: PlotProps) {
  const { words, numbers } = useLanguage();
  const cursor = useCursor();
  const helpId = useId();
  const [ref, width] = useWidth();
  const count = view.buckets.length;
  const geometry = useMemo(() => {
    const max = Math.max(0, ...groups.flatMap(({ totals, before }) => [...totals, ...(before ?? [])]));
    const axisWidth = Math.max(28, numbers.compact(max).length * 8 + 12);
    const shape = alwaysAreas || count > maxBars ? 'areas' : 'bars';
    return layoutPlot({ width, height, count, groups: groups.length, max, shape, axisWidth });
  }, [groups, width, height, count, alwaysAreas, numbers]);
  const stripNames = useMemo(() => [words.charts.received, words.charts.sent], [words]);

  const bucketAt = (event: MouseEvent<HTMLElement>) =>
    bandAt(geometry.bands, event.clientX - event.currentTarget.getBoundingClientRect().left);
  const point = (event: PointerEvent<HTMLElement>) => cursor.move({ index: bucketAt(event), chart: id });
  const leave = (event: PointerEvent) => {
    // A lifted finger leaves its bucket shown: there would be no time to read it otherwise.
    if (event.pointerType === 'mouse') cursor.move({ index: undefined });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') cursor.clear();
    else if (event.key === 'Enter') cursor.pinAt(cursor.get().index);
    else {
      const index = walk(event.key, cursor.get().index, count);
      if (index === undefined) return;
      cursor.move({ index, source: 'keyboard', chart: id });
    }
    event.preventDefault();
  };

  return (
    <div
      ref={ref}
      className="plot"
      data-testid={`plot-${id}`}
      role="application"
      aria-roledescription={words.charts.role}
      aria-label={title}
      aria-describedby={helpId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the arrow keys itself, so it must take the focus.
      tabIndex={0}
      style={{ height }}
      onPointerDown={point}
      onPointerMove={point}
      onPointerLeave={leave}
      onClick={(event) => {
        // A finger's bucket stays shown anyway; only where there is hovering does a click have something to pin.
        if (event.detail > 0 && matchMedia('(hover: hover)').matches) cursor.pinAt(bucketAt(event));
      }}
      onKeyDown={press}
      onBlur={() => cursor.get().source === 'keyboard' && !cursor.get().pinned && cursor.clear()}
    >
      {width > 0 && (
        <svg width={width} height={height} aria-hidden="true">
          <title>{title}</title>
          <Backdrop geometry={geometry} view={view} stripNames={stripNames} />
          {geometry.shape === 'bars' ? (
            <Bars geometry={geometry} groups={groups} view={view} />
          ) : (
            <Areas geometry={geometry} groups={groups} view={view} />
          )}
          <RunningHatch geometry={geometry} groups={groups} view={view} />
          <Ghost geometry={geometry} groups={groups} />
          <Band geometry={geometry} groups={groups} />
        </svg>
      )}
      <span id={helpId} className="visually-hidden">
        {words.charts.help}
      </span>
      <StepAnnouncer id={id} view={view} groups={groups} />
    </div>
  );
}
