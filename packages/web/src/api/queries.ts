import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './request.ts';

/** An answer is as good as the live signal says; nothing is fetched again merely because a window got the focus. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 1 && !(error instanceof ApiError && error.status < 500),
        retryDelay: 500,
      },
    },
  });
}
