import { countDays } from '@turnout/contract';
import { memo, useMemo } from 'react';
import { layoutBands } from '../charts/scale.ts';
import { useNotes } from '../notes/notes-context.tsx';
import { flagsOf, pennant } from '../notes/place.ts';
import { clipTo, offsetIn, placeOf } from './window.ts';

type LifeNotesProps = { from: string; to: string; width: number };

/** The notes of the bot's whole life, which lasts from a day to a day: flags along the upper edge, lines for those that lasted. */
export const LifeNotes = memo(function LifeNotes({ from, to, width }: LifeNotesProps) {
  const { notes } = useNotes();
  const { spans, flags } = useMemo(() => {
    const extent = { from, to };
    const placed = notes
      .filter(({ day, lastDay }) => day <= to && lastDay >= from)
      .map((note) => {
        const shown = clipTo(extent, { from: note.day, to: note.lastDay });
        return { note, shown, first: offsetIn(extent, shown.from), last: offsetIn(extent, shown.to) };
      });
    return {
      spans: placed
        .filter(({ first, last }) => first < last)
        .map(({ note, shown }) => ({ id: note.id, ...placeOf(extent, shown, width) })),
      flags: flagsOf(placed, layoutBands(countDays(from, to), 0, width)),
    };
  }, [notes, from, to, width]);
  return (
    <g className="life-notes">
      {spans.map(({ id, left, right }) => (
        <rect key={id} className="note-span" x={left} width={Math.max(1, right - left)} y={0} height={2} />
      ))}
      {flags.map(({ x, side, count }) => {
        const turn = side === 'left' ? -1 : 1;
        const wave = `h${turn * pennant}l${turn * -2.5} 3.5l${turn * 2.5} 3.5H${x}`;
        return (
          <g key={x} className="note-flag" data-testid="life-flag" data-count={count}>
            <path d={`M${x} 15V1${wave}`} />
          </g>
        );
      })}
    </g>
  );
});
