import { useEffect, useState } from 'react';
import { z } from 'zod';

export type Connection = 'connecting' | 'live' | 'reconnecting';

/** A stream that the server ended for good is opened again after this long. */
const reopenMs = 5_000;

const signal = z.object({ asOf: z.iso.datetime() });

/** Follows the bot's live signal. `onSignal` is told up to when there are figures; the server says so at once, and at every change. */
export function useLive(bot: string, onSignal: (asOfMs: number) => void): Connection {
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(
    () => followLive(`/api/v1/bots/${encodeURIComponent(bot)}/live`, { onSignal, onConnection: setConnection }),
    [bot, onSignal],
  );
  return connection;
}

type Listener = { onSignal(asOfMs: number): void; onConnection(connection: Connection): void };

function followLive(address: string, { onSignal, onConnection }: Listener): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(address);
    source.addEventListener('usage', ({ data }) => onSignal(Date.parse(signal.parse(JSON.parse(data)).asOf)));
    source.addEventListener('open', () => onConnection('live'));
    source.addEventListener('error', () => {
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
