import { memo, useId } from 'react';
import { usePatterns } from '../patterns/patterns.tsx';
import { barPlace, type Geometry } from './geometry.ts';
import { bandCentre } from './scale.ts';
import type { Group, UsageView } from './view.ts';

type HatchProps = { geometry: Geometry; groups: readonly Group[]; view: UsageView };

/** Stripes over what the bucket that is still filling holds so far; over patterns, a veil, since stripes are among them. */
export const RunningHatch = memo(function RunningHatch({ geometry, groups, view }: HatchProps) {
  const isPatterned = usePatterns().fill('') !== undefined;
  const { running } = view;
  if (running === undefined) return null;
  const { strips, shape } = geometry;
  const boxes = groups.flatMap(({ totals }, group) => {
    const strip = strips[shape === 'areas' ? group : 0];
    if (strip === undefined) return [];
    const highest = Math.max(totals[running] ?? 0, shape === 'areas' ? (totals[running - 1] ?? 0) : 0);
    return [
      { ...runningSpan(geometry, running, group, groups.length), top: strip.scale(highest), bottom: strip.bottom },
    ];
  });
  return <Hatch boxes={boxes} isVeil={isPatterned} />;
});

/** An area runs from the centre before to the end of the running band; a bar is hatched alone. */
export function runningSpan({ bands, shape }: Geometry, running: number, group = 0, groups = 1): Span {
  if (shape === 'areas') {
    return {
      from: Math.max(bands.left, bandCentre(bands, running - 1)),
      to: bands.left + (running + 1) * bands.width,
    };
  }
  const { x, width } = barPlace(bands, running, group, groups);
  return { from: x, to: x + width };
}

type Span = { from: number; to: number };

type Box = Span & { top: number; bottom: number };

/** Stripes of background over what is not final yet. */
export function Hatch({ boxes, isVeil = false }: { boxes: readonly Box[]; isVeil?: boolean }) {
  const id = useId();
  return (
    <g className="hatch">
      <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="hatch-stripe" width={2} height={5} />
      </pattern>
      {boxes.map(({ from, to, top, bottom }) => (
        <rect
          key={from}
          x={from}
          width={to - from}
          y={top}
          height={bottom - top}
          {...(isVeil ? { className: 'hatch-veil' } : { fill: `url(#${id})` })}
        />
      ))}
    </g>
  );
}
