import type { Note } from '@turnout/contract';
import { EditIcon, RemoveIcon } from '../theme/icons.tsx';
import { useLanguage } from '../words/words.tsx';

type NoteRowProps = {
  note: Note;
  mayWrite: boolean;
  /** Another note is being written. */
  isBusy: boolean;
  /** The charts show where it lies while one points at it. */
  onPoint(isOver: boolean): void;
  onEdit(): void;
  onRemove(): void;
};

export function NoteRow({ note, mayWrite, isBusy, onPoint, onEdit, onRemove }: NoteRowProps) {
  const { words, dates } = useLanguage();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only shows what the buttons inside show, too.
    <div
      className="note-row"
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
    >
      <time className="note-day" dateTime={note.day}>
        {dates.shortSpan(note.day, note.lastDay)}
      </time>
      <p className="note-text" dir="auto">
        {note.text}
      </p>
      {mayWrite && (
        <span className="note-actions">
          <button
            type="button"
            className="icon-button"
            aria-label={words.notes.edit(note.text)}
            disabled={isBusy}
            data-edit={note.id}
            data-testid="note-edit"
            onClick={onEdit}
          >
            <EditIcon />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={words.notes.remove(note.text)}
            disabled={isBusy}
            data-testid="note-remove"
            onClick={onRemove}
          >
            <RemoveIcon />
          </button>
        </span>
      )}
    </div>
  );
}
