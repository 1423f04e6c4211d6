import { useBucketWords } from '../charts/use-bucket-words.ts';
import type { TimeView } from '../charts/view.ts';
import { useBucketNotes, usePlacedNotes } from '../notes/notes-context.tsx';
import { useLanguage } from '../words/words.tsx';
import { printed, type Series } from './series.ts';

type TableProps = { id: string; title: string; time: TimeView; series: readonly Series[]; height: number };

/** Every value of the chart in rows. */
export function SeriesTable({ id, title, time, series, height }: TableProps) {
  const { words } = useLanguage();
  const bucketWords = useBucketWords(time);
  const hasNotes = usePlacedNotes(time).length > 0;
  const notesOn = useBucketNotes(time);
  return (
    <section
      className="table-scroll"
      style={{ maxHeight: height + 40 }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={`${title}, ${words.charts.table}`}
    >
      <table className="chart-table" data-testid={`table-${id}`}>
        <thead>
          <tr>
            <th scope="col">{words.charts.bucket[time.granularity]}</th>
            {series.map(({ key, name }) => (
              <th key={key} scope="col" className="number">
                {name}
              </th>
            ))}
            {hasNotes && <th scope="col">{words.notes.title}</th>}
          </tr>
        </thead>
        <tbody>
          {time.buckets.map(({ from }, index) => (
            <tr key={from}>
              <th scope="row">{bucketWords(index)}</th>
              {series.map((one) => (
                <td key={one.key} className="number">
                  {printed(one, index)}
                </td>
              ))}
              {hasNotes && <td className="table-notes">{notesOn(index).join(' · ')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
