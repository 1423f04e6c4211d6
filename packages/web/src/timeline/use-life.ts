import { countDays } from '@turnout/contract';
import { useUsage } from '../api/usage.ts';
import type { Period } from '../period/presets.ts';

/** How many people used the bot over its whole life, in about as many steps as the timeline can show. */
export function useLife(bot: string, extent: Period, platforms: string[]) {
  const days = countDays(extent.from, extent.to);
  const granularity = days <= 120 ? 'day' : days <= 1_200 ? 'week' : days <= 9_000 ? 'month' : 'quarter';
  return useUsage(bot, { ...extent, granularity, platforms }).data;
}
