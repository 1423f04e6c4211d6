import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { botsKey } from './bots.ts';
import { usageKey } from './usage.ts';

export type Connection = 'connecting' | 'live' | 'reconnecting';

/** A stream that the server ended for good is opened again after this long. */
const reopenMs = 5_000;

/** Follows the bot's live signal: on each, the answers on the page are fetched anew, in place. */
export function useLive(bot: string, enabled: boolean): Connection {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => {
    if (!enabled) return;
    return followLive(`/api/v1/bots/${encodeURIComponent(bot)}/live`, {
      onSignal: createRefetch(async () => {
        await Promise.all([
          queries.invalidateQueries({ queryKey: usageKey(bot) }),
          queries.invalidateQueries({ queryKey: botsKey }),
        ]);
      }),
      onConnection: setConnection,
    });
  }, [bot, enabled, queries]);
  return connection;
}

type LiveListener = { onSignal(): void; onConnection(connection: Connection): void };

function followLive(address: string, { onSignal, onConnection }: LiveListener): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;
  const open = () => {
    source = new EventSource(address);
    source.addEventListener('usage', onSignal);
    source.addEventListener('open', () => {
      onConnection('live');
      // Signals may have been missed while the stream was down.
      if (wasLost) onSignal();
      wasLost = false;
    });
    source.addEventListener('error', () => {
      wasLost = true;
      onConnection('reconnecting');
      // The browser reconnects by itself unless the answer was not a stream at all.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, reopenMs);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/** One fetch at a time: signals that come meanwhile ask for exactly one more, so a busy bot never starves the page. */
export function createRefetch(fetchAll: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    do {
      again = false;
      await fetchAll();
    } while (again);
    running = false;
  };
  return () => {
    again = true;
    if (!running) void run();
  };
}
