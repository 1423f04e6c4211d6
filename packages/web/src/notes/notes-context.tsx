import type { BotSummary, Note } from '@turnout/contract';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useBotNotes } from '../api/notes.ts';
import { useSession } from '../api/session.ts';
import type { TimeView } from '../charts/view.ts';
import { type Draft, draftOn } from './draft.ts';
import { useDraft } from './kept-drafts.ts';
import { type PlacedNote, placeNotes } from './place.ts';

type NotesState = {
  bot: string;
  timezone: string;
  /** All of the bot's, by day. */
  notes: readonly Note[];
  hasFailed: boolean;
  mayWrite: boolean;
  /** What is being written. */
  draft: Draft | undefined;
  setDraft(draft: Draft | undefined): void;
  /** Opens the form for that day; what it already holds stays. */
  compose(day: string): void;
  /** How often that was asked for: each time, the form comes into sight. */
  composed: number;
};

const nothing: readonly Note[] = [];
const NotesContext = createContext<NotesState>({
  bot: '',
  timezone: 'UTC',
  notes: nothing,
  hasFailed: false,
  mayWrite: false,
  draft: undefined,
  setDraft: () => {},
  compose: () => {},
  composed: 0,
});

/** The charts inside show the notes of the bot. */
export function NotesProvider({ bot: { bot, timezone }, children }: { bot: BotSummary; children: ReactNode }) {
  const { data: notes = nothing, isError: hasFailed } = useBotNotes(bot);
  const [draft, setDraft] = useDraft(bot);
  const [composed, setComposed] = useState(0);
  const compose = useCallback(
    (day: string) => {
      setDraft((before) => ({ ...(before ?? draftOn(day)), day }));
      setComposed((times) => times + 1);
    },
    [setDraft],
  );
  const { user, open } = useSession().data ?? { user: null, open: false };
  // The server has the last word; here is only what to offer.
  const mayWrite = user === null ? open : user.role === 'admin';
  const state = useMemo(
    () => ({ bot, timezone, notes, hasFailed, mayWrite, draft, setDraft, compose, composed }),
    [bot, timezone, notes, hasFailed, mayWrite, draft, setDraft, compose, composed],
  );
  return <NotesContext value={state}>{children}</NotesContext>;
}

export const useNotes = (): NotesState => useContext(NotesContext);

/** The notes that touch what is shown, with their buckets. */
export function usePlacedNotes(view: TimeView): PlacedNote[] {
  const { notes, timezone } = useNotes();
  return useMemo(() => placeNotes(view, notes, timezone), [view, notes, timezone]);
}

/** The texts of the notes on a bucket. */
export function useBucketNotes(view: TimeView): (index: number) => string[] {
  const placed = usePlacedNotes(view);
  return useCallback(
    (index) => placed.filter(({ first, last }) => first <= index && index <= last).map(({ note }) => note.text),
    [placed],
  );
}
