import type { TimeView } from '../charts/view.ts';
import { useLanguage } from '../words/words.tsx';
import { usePlacedNotes } from './notes-context.tsx';

/** So many fit below a picture. */
const most = 6;

/** What the flags of a picture mean, in lines of text. */
export function useNoteLines(view: TimeView): string[] {
  const { words, numbers, dates } = useLanguage();
  const lines = usePlacedNotes(view).map(({ note }) => `${dates.shortSpan(note.day, note.lastDay)}: ${note.text}`);
  const different = [...new Set(lines)];
  if (different.length <= most) return different;
  return [...different.slice(0, most - 1), words.notes.more(numbers.count(different.length - most + 1))];
}
