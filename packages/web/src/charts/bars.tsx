import { memo } from 'react';
import { usePatternFill } from '../patterns/patterns.tsx';
import type { Geometry } from './geometry.ts';
import { barPlace } from './geometry.ts';
import { stackLayers } from './stack.ts';
import type { Group, UsageView } from './view.ts';

type BarsProps = { geometry: Geometry; groups: readonly Group[]; view: UsageView };

/** One bar per bucket and group, divided by platform. The second group is drawn lighter, to tell it from the first. */
export const Bars = memo(function Bars({ geometry, groups, view }: BarsProps) {
  const patternFill = usePatternFill();
  const [strip] = geometry.strips;
  if (strip === undefined) return null;
  return groups.map((group, groupIndex) => (
    <g key={group.metric}>
      {stackLayers(group.layers, geometry.bands.count).map(({ platform, lower, upper }) => {
        const fill = patternFill(platform, groupIndex > 0);
        return (
          <g
            key={platform}
            className={`mark${groupIndex === 0 ? '' : ' mark-second'}${fill === undefined ? '' : ' is-patterned'}`}
            style={{ color: view.looks.get(platform)?.colour, '--mark': fill }}
            data-platform={platform}
          >
            {upper.map((value, index) => {
              const base = lower[index] ?? 0;
              if (value === base) return null;
              const { x, width } = barPlace(geometry.bands, index, groupIndex, groups.length);
              const top = strip.scale(value);
              const height = strip.scale(base) - top;
              // A hairline of background parts the segments; what is too thin for it keeps its full height.
              const seam = base > 0 && height > 3 ? 1 : 0;
              return (
                <rect
                  key={view.buckets[index]?.from ?? index}
                  x={x}
                  width={width}
                  y={top}
                  height={Math.max(1, height - seam)}
                />
              );
            })}
          </g>
        );
      })}
    </g>
  ));
});
