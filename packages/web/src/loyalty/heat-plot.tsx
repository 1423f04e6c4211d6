import { type KeyboardEvent, memo, type PointerEvent, useId, useMemo, useState } from 'react';
import { useWidth } from '../charts/use-width.ts';
import type { WeekWords } from '../words/week.ts';
import { useLanguage } from '../words/words.tsx';
import { type Heat, type HeatCell, type Place, walkGrid } from './heat.ts';
import { cellUnder, layoutWeek, placeAt, timeAt } from './heat-layout.ts';
import { HeatAxes, HeatCells } from './heat-marks.tsx';
import { useHeatWords } from './heat-readout.tsx';

type PlotProps = {
  title: string;
  heat: Heat;
  week: WeekWords;
  pointed: HeatCell | undefined;
  onPoint(cell: HeatCell | undefined): void;
};

/** The week as a table of tints, and the ways to point at an hour of it: mouse, finger, keyboard. */
export const HeatPlot = memo(function HeatPlot({ title, heat, week, pointed, onPoint }: PlotProps) {
  const { words } = useLanguage();
  const text = words.loyalty.hours;
  const helpId = useId();
  const [ref, width] = useWidth();
  const [isByKey, setIsByKey] = useState(false);
  const heatWords = useHeatWords(week);
  const layout = useMemo(() => layoutWeek(width, week), [width, week]);
  const cellAt = (place: Place) => {
    const { day, hour } = timeAt(layout, place);
    return heat.cells[week.order[day] ?? 0]?.[hour];
  };
  const place = pointed === undefined ? undefined : placeAt(layout, week.order.indexOf(pointed.weekday), pointed.hour);

  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setIsByKey(false);
    onPoint(cellAt(cellUnder(layout, event.clientX - box.left, event.clientY - box.top)));
  };
  const press = (event: KeyboardEvent) => {
    const next = walkGrid(event.key, place, layout.rows, layout.columns);
    if (next === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    setIsByKey(true);
    onPoint(next === undefined ? undefined : cellAt(next));
  };
  return (
    <div
      ref={ref}
      className="plot heat"
      data-testid="plot-week-hours"
      role="application"
      aria-roledescription={words.charts.role}
      aria-label={title}
      aria-describedby={helpId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the arrow keys itself, so it must take the focus.
      tabIndex={0}
      style={{ height: layout.height }}
      onPointerDown={point}
      onPointerMove={point}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onPoint(undefined)}
      onKeyDown={press}
      onBlur={() => isByKey && onPoint(undefined)}
    >
      {width > 0 && (
        <svg width={width} height={layout.height} aria-hidden="true">
          <title>{title}</title>
          <HeatAxes layout={layout} week={week} />
          <HeatCells layout={layout} heat={heat} week={week} />
          {place !== undefined && (
            <rect
              className="heat-cursor"
              x={layout.left + place.column * layout.cell.width}
              y={layout.top + place.row * layout.cell.height}
              width={layout.cell.width - 1}
              height={layout.cell.height - 1}
              rx={2}
            />
          )}
        </svg>
      )}
      <span id={helpId} className="visually-hidden">
        {text.help}
      </span>
      <span className="visually-hidden" aria-live="polite" data-testid="announcer-week-hours">
        {isByKey && pointed !== undefined ? heatWords(pointed).join('. ') : ''}
      </span>
    </div>
  );
});
