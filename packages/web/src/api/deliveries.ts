import { useQuery } from '@tanstack/react-query';
import { deliveries } from '@turnout/contract';
import { request } from './request.ts';

/** Somebody who has just connected a platform looks on: the first delivery shows at once, as it seems. */
const lookMs = 2_000;

/** What became of the last deliveries, the newest first; kept up to date while the page is seen. */
export function useDeliveries(bot: string) {
  return useQuery({
    queryKey: ['deliveries', bot],
    queryFn: async ({ signal }) =>
      deliveries.parse(await request(`/api/v1/bots/${encodeURIComponent(bot)}/deliveries`, { signal })).deliveries,
    refetchInterval: lookMs,
  });
}
