import { useQuery } from '@tanstack/react-query';
import { botSummary } from '@turnout/contract';
import { z } from 'zod';
import { request } from './request.ts';

const answer = z.object({ bots: z.array(botSummary) });

export const botsKey = ['bots'] as const;

/** The bots the reader may see. */
export function useBots() {
  return useQuery({
    queryKey: botsKey,
    queryFn: async ({ signal }) => answer.parse(await request('/api/v1/bots', { signal })).bots,
  });
}
