import { useBucketNotes } from '../notes/notes-context.tsx';
import { useLanguage } from '../words/words.tsx';
import { useCursorState } from './cursor-context.tsx';
import { shareOf } from './stack.ts';
import { useBucketWords } from './use-bucket-words.ts';
import type { Group, UsageView } from './view.ts';

type AnnouncerProps = { id: string; view: UsageView; groups: readonly Group[] };

/** Says each step of the keyboard in the chart it was made in: the bucket, the total, then the platforms with values. */
export function StepAnnouncer({ id, view, groups }: AnnouncerProps) {
  const { index, source, chart } = useCursorState(view.buckets.length);
  const { words, numbers } = useLanguage();
  const bucketWords = useBucketWords(view);
  const notesOn = useBucketNotes(view);
  const isOurs = source === 'keyboard' && chart === id && index !== undefined;
  const text = isOurs
    ? [
        bucketWords(index),
        ...notesOn(index).map(words.notes.said),
        ...groups.map((group) => groupText(group, index)),
      ].join('. ')
    : '';

  function groupText({ metric, totals, layers }: Group, at: number): string {
    const total = totals[at] ?? 0;
    const parts = layers.flatMap(({ platform, values }) => {
      const value = values[at] ?? 0;
      const share = shareOf(value, total);
      const name = view.looks.get(platform)?.name ?? platform;
      return value === 0 || share === undefined ? [] : [`${name} ${numbers.count(value)}, ${numbers.share(share)}`];
    });
    return [`${words.metrics[metric]}: ${numbers.count(total)}`, ...parts].join('; ');
  }

  return (
    <span className="visually-hidden" aria-live="polite" data-testid={`announcer-${id}`}>
      {text}
    </span>
  );
}
