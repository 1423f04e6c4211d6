import { type SetStateAction, useCallback, useState } from 'react';
import type { Draft } from './draft.ts';

/**
 * What is being written, by bot. It is still there after a session has ended and somebody has signed in again, and goes
 * with the window: it is stored nowhere.
 */
const kept = new Map<string, Draft | undefined>();

export function useDraft(bot: string): [Draft | undefined, (change: SetStateAction<Draft | undefined>) => void] {
  const [draft, setDraft] = useState(() => kept.get(bot));
  const change = useCallback(
    (next: SetStateAction<Draft | undefined>) => {
      const changed = typeof next === 'function' ? next(kept.get(bot)) : next;
      kept.set(bot, changed);
      setDraft(changed);
    },
    [bot],
  );
  return [draft, change];
}

/** When somebody signs out: whoever signs in next does not get to see it. */
export const forgetDrafts = (): void => kept.clear();
