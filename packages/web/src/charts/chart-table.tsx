import { useBucketNotes, usePlacedNotes } from '../notes/notes-context.tsx';
import { useLanguage } from '../words/words.tsx';
import { tableColumns } from './table-columns.ts';
import { useBucketWords } from './use-bucket-words.ts';
import type { Group, UsageView } from './view.ts';

type ChartTableProps = {
  id: string;
  title: string;
  /** What the row of the whole period is called: its active users are not the sum of the others. */
  restTitle: string;
  view: UsageView;
  groups: readonly Group[];
  height: number;
};

/** Every value of the chart in rows: for reading closely, for copying, for screen readers. */
export function ChartTable({ id, title, restTitle, view, groups, height }: ChartTableProps) {
  const { words, numbers } = useLanguage();
  const bucketWords = useBucketWords(view);
  const hasNotes = usePlacedNotes(view).length > 0;
  const notesOn = useBucketNotes(view);
  const isPair = groups.length > 1;
  const columns = tableColumns(view, groups, words.charts);
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
          {isPair && (
            <tr>
              <td />
              {groups.map((group) => (
                <th
                  key={group.metric}
                  scope="colgroup"
                  colSpan={columns.filter((column) => column.group === group).length}
                >
                  {words.metrics[group.metric]}
                </th>
              ))}
              {hasNotes && <td />}
            </tr>
          )}
          <tr>
            <th scope="col">{words.charts.bucket[view.granularity]}</th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col" className="number">
                {name}
              </th>
            ))}
            {hasNotes && <th scope="col">{words.notes.title}</th>}
          </tr>
        </thead>
        <tbody>
          {view.buckets.map(({ from }, index) => (
            <tr key={from}>
              <th scope="row">{bucketWords(index)}</th>
              {columns.map(({ key, values }) => (
                <td key={key} className="number">
                  {values[index] === undefined ? '' : numbers.count(values[index])}
                </td>
              ))}
              {hasNotes && <td className="table-notes">{notesOn(index).join(' · ')}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{restTitle}</th>
            {columns.map(({ key, period }) => (
              <td key={key} className="number">
                {numbers.count(period)}
              </td>
            ))}
            {hasNotes && <td />}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
