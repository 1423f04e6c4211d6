import { useBucketWords } from '../charts/use-bucket-words.ts';
import type { Cell } from '../takeaway/table.ts';
import { TakeMenu } from '../takeaway/take-menu.tsx';
import { useLanguage } from '../words/words.tsx';
import type { SeriesChartProps } from './series-props.ts';

/** A chart over time to take away. */
export function SeriesMenu({ chart }: { chart: SeriesChartProps }) {
  const { words } = useLanguage();
  const { id, title, csv, answer, time, series, restTitle } = chart;
  const bucketWords = useBucketWords(time);
  const table = (): Cell[][] => [
    [words.charts.bucket[time.granularity], ...series.map(({ name }) => name)],
    ...time.buckets.map((_, index) => [bucketWords(index), ...series.map(({ values }) => values[index] ?? '')]),
    [restTitle, ...series.map(({ period }) => period ?? '')],
  ];
  return (
    <TakeMenu
      id={id}
      title={title}
      answer={answer}
      csv={csv}
      table={table}
      picture={async () => {
        const { SeriesPicture } = await import('./series-picture.tsx');
        return (job) => <SeriesPicture chart={chart} job={job} />;
      }}
    />
  );
}
