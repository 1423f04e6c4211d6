import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Comparison, type OverviewQuestion, overview } from '@turnout/contract';
import { request } from './request.ts';

/** A stream for each of two hundred bots would be too many: while the page is seen, it asks again. */
const refreshMs = 30_000;

/** The figures of every bot the reader may see, kept up to date. While the next answer is on its way, the one before stays. */
export function useOverview(question: OverviewQuestion & { compare: Comparison }) {
  const params = new URLSearchParams(question);
  return useQuery({
    queryKey: ['overview', question],
    queryFn: async ({ signal }) => overview.parse(await request(`/api/v1/overview?${params}`, { signal })),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
}
