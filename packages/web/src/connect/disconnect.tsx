import { useState } from 'react';
import { useDisconnect } from '../api/connections.ts';
import { useLanguage } from '../words/words.tsx';

/** Asks once more, saying what it means: the platform's deliveries are lost until it is connected again. */
export function Disconnect({ bot, connector }: { bot: string; connector: string }) {
  const { words } = useLanguage();
  const [isAsking, setIsAsking] = useState(false);
  const disconnect = useDisconnect(bot, connector);
  if (!isAsking) {
    return (
      <button type="button" className="button button-quiet" data-testid="disconnect" onClick={() => setIsAsking(true)}>
        {words.connect.disconnect}
      </button>
    );
  }
  return (
    <span className="disconnect">
      <span>{disconnect.isError ? words.connect.notSaved : words.connect.disconnectSure}</span>
      <button
        type="button"
        className="button"
        data-testid="disconnect-yes"
        disabled={disconnect.isPending}
        onClick={() => disconnect.mutate()}
      >
        {words.connect.disconnectYes}
      </button>
      <button type="button" className="button button-quiet" onClick={() => setIsAsking(false)}>
        {words.connect.cancel}
      </button>
    </span>
  );
}
