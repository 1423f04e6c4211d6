import { type Counted, metrics, type Usage } from '@turnout/contract';

/**
 * The answer as a tidy table: one row per bucket, platform and metric; the whole period under the bucket `period`, all
 * platforms together under the platform `all`.
 */
export function usageCsv(usage: Usage): string {
  const rows = ['bucket,platform,metric,value'];
  const add = (platform: string, { period, series }: Counted) => {
    for (const metric of metrics) {
      for (const [at, bucket] of usage.buckets.entries()) {
        rows.push(`${bucket.from},${platform},${metric},${series[metric][at] ?? 0}`);
      }
      rows.push(`period,${platform},${metric},${period[metric]}`);
    }
  };
  for (const platform of usage.platforms) add(platform.platform, platform);
  add('all', usage.all);
  return `${rows.join('\r\n')}\r\n`;
}
