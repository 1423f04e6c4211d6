import { memo } from 'react';
import { NoteFlags, useFlagLane } from '../notes/note-flags.tsx';
import { useLanguage } from '../words/words.tsx';
import type { Geometry } from './geometry.ts';
import type { Bands } from './scale.ts';
import { extent, type Tick, timeTicks } from './time-axis.ts';
import type { TimeView } from './view.ts';

type BackdropProps = { geometry: Geometry; view: TimeView; stripNames: readonly string[] };

/** Grid lines with their values, the time axis with the notes on it, and the names of the strips where there are several. */
export const Backdrop = memo(function Backdrop({ geometry, view, stripNames }: BackdropProps) {
  const { numbers, dates, words } = useLanguage();
  const { bands, strips, height } = geometry;
  const bottom = strips.at(-1)?.bottom ?? height;
  const labels = bottom + 18 + useFlagLane();
  const { granularity, buckets, running } = view;
  const tickText = (index: number, isFirst: boolean) => {
    const bucket = buckets[index];
    return bucket === undefined ? '' : dates.tick(bucket, granularity, isFirst);
  };
  const spacing = granularity === 'day' || granularity === 'week' ? 58 : 52;
  const anchor = buckets.findIndex((bucket) => dates.startsRhythm(bucket, granularity));
  const ticks = timeTicks(bands, granularity, spacing, tickText, Math.max(0, anchor));
  // The running bucket's own label wins over those it would touch.
  const runningX = running === undefined ? undefined : bands.left + (running + 0.5) * bands.width;
  const runningTick = runningX === undefined ? undefined : runningLabel(words.charts.soFar, runningX, bands);
  const clear = ticks.filter((tick) => runningTick === undefined || !touches(tick, runningTick));
  return (
    <g>
      {strips.map(({ grid, scale, top, label = numbers.compact }, index) => (
        <g key={top}>
          {grid.map((value) => (
            <g key={value}>
              <line
                className={value === 0 ? 'grid-zero' : 'grid-line'}
                x1={bands.left}
                x2={bands.right}
                y1={Math.round(scale(value)) + 0.5}
                y2={Math.round(scale(value)) + 0.5}
              />
              <text className="axis-text" x={bands.left - 8} y={scale(value)} dy="0.34em" textAnchor="end">
                {label(value)}
              </text>
            </g>
          ))}
          {strips.length > 1 && (
            <text className="strip-name" x={bands.left} y={top - 9}>
              {stripNames[index]}
            </text>
          )}
        </g>
      ))}
      {clear.map(({ index, x, text, anchor }) => (
        <text key={index} className="axis-text" x={x} y={labels} textAnchor={anchor}>
          {text}
        </text>
      ))}
      {buckets.map(({ from, partial }, index) =>
        partial && index !== running ? (
          <line
            key={from}
            className="partial-mark"
            x1={bands.left + index * bands.width + 1}
            x2={bands.left + (index + 1) * bands.width - 1}
            y1={bottom + 3}
            y2={bottom + 3}
          />
        ) : null,
      )}
      {runningTick !== undefined && (
        <text className="axis-text axis-running" x={runningTick.x} y={labels} textAnchor={runningTick.anchor}>
          {runningTick.text}
        </text>
      )}
      <NoteFlags geometry={geometry} view={view} />
    </g>
  );
});

function runningLabel(text: string, centre: number, bands: Bands): Tick {
  const isAtEnd = centre + 28 > bands.right;
  return { index: -1, text, x: isAtEnd ? bands.right : centre, anchor: isAtEnd ? 'end' : 'middle' };
}

function touches(tick: Tick, other: Tick): boolean {
  const [start, end] = extent(tick);
  const [otherStart, otherEnd] = extent(other);
  return start < otherEnd + 8 && end + 8 > otherStart;
}
