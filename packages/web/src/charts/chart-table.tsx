import { useLanguage } from '../words/words.tsx';
import { useBucketWords } from './use-bucket-words.ts';
import type { Group, UsageView } from './view.ts';

type ChartTableProps = { id: string; title: string; view: UsageView; groups: readonly Group[]; height: number };

/** Every value of the chart in rows: for reading closely, for copying, for screen readers. */
export function ChartTable({ id, title, view, groups, height }: ChartTableProps) {
  const { words, numbers } = useLanguage();
  const bucketWords = useBucketWords(view);
  const isPair = groups.length > 1;
  const columns = groups.flatMap((group) => [
    { key: `${group.metric} all`, name: words.charts.total, values: group.totals },
    ...group.layers.map(({ platform, values }) => ({
      key: `${group.metric} ${platform}`,
      name: view.looks.get(platform)?.name ?? platform,
      values,
    })),
  ]);
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
              {groups.map(({ metric, layers }) => (
                <th key={metric} scope="colgroup" colSpan={layers.length + 1}>
                  {words.metrics[metric]}
                </th>
              ))}
            </tr>
          )}
          <tr>
            <th scope="col">{words.charts.bucket[view.granularity]}</th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.buckets.map(({ from }, index) => (
            <tr key={from}>
              <th scope="row">{bucketWords(index)}</th>
              {columns.map(({ key, values }) => (
                <td key={key} className="number">
                  {numbers.count(values[index] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
