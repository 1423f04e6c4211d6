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
  notes: string;
};

/** What is said about a bucket, by its place. */
type BucketWords = {
  name(index: number): string;
  /** Undefined where the period has none: there is no column for them then. */
  notes?: ((index: number) => readonly string[]) | undefined;
};

export type Cell = string | number;

/**
 * The table of a chart, from the answer it shows: a row a bucket, in words and by its first and last day, and a last row for
 * the period, whose active users are not the sum of the others.
 */
export function chartTable(
  { view, groups, restTitle }: ChartSubject,
  words: TableWords,
  bucket: BucketWords,
): Cell[][] {
  const columns = tableColumns(view, groups, words);
  const { from, to, granularity } = view.usage;
  return [
    [
      words.bucket[granularity],
      words.from,
      words.to,
      ...columns.map(({ name, group }) => (groups.length > 1 ? `${words.metrics[group.metric]}: ${name}` : name)),
      ...(bucket.notes === undefined ? [] : [words.notes]),
    ],
    ...view.buckets.map(({ from, to }, index) => [
      bucket.name(index),
      from,
      to,
      ...columns.map(({ values }) => values[index] ?? ''),
      ...(bucket.notes === undefined ? [] : [bucket.notes(index).join(' · ')]),
    ]),
    [restTitle, from, to, ...columns.map(({ period }) => period), ...(bucket.notes === undefined ? [] : [''])],
  ];
}
