import { Menu } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { useBucketWords } from '../charts/use-bucket-words.ts';
import { useBucketNotes, usePlacedNotes } from '../notes/notes-context.tsx';
import { TakeIcon } from '../theme/icons.tsx';
import { useLanguage } from '../words/words.tsx';
import type { PictureFormat, PictureProps } from './chart-picture.tsx';
import { copyText } from './clipboard.ts';
import { csvText, pastedText } from './csv.ts';
import { download } from './download.ts';
import { fileName } from './file-name.ts';
import type { ChartSubject } from './subject.ts';
import { chartTable } from './table.ts';

type Job = { Picture: ComponentType<PictureProps>; format: PictureFormat };

/** One chart to take away: as a picture, as a drawing, as a table. What makes pictures is loaded when one is asked for. */
export function ChartMenu({ subject }: { subject: ChartSubject }) {
  const { words } = useLanguage();
  const bucketWords = useBucketWords(subject.view);
  const notesOn = useBucketNotes(subject.view);
  const hasNotes = usePlacedNotes(subject.view).length > 0;
  const [job, setJob] = useState<Job>();
  const [said, setSaid] = useState('');
  const finish = (text: string) => {
    setJob(undefined);
    setSaid(text);
  };
  const takePicture = async (format: PictureFormat) => {
    setSaid('');
    try {
      const { ChartPicture } = await import('./chart-picture.tsx');
      setJob({ Picture: ChartPicture, format });
    } catch {
      // The server is away, or was updated since this page came from it.
      setSaid(words.takeaway.failed);
    }
  };
  const table = () =>
    chartTable(
      subject,
      { ...words.charts, ...words.takeaway.table, metrics: words.metrics, notes: words.notes.title },
      { name: bucketWords, notes: hasNotes ? notesOn : undefined },
    );
  const { id, title, view } = subject;
  return (
    <>
      <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="md">
        <Menu.Target>
          <button
            type="button"
            className="icon-button"
            aria-label={`${words.takeaway.chart}: ${title}`}
            title={words.takeaway.chart}
            aria-busy={job !== undefined}
            data-testid={`take-${id}`}
          >
            <TakeIcon />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item data-testid="take-png" onClick={() => takePicture('png')}>
            {words.takeaway.png}
          </Menu.Item>
          <Menu.Item data-testid="take-svg" onClick={() => takePicture('svg')}>
            {words.takeaway.svg}
          </Menu.Item>
          <Menu.Item
            data-testid="take-csv"
            onClick={() => {
              download(fileName(view.usage, id, 'csv'), new Blob([csvText(table())], { type: 'text/csv' }));
              setSaid(words.takeaway.saved);
            }}
          >
            {words.takeaway.csv}
          </Menu.Item>
          <Menu.Item
            data-testid="take-copy"
            onClick={async () =>
              setSaid((await copyText(pastedText(table()))) ? words.takeaway.copied : words.takeaway.notCopied)
            }
          >
            {words.takeaway.copyTable}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span role="status" className="visually-hidden">
        {said}
      </span>
      {job !== undefined && (
        <job.Picture
          subject={subject}
          format={job.format}
          onDone={() => finish(words.takeaway.saved)}
          onFail={() => finish(words.takeaway.failed)}
        />
      )}
    </>
  );
}
