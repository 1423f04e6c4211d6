import { metrics, type Overview } from '@turnout/contract';
import { tidyTable } from './tidy-table.ts';

/** The overview as a tidy table, like usageCsv, of bots instead of platforms. */
export function overviewCsv({ buckets, bots }: Overview): string {
  return tidyTable(
    'bot',
    buckets,
    metrics,
    bots.map(({ bot, period, series }) => ({ name: bot, period, series })),
  );
}
