import type { Bucket } from '@turnout/contract';

/** Of one platform or bot: a value for the whole period and one for each bucket, by metric. A ratio of nothing is null. */
type Measured<Metric extends string> = {
  name: string;
  period: Record<Metric, number | null>;
  series: Record<Metric, readonly (number | null)[]>;
};

/**
 * Figures as a tidy table in CSV: one row per bucket, name and metric, and the whole period under the bucket `period`. `column`
 * says what the names are of. What is null has no value.
 */
export function tidyTable<Metric extends string>(
  column: string,
  buckets: readonly Bucket[],
  metrics: readonly Metric[],
  measured: readonly Measured<Metric>[],
): string {
  const rows = [`bucket,${column},metric,value`];
  for (const { name, period, series } of measured) {
    for (const metric of metrics) {
      for (const [at, { from }] of buckets.entries())
        rows.push(`${from},${name},${metric},${series[metric][at] ?? ''}`);
      rows.push(`period,${name},${metric},${period[metric] ?? ''}`);
    }
  }
  return `${rows.join('\r\n')}\r\n`;
}
