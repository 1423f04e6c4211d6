import { useLanguage } from '../words/words.tsx';
import { useCursorState } from './cursor-context.tsx';
import type { Geometry } from './geometry.ts';
import { bandCentre, bandStart } from './scale.ts';
import type { Group } from './view.ts';

/** The cursor itself: a band over the bucket, and the bucket's total above it. */
export function Band({ geometry, groups }: { geometry: Geometry; groups: readonly Group[] }) {
  const { index, pinned } = useCursorState(geometry.bands.count);
  const { numbers } = useLanguage();
  if (index === undefined) return null;
  const { bands, strips, shape } = geometry;
  const centre = bandCentre(bands, index);
  return (
    <g className={pinned ? 'band band-pinned' : 'band'}>
      {strips.map(({ top, bottom }, strip) => {
        const shown = shape === 'areas' ? groups.slice(strip, strip + 1) : groups;
        const text = shown.map(({ totals }) => numbers.count(totals[index] ?? 0)).join(' · ');
        const half = (text.length * 8) / 2;
        // Strips have their name on the left: the value joins it there, where the two cannot run into each other.
        const x =
          strips.length > 1
            ? bands.left + 76 + half
            : Math.min(Math.max(centre, bands.left + half), bands.right - half);
        return (
          <g key={top}>
            <rect x={bandStart(bands, index)} width={Math.max(1, bands.width)} y={top} height={bottom - top} />
            {shape === 'areas' && <line x1={centre} x2={centre} y1={top} y2={bottom} />}
            <text className="band-text" x={x} y={top - 8} textAnchor="middle">
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
