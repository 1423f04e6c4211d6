import { metrics, type Usage } from '@turnout/contract';
import { tidyTable } from './tidy-table.ts';

/** The answer as a tidy table; all platforms together are the platform `all`. */
export function usageCsv({ buckets, platforms, all }: Usage): string {
  const named = platforms.map(({ platform, ...counted }) => ({ name: platform, ...counted }));
  return tidyTable('platform', buckets, metrics, [...named, { name: 'all', ...all }]);
}
