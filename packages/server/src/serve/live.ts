/** Told when figures of a bot may have changed, when its notes have, and when no more will be told. */
type LiveListener = { onUsage(asOfMs: number): void; onNotes(): void; onEnd(): void };

/** Between the refresh, which knows when figures changed, and the pages that show them. */
export type LiveHub = {
  /** Gives what ends it, or undefined when too many listen already or the hub is closed. */
  subscribe(bot: string, listener: LiveListener): (() => void) | undefined;
  publish(bot: string, asOfMs: number): void;
  publishNotes(bot: string): void;
  /** Ends every listener, so that the server can stop. */
  close(): void;
};

export function createLiveHub(maxListeners = 1000): LiveHub {
  const listeners = new Map<string, Set<LiveListener>>();
  let count = 0;
  let isClosed = false;

  return {
    subscribe(bot, listener) {
      if (isClosed || count >= maxListeners) return undefined;
      const those = listeners.get(bot) ?? new Set();
      listeners.set(bot, those);
      those.add(listener);
      count += 1;
      return () => {
        if (!those.delete(listener)) return;
        count -= 1;
        if (those.size === 0) listeners.delete(bot);
      };
    },
    publish(bot, asOfMs) {
      for (const listener of [...(listeners.get(bot) ?? [])]) listener.onUsage(asOfMs);
    },
    publishNotes(bot) {
      for (const listener of [...(listeners.get(bot) ?? [])]) listener.onNotes();
    },
    close() {
      isClosed = true;
      for (const listener of [...listeners.values()].flatMap((those) => [...those])) listener.onEnd();
    },
  };
}
