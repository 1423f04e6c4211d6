import { useQueryClient } from '@tanstack/react-query';
import type { Usage } from '@turnout/contract';
import { useMemo } from 'react';
import { createCatchUp } from './catch-up.ts';
import { usageKey } from './usage.ts';

/** Brings the answers on the page up to the instant a live signal names, in place. */
export function useCatchUp(bot: string): (asOfMs: number) => void {
  const queries = useQueryClient();
  return useMemo(() => {
    const shown = { queryKey: usageKey(bot), type: 'active' } as const;
    return createCatchUp({
      isBehind: (asOfMs) =>
        queries
          .getQueriesData<Usage>(shown)
          .some(([, usage]) => usage === undefined || Date.parse(usage.asOf) < asOfMs),
      // A fetch under way is not started over: if its answer is behind, another follows.
      fetchAll: () => queries.invalidateQueries({ queryKey: usageKey(bot) }, { cancelRefetch: false }),
    });
  }, [bot, queries]);
}
