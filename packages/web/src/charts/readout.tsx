import type { ReactNode } from 'react';
import { ReadoutNotes } from '../notes/readout-notes.tsx';
import { useLanguage } from '../words/words.tsx';
import { useCursor, useCursorState } from './cursor-context.tsx';
import { ReadoutTable } from './readout-table.tsx';
import type { ReadoutColumns } from './readout-width.ts';
import { useBucketWords } from './use-bucket-words.ts';
import type { Group, TimeView, UsageView } from './view.ts';

type ReadoutProps = {
  id: string;
  view: UsageView;
  groups: readonly Group[];
  columns: ReadoutColumns;
  restTitle: string;
};

export function Readout({ id, view, groups, columns, restTitle }: ReadoutProps) {
  const { index } = useCursorState(view.buckets.length);
  return (
    <ReadoutFrame id={id} view={view} restTitle={restTitle} isPair={groups.length > 1}>
      <ReadoutTable view={view} groups={groups} columns={columns} index={index} />
    </ReadoutFrame>
  );
}

type FrameProps = { id: string; view: TimeView; restTitle: string; isPair?: boolean; children: ReactNode };

/**
 * The panel of exact values: the bucket under the cursor or, while nobody points, the whole period. It stands beside the
 * plot, not over it: with four charts read at once, four floating boxes would hide what they explain.
 */
export function ReadoutFrame({ id, view, restTitle, isPair = false, children }: FrameProps) {
  const { words } = useLanguage();
  const cursor = useCursor();
  const { index, pinned } = useCursorState(view.buckets.length);
  const bucketWords = useBucketWords(view);
  return (
    <div
      className={isPair ? 'readout readout-pair' : 'readout'}
      data-testid={`readout-${id}`}
      data-bucket={index === undefined ? 'period' : view.buckets[index]?.from}
      data-pinned={pinned}
    >
      <p className="readout-when">
        <span data-testid="readout-when">{index === undefined ? restTitle : bucketWords(index)}</span>
        {pinned && (
          <button type="button" className="unpin" onClick={cursor.clear} title={words.charts.unpin}>
            {words.charts.pinned} <span aria-hidden="true">×</span>
          </button>
        )}
      </p>
      {children}
      <ReadoutNotes view={view} />
    </div>
  );
}
