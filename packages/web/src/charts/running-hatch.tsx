import { memo, useId } from 'react';
import { usePatternFill } from '../patterns/patterns.tsx';
import { barPlace, type Geometry } from './geometry.ts';
import { bandCentre } from './scale.ts';
import type { Group, UsageView } from './view.ts';

type HatchProps = { geometry: Geometry; groups: readonly Group[]; view: UsageView };

/** Stripes of background over the bucket that is still filling; over patterns, a veil, since stripes are among them. */
export const RunningHatch = memo(function RunningHatch({ geometry, groups, view }: HatchProps) {
  const id = useId();
  const isPatterned = usePatternFill()('') !== undefined;
  const { running } = view;
  if (running === undefined) return null;
  const { bands, strips, shape } = geometry;
  return (
    <g className="hatch">
      <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="hatch-stripe" width={2} height={5} />
      </pattern>
      {groups.map(({ metric, totals }, group) => {
        const strip = strips[shape === 'areas' ? group : 0];
        if (strip === undefined) return null;
        const bar = barPlace(bands, running, group, groups.length);
        // An area runs from the centre before to the end of the running band; a bar is hatched alone.
        const from = shape === 'areas' ? Math.max(bands.left, bandCentre(bands, running - 1)) : bar.x;
        const to = shape === 'areas' ? bands.left + (running + 1) * bands.width : bar.x + bar.width;
        const highest = Math.max(totals[running] ?? 0, shape === 'areas' ? (totals[running - 1] ?? 0) : 0);
        const top = strip.scale(highest);
        return (
          <rect
            key={metric}
            x={from}
            width={to - from}
            y={top}
            height={strip.bottom - top}
            {...(isPatterned ? { className: 'hatch-veil' } : { fill: `url(#${id})` })}
          />
        );
      })}
    </g>
  );
});
