import { limits, type Note, type NoteChange, type NoteInput, noteChange, noteInput } from '@turnout/contract';
import { AccessError } from './access-error.ts';
import { unknownBot } from './bots.ts';
import type { Database } from './database.ts';
import { newShortId } from './key-text.ts';

type Span = { from?: string | undefined; to?: string | undefined };

export type Notes = {
  /** Those that touch the days, all of them without any; by day. */
  list(bot: string, span?: Span): Note[];
  /** `author` is the account's id. Throws `invalid_note`, `unknown_bot` or `too_many_notes`. */
  create(bot: string, input: NoteInput, author?: string): Note;
  /** Throws `invalid_note`, `unknown_note`, or `note_changed` where the change names a version that is not the latest. */
  update(bot: string, id: string, change: NoteChange): Note;
  /** False when there was none. */
  delete(bot: string, id: string): boolean;
};

type NotesParts = { now: () => number; onChanged(bot: string): void };
type Row = { id: string; day: string; last_day: string; text: string; created_at: number; updated_at: number };

export function createNotes(database: Database, { now, onChanged }: NotesParts): Notes {
  const sql = database.statements(new URL('./notes.sql', import.meta.url));

  /** The note as it is stored now; others are told. */
  const changed = (bot: string, id: string): Note => {
    const row = sql.get<Row>('get', { bot, id });
    if (row === undefined) throw unknownNote();
    onChanged(bot);
    return toNote(row);
  };

  return {
    list: (bot, { from, to } = {}) => sql.all<Row>('list', { bot, from: from ?? null, to: to ?? null }).map(toNote),
    create(bot, input, author) {
      const { day, lastDay = day, text } = parse(noteInput, input);
      const id = newShortId();
      const most = limits.notesPerBot;
      const made = sql.run('create', { id, bot, day, lastDay, text, author: author ?? null, now: now(), most });
      if (made > 0) return changed(bot, id);
      if (sql.all('list', { bot, from: null, to: null }).length < most) throw unknownBot(bot);
      throw new AccessError('too_many_notes', 'This bot has as many notes as it may have; remove some first.');
    },
    update(bot, id, change) {
      const { day, lastDay = day, text, updatedAt } = parse(noteChange, change);
      const expected = updatedAt === undefined ? null : Date.parse(updatedAt);
      const updated = sql.run('update', { bot, id, day, lastDay, text, now: now(), expected });
      if (updated > 0) return changed(bot, id);
      if (sql.get('get', { bot, id }) === undefined) throw unknownNote();
      throw new AccessError('note_changed', 'Somebody has changed this note meanwhile.');
    },
    delete(bot, id) {
      const isGone = sql.run('remove', { bot, id }) > 0;
      if (isGone) onChanged(bot);
      return isGone;
    },
  };
}

export const unknownNote = () => new AccessError('unknown_note', 'There is no such note; it may have been removed.');

const toNote = ({ id, day, last_day, text, created_at, updated_at }: Row): Note => ({
  id,
  day,
  lastDay: last_day,
  text,
  createdAt: new Date(created_at).toISOString(),
  updatedAt: new Date(updated_at).toISOString(),
});

/** Commands come here unchecked; their days and texts are as good as those of requests, or refused. */
function parse<Value>(schema: { safeParse(value: unknown): Parsed<Value> }, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0]);
  const sentence = field === 'text' || field === 'lastDay' ? issue?.message : undefined;
  throw new AccessError('invalid_note', sentence ?? 'A day is written like 2026-01-31.', parsed.error);
}
type Parsed<Value> =
  | { success: true; data: Value }
  | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
