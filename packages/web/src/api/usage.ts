import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { type Usage, type UsageQuestion, usage } from '@turnout/contract';
import { request } from './request.ts';

export const usageKey = (bot: string) => ['usage', bot] as const;

/** Another period always comes along: the cards compare with it whether or not the charts do. */
export async function fetchUsage(bot: string, question: UsageQuestion, signal: AbortSignal): Promise<Usage> {
  const params = new URLSearchParams([
    ['from', question.from],
    ['to', question.to],
    ['granularity', question.granularity],
    ...question.platforms.map((platform) => ['platform', platform]),
    ['compare', question.compare ?? 'previous'],
  ]);
  return usage.parse(await request(`/api/v1/bots/${encodeURIComponent(bot)}/usage?${params}`, { signal }));
}

export function usageQuery(bot: string, question: UsageQuestion) {
  return queryOptions({
    queryKey: [...usageKey(bot), question],
    queryFn: ({ signal }) => fetchUsage(bot, question, signal),
    placeholderData: keepPreviousData,
  });
}

/** One question, one answer. While the next answer is on its way, the one before stays. */
export function useUsage(bot: string, question: UsageQuestion) {
  return useQuery(usageQuery(bot, question));
}
