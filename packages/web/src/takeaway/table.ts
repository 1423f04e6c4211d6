import type { Granularity, Metric } from '@turnout/contract';
import { tableColumns } from '../charts/table-columns.ts';
import type { ChartSubject } from './subject.ts';

type TableWords = {
  bucket: Record<Granularity, string>;
  from: string;
  to: string;
  total: string;
  before: string;
  metrics: Record<Metric, string>;
};

export type Cell = string | number;

/**
 * The table of a chart, from the answer it shows: a row a bucket, in words and by its first and last day, and a last row for
 * the period, whose active users are not the sum of the others.
 */
export function chartTable(
  { view, groups, restTitle }: ChartSubject,
  words: TableWords,
  bucketWords: (index: number) => string,
): Cell[][] {
  const columns = tableColumns(view, groups, words);
  const { from, to, granularity } = view.usage;
  return [
    [
      words.bucket[granularity],
      words.from,
      words.to,
      ...columns.map(({ name, group }) => (groups.length > 1 ? `${words.metrics[group.metric]}: ${name}` : name)),
    ],
    ...view.buckets.map((bucket, index) => [
      bucketWords(index),
      bucket.from,
      bucket.to,
      ...columns.map(({ values }) => values[index] ?? ''),
    ]),
    [restTitle, from, to, ...columns.map(({ period }) => period)],
  ];
}
