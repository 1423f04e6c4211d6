import { type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode, type Ref, useId } from 'react';
import { useLanguage } from '../words/words.tsx';
import { walk } from './cursor.ts';
import { useCursor } from './cursor-context.tsx';
import type { Geometry } from './geometry.ts';
import { bandAt } from './scale.ts';

type PlotSurfaceProps = {
  id: string;
  title: string;
  /** Measures the width that the geometry is laid out in. */
  ref: Ref<HTMLDivElement>;
  geometry: Geometry;
  /** What is drawn; nothing is until the surface has a width. */
  children: ReactNode;
  /** Says what a step of the keyboard came to. */
  announcer: ReactNode;
};

/** What a chart over time is drawn on, and the ways to point at it: mouse, finger, keyboard. */
export function PlotSurface({ id, title, ref, geometry, children, announcer }: PlotSurfaceProps) {
  const { words } = useLanguage();
  const cursor = useCursor();
  const helpId = useId();
  const { width, height, bands } = geometry;

  const bucketAt = (event: MouseEvent<HTMLElement>) =>
    bandAt(bands, event.clientX - event.currentTarget.getBoundingClientRect().left);
  const point = (event: PointerEvent<HTMLElement>) => cursor.move({ index: bucketAt(event), chart: id });
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
          {children}
        </svg>
      )}
      <span id={helpId} className="visually-hidden">
        {words.charts.help}
      </span>
      {announcer}
    </div>
  );
}
