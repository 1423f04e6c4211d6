import { useCursorState } from '../charts/cursor-context.tsx';
import type { TimeView } from '../charts/view.ts';
import { FlagIcon } from '../theme/icons.tsx';
import { useLanguage } from '../words/words.tsx';
import { useBucketNotes, useNotes, usePlacedNotes } from './notes-context.tsx';
import { bucketDays } from './place.ts';

/** In the panel of values: the notes on the bucket under the cursor and, once it is pinned, the way to write one. */
export function ReadoutNotes({ view }: { view: TimeView }) {
  const { words, numbers } = useLanguage();
  const { notes, mayWrite, timezone, compose } = useNotes();
  const { index, pinned } = useCursorState(view.buckets.length);
  const placed = usePlacedNotes(view);
  const notesOn = useBucketNotes(view);
  if (notes.length === 0 && !(pinned && mayWrite)) return null;
  // Its place is kept where the period has none, or dragging the timeline would make the page hop.
  const isBare = placed.length === 0 && !pinned;
  const texts = index === undefined ? [] : notesOn(index);
  const day = index === undefined ? undefined : bucketDays(view, timezone)[index]?.from;
  return (
    <div className={isBare ? 'readout-notes is-bare' : 'readout-notes'} data-testid="readout-notes">
      {isBare ? null : index === undefined ? (
        <p className="readout-note is-quiet">
          <FlagIcon />
          {words.notes.inPeriod(placed.length, numbers.count(placed.length))}
        </p>
      ) : (
        texts.slice(0, texts.length > 3 ? 2 : 3).map((text, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: texts may be the same.
          <p key={place} className={texts.length > 1 ? 'readout-note is-line' : 'readout-note'} title={text}>
            <FlagIcon />
            <span>{text}</span>
          </p>
        ))
      )}
      {texts.length > 3 && <p className="readout-note is-quiet">{words.notes.more(numbers.count(texts.length - 2))}</p>}
      {pinned && mayWrite && day !== undefined && (
        <button type="button" className="link" data-testid="note-here" onClick={() => compose(day)}>
          {view.granularity === 'day' || view.granularity === 'hour' ? words.notes.onThisDay : words.notes.here}
        </button>
      )}
    </div>
  );
}
