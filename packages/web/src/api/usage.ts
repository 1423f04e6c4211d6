import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { type UsageQuestion, usage } from '@turnout/contract';
import { request } from './request.ts';

export const usageKey = (bot: string) => ['usage', bot] as const;

/** The previous period always comes along: the cards compare with it whether or not the charts do. */
function usageQuery(bot: string, question: UsageQuestion) {
  const params = new URLSearchParams([
    ['from', question.from],
    ['to', question.to],
    ['granularity', question.granularity],
    ...question.platforms.map((platform) => ['platform', platform]),
    ['compare', 'previous'],
  ]);
  return queryOptions({
    queryKey: [...usageKey(bot), question],
    queryFn: async ({ signal }) =>
      usage.parse(await request(`/api/v1/bots/${encodeURIComponent(bot)}/usage?${params}`, { signal })),
    placeholderData: keepPreviousData,
  });
}

/** One question, one answer. While the next answer is on its way, the one before stays. */
export function useUsage(bot: string, question: UsageQuestion) {
  return useQuery(usageQuery(bot, question));
}
