import { useMemo } from 'react';
import type { Geometry } from '../charts/geometry.ts';
import { bandStart } from '../charts/scale.ts';
import type { TimeView } from '../charts/view.ts';
import { useLanguage } from '../words/words.tsx';
import { useNotes, usePlacedNotes } from './notes-context.tsx';
import { flagsOf, pennant } from './place.ts';

type NoteFlagsProps = { geometry: Geometry; view: TimeView };

/**
 * The room that flags need between axis and labels: in every period of a bot that has notes, so that nothing hops while one
 * looks around.
 */
export const useFlagLane = (): number => (useNotes().notes.length > 0 ? 10 : 0);

/** Flags on the time axis where notes begin, and a bar below as long as they last. */
export function NoteFlags({ geometry: { bands, strips, height }, view }: NoteFlagsProps) {
  const { numbers } = useLanguage();
  const placed = usePlacedNotes(view);
  const flags = useMemo(() => flagsOf(placed, bands), [placed, bands]);
  const top = (strips.at(-1)?.bottom ?? height) + 2;
  return (
    <g className="note-flags">
      {placed.map(({ note, first, last }) =>
        first === last ? null : (
          <rect
            key={note.id}
            className="note-span"
            x={bandStart(bands, first) + 1}
            width={Math.max(2, (last - first + 1) * bands.width - 2)}
            y={top + 12}
            height={2}
          />
        ),
      )}
      {flags.map(({ x, buckets, count, side }) => {
        const turn = side === 'left' ? -1 : 1;
        return (
          <g key={x} className="note-flag" data-testid="note-flag" data-buckets={buckets.join(' ')} data-count={count}>
            <rect
              className="note-hit"
              x={turn < 0 ? x - pennant - 4 : x - 4}
              width={pennant + 8}
              y={top - 2}
              height={18}
            />
            <path d={`M${x} ${top + 13}V${top}h${turn * pennant}l${turn * -2.5} 3.5l${turn * 2.5} 3.5H${x}`} />
            {count > 1 && (
              <text x={x + turn * (pennant + 3)} y={top + 9} textAnchor={turn < 0 ? 'end' : 'start'}>
                {numbers.count(count)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
