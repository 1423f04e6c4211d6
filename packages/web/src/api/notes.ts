import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Note, type NoteInput, note } from '@turnout/contract';
import { useCallback } from 'react';
import { z } from 'zod';
import { request } from './request.ts';

const answer = z.object({ notes: z.array(note) });

const notesKey = (bot: string) => ['notes', bot] as const;
const place = (bot: string, id?: string) =>
  `/api/v1/bots/${encodeURIComponent(bot)}/notes${id === undefined ? '' : `/${id}`}`;

/** All of the bot's: few, and any period can then be drawn without asking. */
export function useBotNotes(bot: string) {
  return useQuery({
    queryKey: notesKey(bot),
    queryFn: ({ signal }) => fetchNotes(bot, { signal }),
  });
}

export async function fetchNotes(bot: string, init: RequestInit = {}): Promise<Note[]> {
  return answer.parse(await request(place(bot), init)).notes;
}

/** To be called when notes may have changed elsewhere. */
export function useRefetchNotes(bot: string): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries({ queryKey: notesKey(bot) }), [queries, bot]);
}

/** What is written; with the note that it replaces, where it does. */
type Saving = { input: NoteInput; replaced?: Note | undefined };

export function useSaveNote(bot: string) {
  const patch = usePatch(bot);
  return useMutation({
    // Offline, it fails at once and is said; it does not wait unseen.
    networkMode: 'always',
    mutationFn: async ({ input, replaced }: Saving) =>
      note.parse(
        replaced === undefined
          ? await send(place(bot), 'POST', input)
          : await send(place(bot, replaced.id), 'PUT', { ...input, updatedAt: replaced.updatedAt }),
      ),
    onSuccess: (saved) => patch((notes) => [...notes.filter(({ id }) => id !== saved.id), saved].toSorted(byDay)),
  });
}

export function useRemoveNote(bot: string) {
  const patch = usePatch(bot);
  return useMutation({
    // Offline, it fails at once and is said; it does not wait unseen.
    networkMode: 'always',
    mutationFn: (removed: Note) => request(place(bot, removed.id), { method: 'DELETE' }),
    onSuccess: (_, { id: removed }) => patch((notes) => notes.filter(({ id }) => id !== removed)),
  });
}

const send = (path: string, method: string, body: object) =>
  request(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** What one did oneself is shown at once; the live signal brings the rest. */
function usePatch(bot: string): (change: (notes: Note[]) => Note[]) => void {
  const queries = useQueryClient();
  return (change) => queries.setQueryData<Note[]>(notesKey(bot), (notes) => change(notes ?? []));
}

/** As the server orders them. */
const byDay = (one: Note, other: Note): number => keyOf(one).localeCompare(keyOf(other));
const keyOf = ({ day, lastDay, createdAt, id }: Note): string => `${day} ${lastDay} ${createdAt} ${id}`;
