import { useLanguage } from '../words/words.tsx';
import { barPlace, type Geometry } from './geometry.ts';
import { bandCentre } from './scale.ts';
import type { Group } from './view.ts';

type LabelsProps = { geometry: Geometry; groups: readonly Group[]; begun: number };

/** Of a digit at 12 px, with what keeps it off its neighbour. */
const digit = 7.4;
const gap = 5;

/**
 * The total over each bar or point, where there is no cursor to ask for it: in pictures and on paper. All of them or none:
 * where one had to be left out, its absence would be read as a zero.
 */
export function ValueLabels({ geometry, groups, begun }: LabelsProps) {
  const { numbers } = useLanguage();
  const { bands, strips, shape } = geometry;
  const room = shape === 'areas' ? bands.width : bands.width / groups.length;
  const widest = Math.max(0, ...groups.flatMap(({ totals }) => totals).map((total) => numbers.count(total).length));
  if (widest * digit + gap > room) return null;
  return groups.map(({ metric, totals }, group) => {
    const strip = strips[shape === 'areas' ? group : 0];
    if (strip === undefined) return null;
    return (
      <g key={metric}>
        {totals.slice(0, begun).map((total, index) => {
          const bar = barPlace(bands, index, group, groups.length);
          const x = shape === 'areas' ? bandCentre(bands, index) : bar.x + bar.width / 2;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bucket has no other name here, and none changes places.
            <text key={index} className="value-label" x={x} y={strip.scale(total) - 6} textAnchor="middle">
              {numbers.count(total)}
            </text>
          );
        })}
      </g>
    );
  });
}
