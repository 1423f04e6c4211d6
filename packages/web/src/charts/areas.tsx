import { memo } from 'react';
import { usePatternFill } from '../patterns/patterns.tsx';
import type { Geometry, Strip } from './geometry.ts';
import { areaPath, linePath, type Point } from './path.ts';
import { bandCentre } from './scale.ts';
import { stackLayers } from './stack.ts';
import type { Group, UsageView } from './view.ts';

type AreasProps = { geometry: Geometry; groups: readonly Group[]; view: UsageView };

/** One strip per group, its platforms stacked as areas. */
export const Areas = memo(function Areas({ geometry, groups, view }: AreasProps) {
  const patternFill = usePatternFill();
  return groups.map((group, groupIndex) => {
    const strip = geometry.strips[groupIndex];
    if (strip === undefined) return null;
    return (
      <g key={group.metric}>
        {stackLayers(group.layers, geometry.bands.count).map(({ platform, lower, upper }) => {
          const fill = patternFill(platform);
          const top = areaEdge(geometry, strip, upper, view.begun);
          return (
            <g
              key={platform}
              className={fill === undefined ? 'mark mark-area' : 'mark mark-area is-patterned'}
              style={{ color: view.looks.get(platform)?.colour, '--mark': fill }}
              data-platform={platform}
            >
              <path className="area" d={areaPath(top, areaEdge(geometry, strip, lower, view.begun))} />
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
