import { memo } from 'react';
import { usePatterns } from '../patterns/patterns.tsx';
import { TileLines } from '../patterns/tile-lines.tsx';
import type { Box } from '../patterns/tiles.ts';
import type { Geometry, Strip } from './geometry.ts';
import { areaPath, linePath, type Point } from './path.ts';
import { bandCentre } from './scale.ts';
import { stackLayers } from './stack.ts';
import type { Group, UsageView } from './view.ts';

type AreasProps = { geometry: Geometry; groups: readonly Group[]; view: UsageView };

/** One strip per group, its platforms stacked as areas. */
export const Areas = memo(function Areas({ geometry, groups, view }: AreasProps) {
  const patterns = usePatterns();
  return groups.map((group, groupIndex) => {
    const strip = geometry.strips[groupIndex];
    if (strip === undefined) return null;
    return (
      <g key={group.metric}>
        {stackLayers(group.layers, geometry.bands.count).map(({ platform, lower, upper }) => {
          const fill = patterns.fill(platform);
          const top = areaEdge(geometry, strip, upper, view.begun);
          const bottom = areaEdge(geometry, strip, lower, view.begun);
          const outline = areaPath(top, bottom);
          return (
            <g
              key={platform}
              className={fill === undefined ? 'mark mark-area' : 'mark mark-area is-patterned'}
              style={{ color: view.looks.get(platform)?.colour, '--mark': fill }}
              data-platform={platform}
            >
              <path className="area" d={outline} />
              <TileLines platform={platform} boxes={boxesAround(top, bottom)} outline={outline} />
              <path className="area-edge" d={linePath(top)} />
            </g>
          );
        })}
      </g>
    );
  });
});

/** The line through the buckets' centres, drawn out level to the outer edges, so that every bucket is covered whole. */
export function areaEdge({ bands }: Geometry, { scale }: Strip, values: readonly number[], count: number): Point[] {
  const points = values.slice(0, count).map((value, index) => ({ x: bandCentre(bands, index), y: scale(value) }));
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [];
  return [{ x: first.x - bands.width / 2, y: first.y }, ...points, { x: last.x + bands.width / 2, y: last.y }];
}

/** A box around each piece between two points. */
function boxesAround(top: readonly Point[], bottom: readonly Point[]): Box[] {
  return top.slice(1).map((end, index) => {
    const start = top[index] ?? end;
    const y = Math.min(start.y, end.y);
    const lowest = Math.max(bottom[index]?.y ?? y, bottom[index + 1]?.y ?? y);
    return { x: start.x, y, width: end.x - start.x, height: lowest - y };
  });
}
