import { fetchNotes } from '../api/notes.ts';
import { ApiError } from '../api/request.ts';
import { useLanguage } from '../words/words.tsx';
import type { Draft } from './draft.ts';
import { useNotes } from './notes-context.tsx';

/** After a save that failed: the draft with what to say about it, ready to be saved again as what it has become. */
export function useSaveProblem(): (error: Error, draft: Draft) => Promise<Draft> {
  const { words } = useLanguage();
  const { bot } = useNotes();
  const say = words.notes;
  return async (error, draft) => {
    if (!(error instanceof ApiError)) return { ...draft, problem: `${say.unreachable} ${say.kept}` };
    switch (error.code) {
      case 'not_signed_in':
        return { ...draft, problem: `${say.signedOut} ${say.kept}` };
      case 'unknown_note':
        return { ...draft, edited: undefined, problem: say.gone };
      case 'note_changed': {
        const edited = (await fetchNotes(bot).catch(() => [])).find(({ id }) => id === draft.edited?.id);
        if (edited !== undefined) return { ...draft, edited, problem: say.changed(edited.text) };
      }
    }
    return { ...draft, problem: `${words.problem(error.code, error.message)} ${say.kept}` };
  };
}
