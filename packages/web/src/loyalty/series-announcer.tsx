import { useCursorState } from '../charts/cursor-context.tsx';
import { useBucketWords } from '../charts/use-bucket-words.ts';
import type { TimeView } from '../charts/view.ts';
import { useBucketNotes } from '../notes/notes-context.tsx';
import { useLanguage } from '../words/words.tsx';
import { nameAt, printed, type Series } from './series.ts';

type AnnouncerProps = { id: string; time: TimeView; series: readonly Series[] };

/** Says each step of the keyboard in the chart it was made in: the bucket, then every figure. */
export function SeriesAnnouncer({ id, time, series }: AnnouncerProps) {
  const { index, source, chart } = useCursorState(time.buckets.length);
  const bucketWords = useBucketWords(time);
  const { words } = useLanguage();
  const notesOn = useBucketNotes(time);
  const isOurs = source === 'keyboard' && chart === id && index !== undefined;
  const figures = series.map((one) => `${nameAt(one, index, time.running)}: ${printed(one, index)}`);
  return (
    <span className="visually-hidden" aria-live="polite" data-testid={`announcer-${id}`}>
      {isOurs ? [bucketWords(index), ...notesOn(index).map(words.notes.said), figures.join('; ')].join('. ') : ''}
    </span>
  );
}
