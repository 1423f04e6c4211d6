import { Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { TakeIcon } from '../theme/icons.tsx';
import { useLanguage } from '../words/words.tsx';
import { copyText } from './clipboard.ts';
import { csvText, pastedText } from './csv.ts';
import { download } from './download.ts';
import { fileName } from './file-name.ts';
import type { PictureFormat, PictureJob } from './studio.tsx';
import type { Cell } from './table.ts';

/** Draws a picture and hands it over. */
type Painter = (job: PictureJob) => ReactNode;

type TakeMenuProps = {
  id: string;
  title: string;
  /** Whose figures these are, and of when. */
  answer: { bot: string; from: string; to: string };
  table(): Cell[][];
  /** Where the server has the table, with more in it than is shown; else the one shown is taken. */
  csv?: string;
  /** Loads what makes the picture. */
  picture(): Promise<Painter>;
};

type Job = { paint: Painter; format: PictureFormat };

/** One chart to take away: as a picture, as a drawing, as a table. What makes pictures is loaded when one is asked for. */
export function TakeMenu({ id, title, answer, table, csv, picture }: TakeMenuProps) {
  const { words } = useLanguage();
  const [job, setJob] = useState<Job>();
  const [said, setSaid] = useState('');
  const finish = (text: string) => {
    setJob(undefined);
    setSaid(text);
  };
  const takePicture = async (format: PictureFormat) => {
    setSaid('');
    try {
      const paint = await picture();
      setJob({ paint, format });
    } catch {
      // The server is away, or was updated since this page came from it.
      setSaid(words.takeaway.failed);
    }
  };
  const takeTable = () => {
    download(fileName(answer, id, 'csv'), new Blob([csvText(table())], { type: 'text/csv' }));
    setSaid(words.takeaway.saved);
  };
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
          {csv === undefined ? (
            <Menu.Item data-testid="take-csv" onClick={takeTable}>
              {words.takeaway.csv}
            </Menu.Item>
          ) : (
            <Menu.Item data-testid="take-csv" component="a" href={csv} download>
              {words.takeaway.csv}
            </Menu.Item>
          )}
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
      {job?.paint({
        format: job.format,
        onDone: () => finish(words.takeaway.saved),
        onFail: () => finish(words.takeaway.failed),
      })}
    </>
  );
}
