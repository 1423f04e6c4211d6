import { type Lifecycle, lifecycleMetrics } from '@turnout/contract';
import { tidyTable } from './tidy-table.ts';

/** The answer as a tidy table, like usageCsv; a ratio of nothing has no value. */
export function lifecycleCsv({ buckets, platforms, all }: Lifecycle): string {
  const named = platforms.map(({ platform, ...counted }) => ({ name: platform, ...counted }));
  return tidyTable('platform', buckets, lifecycleMetrics, [...named, { name: 'all', ...all }]);
}
