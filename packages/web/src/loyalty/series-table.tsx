import { useBucketWords } from '../charts/use-bucket-words.ts';
import type { TimeView } from '../charts/view.ts';
import { useLanguage } from '../words/words.tsx';
import { printed, type Series } from './series.ts';

type TableProps = { id: string; title: string; time: TimeView; series: readonly Series[]; height: number };

/** Every value of the chart in rows. */
export function SeriesTable({ id, title, time, series, height }: TableProps) {
  const { words } = useLanguage();
  const bucketWords = useBucketWords(time);
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
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
