import type { Geometry, Strip } from '../charts/geometry.ts';
import { areaPath, linePath, type Point } from '../charts/path.ts';
import { bandCentre } from '../charts/scale.ts';
import type { TimeView } from '../charts/view.ts';
import type { Series } from './series.ts';

type LineProps = { geometry: Geometry; strip: Strip | undefined; time: TimeView; series: Series; isFilled?: boolean };

/** Dots closer than this would be a line of their own. */
const leastDotRoom = 9;

/** A line through the middle of the buckets: broken where there is no value, dashed towards the one still running. */
export function Line({ geometry, strip, time, series, isFilled = false }: LineProps) {
  if (strip === undefined) return null;
  const { bands } = geometry;
  const points = series.values
    .slice(0, time.begun)
    .map((value, index) => (value === null ? undefined : { x: bandCentre(bands, index), y: strip.scale(value) }));
  const { running } = time;
  const done = running === undefined ? points : points.with(running, undefined);
  const last = running === undefined ? [] : points.slice(Math.max(0, running - 1), running + 1);
  const hasDots = bands.width >= leastDotRoom;
  return (
    <g className="series-line" style={{ color: series.colour }} data-series={series.key}>
      {isFilled &&
        unbroken(points).map((run) => <path key={run[0]?.x} className="series-fill" d={filled(run, strip)} />)}
      {unbroken(done).map((run) => (
        <path key={run[0]?.x} className="series-stroke" d={linePath(run)} />
      ))}
      {unbroken(last).map((run) => (
        <path key={run[0]?.x} className="series-stroke series-running" d={linePath(run)} />
      ))}
      {points.map((point, index) =>
        point !== undefined && (hasDots || isAlone(points, index)) ? (
          <circle
            key={point.x}
            className={index === running ? 'series-dot series-dot-running' : 'series-dot'}
            cx={point.x}
            cy={point.y}
            r={2.5}
          />
        ) : null,
      )}
    </g>
  );
}

type Points = readonly (Point | undefined)[];

const isAlone = (points: Points, index: number): boolean =>
  points[index - 1] === undefined && points[index + 1] === undefined;

const filled = (run: readonly Point[], { bottom }: Strip): string =>
  areaPath(
    run,
    run.map(({ x }) => ({ x, y: bottom })),
  );

/** The stretches without a gap. */
export function unbroken(points: Points): Point[][] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point === undefined) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 0);
}
