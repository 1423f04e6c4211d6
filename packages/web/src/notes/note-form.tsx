import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/SimpleGrid.css';
import '@mantine/dates/styles.css';
import { Textarea } from '@mantine/core';
import { DatePickerInput, DatesProvider } from '@mantine/dates';
import { limits, type Note, noteLength } from '@turnout/contract';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useSaveNote } from '../api/notes.ts';
import { useCalendar } from '../words/use-calendar.ts';
import { useLanguage } from '../words/words.tsx';
import { type Draft, faultOf, inputOf, oneLine } from './draft.ts';
import { useNotes } from './notes-context.tsx';
import { useSaveProblem } from './use-save-problem.ts';

/** One note, written or changed in place. Enter saves, Escape closes; what could not be saved stays. */
export default function NoteForm({ onSaved }: { onSaved(note: Note): void }) {
  const language = useLanguage();
  const { words, dates, numbers } = language;
  const { settings, wording } = useCalendar();
  const { bot, draft, setDraft, composed } = useNotes();
  const field = useRef<HTMLTextAreaElement>(null);
  const save = useSaveNote(bot);
  const id = useId();
  const problemOf = useSaveProblem();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `composed` is when, not what.
  useEffect(() => {
    field.current?.scrollIntoView({ block: 'center' });
    field.current?.focus({ preventScroll: true });
  }, [composed]);
  if (draft === undefined) return null;

  /** The calendar takes its name from what its button says, which it looks for under its own id. */
  const calendar = (field: string) => ({ id: `${id}${field}`, popoverProps: { id: `${id}${field}` } });
  const change = (part: Partial<Draft>) => setDraft({ ...draft, problem: undefined, ...part });
  const submit = () => {
    if (save.isPending) return;
    const problem = faultOf(draft, language);
    if (problem !== undefined) return refuse({ ...draft, problem });
    save.mutate(
      { input: inputOf(draft), replaced: draft.edited },
      {
        onSuccess: (saved) => {
          setDraft(undefined);
          onSaved(saved);
        },
        onError: async (error) => refuse(await problemOf(error, draft)),
      },
    );
  };
  const refuse = (refused: Draft) => {
    setDraft(refused);
    field.current?.focus();
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    // The calendar's keys come by here, too, and are its own.
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
    if (event.key === 'Escape') setDraft(undefined);
  };
  const left = limits.noteLength - noteLength(draft.text.trim());

  return (
    <form
      className="note-form"
      data-testid="note-form"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        ref={field}
        className="note-form-text"
        label={words.notes.text}
        rows={2}
        value={draft.text}
        error={draft.problem}
        errorProps={{ role: 'alert', 'data-testid': 'note-problem' }}
        description={
          left < 40
            ? `${numbers.count(noteLength(draft.text.trim()))} / ${numbers.count(limits.noteLength)}`
            : undefined
        }
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        data-testid="note-text"
        onChange={(event) => change({ text: oneLine(event.currentTarget.value) })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      <DatesProvider settings={settings}>
        <DatePickerInput
          {...calendar('day')}
          label={words.notes.day}
          value={draft.day}
          valueFormatter={({ date }) => (typeof date === 'string' ? dates.day(date) : '')}
          {...wording}
          hideOutsideDates
          data-testid="note-day"
          onChange={(day) => day !== null && change({ day })}
        />
        <DatePickerInput
          {...calendar('last-day')}
          label={words.notes.lastDay}
          description={words.notes.lastDayHint}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={draft.lastDay}
          valueFormatter={({ date }) => (typeof date === 'string' ? dates.day(date) : '')}
          {...wording}
          placeholder={words.notes.noLastDay}
          minDate={draft.day}
          defaultDate={draft.day}
          hideOutsideDates
          clearable
          data-testid="note-last-day"
          onChange={(lastDay) => change({ lastDay })}
        />
      </DatesProvider>
      <p className="note-form-actions">
        <button type="submit" className="button" disabled={save.isPending} data-testid="note-save">
          {words.notes.save}
        </button>
        <button
          type="button"
          className="button button-quiet"
          data-testid="note-cancel"
          onClick={() => setDraft(undefined)}
        >
          {words.notes.cancel}
        </button>
      </p>
    </form>
  );
}
