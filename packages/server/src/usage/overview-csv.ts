import { metrics, type Overview } from '@turnout/contract';

/** The overview as a tidy table: one row per bucket, bot and metric; the whole period under the bucket `period`. */
export function overviewCsv({ buckets, bots }: Overview): string {
  const rows = ['bucket,bot,metric,value'];
  for (const { bot, period, series } of bots) {
    for (const metric of metrics) {
      for (const [at, { from }] of buckets.entries()) rows.push(`${from},${bot},${metric},${series[metric][at] ?? 0}`);
      rows.push(`period,${bot},${metric},${period[metric]}`);
    }
  }
  return `${rows.join('\r\n')}\r\n`;
}
