import { useBucketNotes } from '../notes/notes-context.tsx';
import { useLanguage } from '../words/words.tsx';
import { useCursorState } from './cursor-context.tsx';
import { useBucketWords } from './use-bucket-words.ts';
import { useGroupWords } from './use-group-words.ts';
import type { Group, UsageView } from './view.ts';

type AnnouncerProps = { id: string; view: UsageView; groups: readonly Group[] };

/** Says each step of the keyboard in the chart it was made in: the bucket, the total, then the platforms with values. */
export function StepAnnouncer({ id, view, groups }: AnnouncerProps) {
  const { index, source, chart } = useCursorState(view.buckets.length);
  const { words } = useLanguage();
  const bucketWords = useBucketWords(view);
  const notesOn = useBucketNotes(view);
  const groupWords = useGroupWords(view);
  const isOurs = source === 'keyboard' && chart === id && index !== undefined;
  const text = isOurs
    ? [
        bucketWords(index),
        ...notesOn(index).map(words.notes.said),
        ...groups.map((group) => groupWords(group, index)),
      ].join('. ')
    : '';
  return (
    <span className="visually-hidden" aria-live="polite" data-testid={`announcer-${id}`}>
      {text}
    </span>
  );
}
