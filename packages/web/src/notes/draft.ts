import { isNoteText, limits, type Note, type NoteInput, noteLength } from '@turnout/contract';
import type { Words } from '../words/en.ts';
import type { NumberWords } from '../words/numbers.ts';

/** A note while it is being written. It outlives its form, so that nothing that happens on the page loses what was typed. */
export type Draft = {
  day: string;
  lastDay: string | null;
  text: string;
  /** The note it is to replace, as it was when it was last looked at. */
  edited?: Note | undefined;
  /** What stands in the way of saving it. */
  problem?: string | undefined;
};

export const draftOn = (day: string): Draft => ({ day, lastDay: null, text: '' });

export const draftOf = (note: Note): Draft => ({
  day: note.day,
  lastDay: note.lastDay === note.day ? null : note.lastDay,
  text: note.text,
  edited: note,
});

export const inputOf = ({ day, lastDay, text }: Draft): NoteInput => ({
  day,
  ...(lastDay !== null && { lastDay }),
  text: text.trim(),
});

/** What the server would refuse, said before it is asked. */
export function faultOf(
  { day, lastDay, text }: Draft,
  { words, numbers }: { words: Words; numbers: NumberWords },
): string | undefined {
  const trimmed = text.trim();
  const spare = noteLength(trimmed) - limits.noteLength;
  if (trimmed === '') return words.notes.empty;
  if (spare > 0) return words.notes.tooLong(numbers.count(spare));
  if (!isNoteText(trimmed)) return words.notes.notText;
  return lastDay !== null && lastDay < day ? words.notes.wrongOrder : undefined;
}

/** A note is one line: what is pasted becomes one. */
export const oneLine = (text: string): string => text.replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ');
