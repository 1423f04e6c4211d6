import { useCursorState } from '../charts/cursor-context.tsx';
import type { Geometry } from '../charts/geometry.ts';
import { bandCentre, bandStart } from '../charts/scale.ts';
import { printed, type Series } from './series.ts';

type SeriesBandProps = {
  geometry: Geometry;
  tags: readonly (readonly Series[])[];
  stripNames: readonly string[];
};

/** Of the average letter at 13 px. */
const letter = 7.4;

/** The cursor: a band over the bucket, and the values above it. */
export function SeriesBand({ geometry, tags, stripNames }: SeriesBandProps) {
  const { index, pinned } = useCursorState(geometry.bands.count);
  if (index === undefined) return null;
  const { bands, strips } = geometry;
  const centre = bandCentre(bands, index);
  return (
    <g className={pinned ? 'band band-pinned' : 'band'}>
      {strips.map(({ top, bottom }, place) => {
        const text = (tags[place] ?? []).map((series) => printed(series, index)).join(' · ');
        const half = (text.length * 8) / 2;
        const name = stripNames[place];
        // A strip has its name on the left: the value joins it there, where the two cannot run into each other.
        const x =
          name === undefined
            ? Math.min(Math.max(centre, bands.left + half), bands.right - half)
            : bands.left + name.length * letter + 14 + half;
        return (
          <g key={top}>
            <rect x={bandStart(bands, index)} width={Math.max(1, bands.width)} y={top} height={bottom - top} />
            <text className="band-text" x={x} y={top - 8} textAnchor="middle">
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
