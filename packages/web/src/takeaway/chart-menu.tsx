import { useBucketWords } from '../charts/use-bucket-words.ts';
import { useBucketNotes, usePlacedNotes } from '../notes/notes-context.tsx';
import { useLanguage } from '../words/words.tsx';
import type { ChartSubject } from './subject.ts';
import { chartTable } from './table.ts';
import { TakeMenu } from './take-menu.tsx';

/** One of the charts by platform to take away. */
export function ChartMenu({ subject }: { subject: ChartSubject }) {
  const { words } = useLanguage();
  const bucketWords = useBucketWords(subject.view);
  const notesOn = useBucketNotes(subject.view);
  const hasNotes = usePlacedNotes(subject.view).length > 0;
  const table = () =>
    chartTable(
      subject,
      { ...words.charts, ...words.takeaway.table, metrics: words.metrics, notes: words.notes.title },
      { name: bucketWords, notes: hasNotes ? notesOn : undefined },
    );
  return (
    <TakeMenu
      id={subject.id}
      title={subject.title}
      answer={subject.view.usage}
      table={table}
      picture={async () => {
        const { ChartPicture } = await import('./chart-picture.tsx');
        return (job) => <ChartPicture subject={subject} job={job} />;
      }}
    />
  );
}
