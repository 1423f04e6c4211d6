import { useNoteLines } from '../notes/use-note-lines.ts';
import { usePatternChoice } from '../patterns/choice.tsx';
import { useLanguage } from '../words/words.tsx';
import { Sheet } from './sheet.tsx';
import { type PictureJob, Studio } from './studio.tsx';
import type { ChartSubject } from './subject.ts';

/** A chart by platform, as a file. */
export function ChartPicture({ subject, job }: { subject: ChartSubject; job: PictureJob }) {
  const { words } = useLanguage();
  const isPatterned = usePatternChoice().isOn;
  const notes = useNoteLines(subject.view);
  const { usage, granularity } = subject.view;
  return (
    <Studio id={subject.id} answer={usage} cut={words.granularities[granularity]} notes={notes} job={job}>
      {(parts) => <Sheet {...subject} {...parts} isPatterned={isPatterned} />}
    </Studio>
  );
}
