import { useMutation, useQueryClient } from '@tanstack/react-query';
import { botsKey } from './bots.ts';
import { post } from './request.ts';

export const sampleBot = 'sample';

/** Makes the bot `sample` and fills it with the reference data. */
export function useLoadSample(onLoaded: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => post('/api/v1/sample'),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: botsKey });
      onLoaded();
    },
  });
}
