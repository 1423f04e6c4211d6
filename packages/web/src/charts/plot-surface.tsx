import { type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode, type Ref, useId } from 'react';
import { useLanguage } from '../words/words.tsx';
import { walk } from './cursor.ts';
import { useCursor } from './cursor-context.tsx';
import type { Geometry } from './geometry.ts';
import { type Bands, bandAt, bandCentre } from './scale.ts';

type PlotSurfaceProps = {
  id: string;
  title: string;
  /** Measures the width that the geometry is laid out in. */
  ref: Ref<HTMLDivElement>;
  geometry: Geometry;
  /** What the chart comes to, for who does not see it. */
  summary: string;
  /** What is drawn; nothing is until the surface has a width. */
  children: ReactNode;
  /** Says what a step of the keyboard came to. */
  announcer: ReactNode;
};

/** What a chart over time is drawn on, and the ways to point at it: mouse, finger, keyboard. */
export function PlotSurface({ id, title, ref, geometry, summary, children, announcer }: PlotSurfaceProps) {
  const { words } = useLanguage();
  const cursor = useCursor();
  const summaryId = useId();
  const helpId = useId();
  const { width, height, bands } = geometry;

  const point = (event: PointerEvent<HTMLElement>) => cursor.move({ index: bucketUnder(event, bands), chart: id });
  const leave = (event: PointerEvent) => {
    // A lifted finger leaves its bucket shown: there would be no time to read it otherwise.
    if (event.pointerType === 'mouse') cursor.move({ index: undefined });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') cursor.clear();
    else if (event.key === 'Enter') cursor.pinAt(cursor.get().index);
    else {
      const index = walk(event.key, cursor.get().index, bands.count);
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
      aria-describedby={`${summaryId} ${helpId}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the arrow keys itself, so it must take the focus.
      tabIndex={0}
      style={{ height }}
      onPointerDown={point}
      onPointerMove={point}
      onPointerLeave={leave}
      onClick={(event) => {
        // A finger's bucket stays shown anyway; only where there is hovering does a click have something to pin.
        if (event.detail > 0 && matchMedia('(hover: hover)').matches) cursor.pinAt(bucketUnder(event, bands));
      }}
      onKeyDown={press}
      onBlur={() => cursor.get().source === 'keyboard' && !cursor.get().pinned && cursor.clear()}
    >
      {width > 0 && (
        <svg width={width} height={height} aria-hidden="true">
          <title>{title}</title>
          {children}
        </svg>
      )}
      <span id={summaryId} className="visually-hidden" data-testid={`summary-${id}`}>
        {summary}
      </span>
      <span id={helpId} className="visually-hidden">
        {words.charts.help}
      </span>
      {announcer}
    </div>
  );
}

/** What one points at: the bucket at this place or, on a flag, which is wider than its bucket may be, the flag's. */
function bucketUnder(event: MouseEvent<HTMLElement>, bands: Bands): number {
  const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
  const flag = event.target instanceof Element ? event.target.closest('[data-buckets]') : null;
  const own = flag?.getAttribute('data-buckets')?.split(' ').map(Number) ?? [];
  const distance = (index: number) => Math.abs(bandCentre(bands, index) - x);
  return own.toSorted((one, other) => distance(one) - distance(other))[0] ?? bandAt(bands, x);
}
