import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Connection, type ConnectionInput, connection, connections } from '@turnout/contract';
import { request } from './request.ts';

const connectionsKey = (bot: string) => ['connections', bot] as const;
const place = (bot: string, connector?: string) =>
  `/api/v1/bots/${encodeURIComponent(bot)}/connections${connector === undefined ? '' : `/${connector}`}`;

/** Every platform that can deliver to the bot, connected or not. For administrators. */
export function useConnections(bot: string, isAllowed: boolean) {
  return useQuery({
    queryKey: connectionsKey(bot),
    queryFn: async ({ signal }) => connections.parse(await request(place(bot), { signal })).connections,
    enabled: isAllowed,
  });
}

export function useConnect(bot: string, connector: string) {
  const patch = usePatch(bot);
  return useMutation({
    // Offline, it fails at once and is said; it does not wait unseen.
    networkMode: 'always',
    mutationFn: async (input: ConnectionInput) => {
      const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) };
      return connection.parse(await request(place(bot, connector), init));
    },
    onSuccess: patch,
  });
}

export function useDisconnect(bot: string, connector: string) {
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: () => request(place(bot, connector), { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: connectionsKey(bot) }),
  });
}

function usePatch(bot: string): (changed: Connection) => void {
  const queries = useQueryClient();
  return (changed) =>
    queries.setQueryData<Connection[]>(connectionsKey(bot), (list) =>
      list?.map((one) => (one.connector === changed.connector ? changed : one)),
    );
}
