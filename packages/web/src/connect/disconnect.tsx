import { useRef, useState } from 'react';
import { useDisconnect } from '../api/connections.ts';
import { ApiError } from '../api/request.ts';
import { useLanguage } from '../words/words.tsx';

/** Asks once more, saying what it means: the platform's deliveries are refused until it is connected again. */
export function Disconnect({ bot, connector }: { bot: string; connector: string }) {
  const { words } = useLanguage();
  const [isAsking, setIsAsking] = useState(false);
  const hasAsked = useRef(false);
  const disconnect = useDisconnect(bot, connector);
  const ask = (asking: boolean) => {
    hasAsked.current = true;
    setIsAsking(asking);
  };
  if (!isAsking) {
    return (
      <button
        type="button"
        className="button button-quiet"
        data-testid="disconnect"
        // Back from the question, the focus is where it came from.
        ref={(button) => {
          if (hasAsked.current) button?.focus();
        }}
        onClick={() => ask(true)}
      >
        {words.connect.disconnect}
      </button>
    );
  }
  const { error } = disconnect;
  const problem = error instanceof ApiError ? words.problem(error.code, error.message) : words.connect.notSaved;
  return (
    <span className="disconnect">
      <span role="alert">{error === null ? words.connect.disconnectSure : problem}</span>
      <button
        type="button"
        className="button"
        data-testid="disconnect-yes"
        ref={focus}
        disabled={disconnect.isPending}
        onClick={() => disconnect.mutate()}
      >
        {words.connect.disconnectYes}
      </button>
      <button type="button" className="button button-quiet" data-testid="disconnect-no" onClick={() => ask(false)}>
        {words.connect.cancel}
      </button>
    </span>
  );
}

const focus = (button: HTMLButtonElement | null): void => button?.focus();
