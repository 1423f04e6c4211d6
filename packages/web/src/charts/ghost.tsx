import { memo } from 'react';
import { barPlace, type Geometry } from './geometry.ts';
import { linePath } from './path.ts';
import { bandCentre } from './scale.ts';
import type { Group } from './view.ts';

/** The compared period's totals as a thin line per group, each over its counterpart. */
export const Ghost = memo(function Ghost({ geometry, groups }: { geometry: Geometry; groups: readonly Group[] }) {
  return groups.map(({ metric, before }, group) => {
    const strip = geometry.strips[geometry.shape === 'areas' ? group : 0];
    if (before === undefined || strip === undefined) return null;
    const points = before.flatMap((value, index) => {
      if (value === undefined) return [];
      const bar = barPlace(geometry.bands, index, group, groups.length);
      return [
        {
          x: geometry.shape === 'areas' ? bandCentre(geometry.bands, index) : bar.x + bar.width / 2,
          y: strip.scale(value),
        },
      ];
    });
    return (
      <g key={metric} className={group === 0 ? 'ghost' : 'ghost ghost-second'}>
        <path className="ghost-halo" d={linePath(points)} />
        <path className="ghost-line" d={linePath(points)} />
        {points.length === 1 && points.map(({ x, y }) => <circle key={x} cx={x} cy={y} r={3} />)}
      </g>
    );
  });
});
