import { z } from 'zod';
import { limits } from './limits.ts';
import { localDate } from './local-date.ts';

/** Controls, line breaks, and the signs that turn the direction of the text around them. */
const disturbing = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text, trimmed, can be a note. Characters are code points, so an emoji is one. */
export const isNoteText = (text: string): boolean =>
  text !== '' && text.isWellFormed() && !disturbing.test(text) && noteLength(text) <= limits.noteLength;

export const noteLength = (text: string): number => [...text].length;

const written = z.strictObject({
  /** The local day that the note is about, or the first of them. */
  day: localDate,
  /** The last one, where it is about several. */
  lastDay: localDate.optional(),
  text: z
    .string()
    .trim()
    .refine(isNoteText, { error: `A note is one line of 1 to ${limits.noteLength} characters.` }),
});
const endsAfterStart = ({ day, lastDay }: { day: string; lastDay?: string | undefined }) =>
  lastDay === undefined || lastDay >= day;
const order = { path: ['lastDay'], error: 'The last day is not before the first.' };

/** A note as somebody writes it. */
export const noteInput = written.refine(endsAfterStart, order);
export type NoteInput = z.infer<typeof noteInput>;

/** With `updatedAt`, the change is of that version of the note, and refused where it has become another meanwhile. */
export const noteChange = written.extend({ updatedAt: z.iso.datetime().optional() }).refine(endsAfterStart, order);
export type NoteChange = z.infer<typeof noteChange>;

export const note = z.object({
  id: z.string(),
  day: z.string(),
  /** The same as `day` for a single one. */
  lastDay: z.string(),
  /** Plain text, on one line. */
  text: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
/** What happened on a day that the figures alone do not tell: a campaign, a new version. */
export type Note = z.infer<typeof note>;
