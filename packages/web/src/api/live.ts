import { useEffect, useState } from 'react';
import { z } from 'zod';

export type Connection = 'connecting' | 'live' | 'reconnecting';

/** A stream that the server ended for good is opened again after this long. */
const reopenMs = 5_000;

const signal = z.object({ asOf: z.iso.datetime() });

/**
 * Follows the bot's live signal. `onSignal` is told up to when there are figures; the server says so at once, and at every
 * change. `onNotes` is told when notes were changed, or may have been while nobody was connected.
 */
export function useLive(bot: string, onSignal: (asOfMs: number) => void, onNotes = nobody): Connection {
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(
    () =>
      followLive(`/api/v1/bots/${encodeURIComponent(bot)}/live`, { onSignal, onNotes, onConnection: setConnection }),
    [bot, onSignal, onNotes],
  );
  return connection;
}

const nobody = () => {};

type Listener = { onSignal(asOfMs: number): void; onNotes(): void; onConnection(connection: Connection): void };

function followLive(address: string, { onSignal, onNotes, onConnection }: Listener): () => void {
  let wasLost = false;
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(address);
    source.addEventListener('usage', ({ data }) => onSignal(Date.parse(signal.parse(JSON.parse(data)).asOf)));
    source.addEventListener('notes', onNotes);
    source.addEventListener('open', () => {
      onConnection('live');
      if (wasLost) onNotes();
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
