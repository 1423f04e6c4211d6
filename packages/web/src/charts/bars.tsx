import { memo } from 'react';
import { usePatterns } from '../patterns/patterns.tsx';
import { TileLines } from '../patterns/tile-lines.tsx';
import type { Geometry } from './geometry.ts';
import { barPlace } from './geometry.ts';
import { stackLayers } from './stack.ts';
import type { Group, UsageView } from './view.ts';

type BarsProps = { geometry: Geometry; groups: readonly Group[]; view: UsageView };

/** One bar per bucket and group, divided by platform. The second group is drawn lighter, to tell it from the first. */
export const Bars = memo(function Bars({ geometry, groups, view }: BarsProps) {
  const patterns = usePatterns();
  const [strip] = geometry.strips;
  if (strip === undefined) return null;
  return groups.map((group, groupIndex) => (
    <g key={group.metric}>
      {stackLayers(group.layers, geometry.bands.count).map(({ platform, lower, upper }) => {
        const fill = patterns.fill(platform, groupIndex > 0);
        const boxes = upper.flatMap((value, index) => {
          const base = lower[index] ?? 0;
          if (value === base) return [];
          const place = barPlace(geometry.bands, index, groupIndex, groups.length);
          const top = strip.scale(value);
          const height = strip.scale(base) - top;
          // A hairline of background parts the segments; what is too thin for it keeps its full height.
          const seam = base > 0 && height > 3 ? 1 : 0;
          return [{ ...place, from: view.buckets[index]?.from ?? index, y: top, height: Math.max(1, height - seam) }];
        });
        return (
          <g
            key={platform}
            className={`mark${groupIndex === 0 ? '' : ' mark-second'}${fill === undefined ? '' : ' is-patterned'}`}
            style={{ color: view.looks.get(platform)?.colour, '--mark': fill }}
            data-platform={platform}
          >
            {boxes.map(({ from, ...box }) => (
              <rect key={from} {...box} />
            ))}
            <TileLines platform={platform} isSecond={groupIndex > 0} boxes={boxes} />
          </g>
        );
      })}
    </g>
  ));
});
