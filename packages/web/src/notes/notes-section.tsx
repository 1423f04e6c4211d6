import type { Note } from '@turnout/contract';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useRefetchNotes, useRemoveNote, useSaveNote } from '../api/notes.ts';
import { useCursor } from '../charts/cursor-context.tsx';
import type { UsageView } from '../charts/view.ts';
import { PlusIcon } from '../theme/icons.tsx';
import { useLanguage } from '../words/words.tsx';
import { draftOf, inputOf } from './draft.ts';
import { NoteRow } from './note-row.tsx';
import { useNotes, usePlacedNotes } from './notes-context.tsx';
import { bucketDays } from './place.ts';
import { useSaveProblem } from './use-save-problem.ts';

/** Its calendar is large, and most readers never write. */
const NoteForm = lazy(() => import('./note-form.tsx'));

/** So many notes stand there; the rest on demand. */
const shortList = 10;

type Said = { text: string; isHidden?: boolean; removed?: Note };

/** The notes of the period, latest first, and the way to write them for who may. */
export function NotesSection({ view }: { view: UsageView }) {
  const { words, numbers, dates } = useLanguage();
  const { bot, timezone, notes, hasFailed, mayWrite, draft, setDraft, compose } = useNotes();
  const placed = usePlacedNotes(view);
  const cursor = useCursor();
  const refetch = useRefetchNotes(bot);
  const save = useSaveNote(bot);
  const remove = useRemoveNote(bot);
  const problemOf = useSaveProblem();
  const [said, setSaid] = useState<Said>();
  const [isWhole, setIsWhole] = useState(false);
  const section = useFocusAfter(draft?.edited?.id, draft !== undefined);
  if (notes.length === 0 && !mayWrite && !hasFailed) return null;

  const { from, to } = view.usage;
  const latestFirst = placed.toReversed();
  const shown = isWhole ? latestFirst : latestFirst.slice(0, shortList);
  const isInPlace = shown.some(({ note }) => note.id === draft?.edited?.id);
  const form = draft !== undefined && mayWrite && (
    <Suspense fallback={<div className="note-form-loading" />}>
      <NoteForm
        onSaved={(saved) => {
          const isShown = saved.day <= to && saved.lastDay >= from;
          setSaid(
            isShown
              ? { text: words.notes.saved, isHidden: true }
              : { text: words.notes.savedElsewhere(dates.span(saved.day, saved.lastDay)) },
          );
        }}
      />
    </Suspense>
  );
  const removeNote = (note: Note) => {
    setSaid(undefined);
    remove.mutate(note, {
      onSuccess: () => setSaid({ text: words.notes.removed, removed: note }),
      onError: () => {
        setSaid({ text: words.notes.notRemoved });
        refetch();
      },
    });
  };
  const undo = (removed: Note) => {
    const { edited: _, ...written } = draftOf(removed);
    save.mutate(
      { input: inputOf(written) },
      {
        onSuccess: () => setSaid({ text: words.notes.saved, isHidden: true }),
        // It is not lost: it stands in the form again.
        onError: async (error) => setDraft(await problemOf(error, written)),
      },
    );
  };
  /** The bucket that is looked at, or the latest day. */
  const startDay = (): string => bucketDays(view, timezone)[cursor.get().index ?? -1]?.from ?? to;

  return (
    <section ref={section} className="notes" aria-labelledby="notes-title" data-testid="notes">
      <header className="notes-header">
        <h2 id="notes-title">{words.notes.title}</h2>
        <span className="spring" />
        {placed.length > 0 && (
          <a
            className="link"
            href={`/api/v1/bots/${encodeURIComponent(bot)}/notes.csv?from=${from}&to=${to}`}
            download
            title={words.notes.download}
            aria-label={words.notes.download}
            data-testid="notes-csv"
          >
            CSV
          </a>
        )}
        {mayWrite && draft === undefined && (
          <button type="button" className="control" data-testid="note-add" onClick={() => compose(startDay())}>
            <PlusIcon />
            {words.notes.add}
          </button>
        )}
      </header>
      <p role="status" className={said === undefined || said.isHidden === true ? 'visually-hidden' : 'notes-said'}>
        {said?.text}{' '}
        {said?.removed !== undefined && (
          <button
            type="button"
            className="link"
            data-testid="note-undo"
            onClick={() => said.removed !== undefined && undo(said.removed)}
          >
            {words.notes.undo}
          </button>
        )}
      </p>
      {!isInPlace && form}
      {hasFailed && <p className="notes-none">{words.notes.notFetched}</p>}
      {placed.length === 0 && !hasFailed && draft === undefined && (
        <p className="notes-none">{notes.length === 0 ? words.notes.purpose : words.notes.none}</p>
      )}
      <ul className="notes-list">
        {shown.map(({ note, first }) => (
          <li key={note.id} data-testid="note">
            {note.id === draft?.edited?.id ? (
              form
            ) : (
              <NoteRow
                note={note}
                mayWrite={mayWrite}
                isBusy={draft !== undefined}
                onPoint={(isOver) => cursor.move({ index: isOver ? first : undefined })}
                onEdit={() => setDraft(draftOf(note))}
                onRemove={() => removeNote(note)}
              />
            )}
          </li>
        ))}
      </ul>
      {shown.length < placed.length && (
        <button type="button" className="link" data-testid="notes-all" onClick={() => setIsWhole(true)}>
          {words.notes.showAll(numbers.count(placed.length))}
        </button>
      )}
    </section>
  );
}

/** When the form closes, the focus goes back to where it was opened: the note's own button, or the one that adds. */
function useFocusAfter(edited: string | undefined, isOpen: boolean) {
  const section = useRef<HTMLElement>(null);
  const last = useRef<{ edited: string | undefined; isOpen: boolean }>({ edited, isOpen });
  useEffect(() => {
    const before = last.current;
    last.current = { edited, isOpen };
    if (!before.isOpen || isOpen) return;
    const own = before.edited === undefined ? null : section.current?.querySelector(`[data-edit="${before.edited}"]`);
    const target = own ?? section.current?.querySelector('[data-testid=note-add]');
    if (target instanceof HTMLElement) target.focus();
  }, [edited, isOpen]);
  return section;
}
