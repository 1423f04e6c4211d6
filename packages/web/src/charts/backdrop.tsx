import { memo } from 'react';
import { useLanguage } from '../words/words.tsx';
import type { Geometry } from './geometry.ts';
import { timeTicks } from './time-axis.ts';
import type { UsageView } from './view.ts';

type BackdropProps = { geometry: Geometry; view: UsageView; stripNames: readonly string[] };

/** Grid lines with their values, the time axis, and the names of the strips where there are several. */
export const Backdrop = memo(function Backdrop({ geometry, view, stripNames }: BackdropProps) {
  const { numbers, dates, words } = useLanguage();
  const { bands, strips, height } = geometry;
  const bottom = strips.at(-1)?.bottom ?? height;
  const { granularity, buckets, running } = view;
  const tickText = (index: number, isFirst: boolean) => {
    const bucket = buckets[index];
    return bucket === undefined ? '' : dates.tick(bucket, granularity, isFirst);
  };
  const spacing = granularity === 'day' || granularity === 'week' ? 58 : 52;
  const ticks = timeTicks(bands, granularity, spacing, tickText);
  // The running bucket's own label wins over those it would touch.
  const runningX = running === undefined ? undefined : bands.left + (running + 0.5) * bands.width;
  const clear = ticks.filter(({ x }) => runningX === undefined || Math.abs(x - runningX) > 62);
  return (
    <g>
      {strips.map(({ grid, scale, top }, index) => (
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
                {numbers.compact(value)}
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
        <text key={index} className="axis-text" x={x} y={bottom + 18} textAnchor={anchor}>
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
      {runningX !== undefined && (
        <text
          className="axis-text axis-running"
          x={runningX + 26 > bands.right ? bands.right : runningX}
          y={bottom + 18}
          textAnchor={runningX + 26 > bands.right ? 'end' : 'middle'}
        >
          {words.charts.soFar}
        </text>
      )}
    </g>
  );
});
