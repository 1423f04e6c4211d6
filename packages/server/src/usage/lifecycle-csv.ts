import { type Lifecycle, type LifecycleCounted, lifecycleMetrics } from '@turnout/contract';

/** The answer as a tidy table, like usageCsv; a ratio of nothing has no value. */
export function lifecycleCsv(lifecycle: Lifecycle): string {
  const rows = ['bucket,platform,metric,value'];
  const add = (platform: string, { period, series }: LifecycleCounted) => {
    for (const metric of lifecycleMetrics) {
      for (const [at, bucket] of lifecycle.buckets.entries()) {
        rows.push(`${bucket.from},${platform},${metric},${series[metric][at] ?? ''}`);
      }
      rows.push(`period,${platform},${metric},${period[metric] ?? ''}`);
    }
  };
  for (const platform of lifecycle.platforms) add(platform.platform, platform);
  add('all', lifecycle.all);
  return `${rows.join('\r\n')}\r\n`;
}
