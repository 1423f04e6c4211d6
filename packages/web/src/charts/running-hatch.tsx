import { memo, useId } from 'react';
import { usePatterns } from '../patterns/patterns.tsx';
import { barPlace, type Geometry } from './geometry.ts';
import { bandCentre } from './scale.ts';
import type { Group, UsageView } from './view.ts';

type HatchProps = { geometry: Geometry; groups: readonly Group[]; view: UsageView };

/**
 * Stripes over what the bucket that is still filling holds so far, and over those of which the period holds only a part; over
 * patterns, a veil, since stripes are among them.
 */
export const RunningHatch = memo(function RunningHatch({ geometry, groups, view }: HatchProps) {
  const isPatterned = usePatterns().fill('') !== undefined;
  const { running, buckets, begun } = view;
  const hatched = buckets.flatMap(({ partial }, index) =>
    index === running || (partial && index < begun) ? [index] : [],
  );
  if (hatched.length === 0) return null;
  const { strips, shape } = geometry;
  const isAreas = shape === 'areas';
  const boxes = groups.flatMap(({ metric, totals }, group) => {
    const strip = strips[isAreas ? group : 0];
    if (strip === undefined) return [];
    // Users in all are not fewer because a week is cut.
    const shown = metric === 'totalUsers' ? hatched.filter((index) => index === running) : hatched;
    return shown.map((index) => {
      const near = index === 0 ? totals[1] : totals[index - 1];
      const highest = Math.max(totals[index] ?? 0, isAreas ? (near ?? 0) : 0);
      const span = runningSpan(geometry, index, group, groups.length);
      return { ...span, top: strip.scale(highest), bottom: strip.bottom };
    });
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
          key={`${from} ${bottom}`}
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
