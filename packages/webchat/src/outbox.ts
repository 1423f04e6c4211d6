type Waiting = { direction: 'received' | 'sent'; id: string; user: string | undefined; atMs: number };

export type Outbox = {
  add(message: Waiting): void;
  /** Sends soon what waits. */
  wake(): void;
  clear(): void;
};

type Options = {
  address: string;
  key: string;
  /** Whether anything may leave the page. */
  isOpen(): boolean;
  /** The user of messages that were told before one could be named. */
  userId(): string;
};

/** The most that Turnout takes from a page at a time. */
const batchSize = 20;
/** When Turnout cannot be reached, the oldest beyond these are given up. */
const mostWaiting = 200;
const gatherMs = 500;
const longestPauseMs = 300_000;
const requestMs = 20_000;
/** Later than that, a message says when it happened. Before, Turnout's clock is taken: a visitor's may be wrong. */
const soonMs = 60_000;

/**
 * Delivers in the background, one request at a time, until Turnout says that it has the messages. When the page is left
 * or hidden, what waits is handed to the browser, which sends it even if the page is gone (`keepalive`).
 */
export function createOutbox({ address, key, isOpen, userId }: Options): Outbox {
  let waiting: Waiting[] = [];
  let underWay = 0;
  let failures = 0;
  let planned: ReturnType<typeof setTimeout> | undefined;

  /** A pause that has begun is kept, so that new messages do not shorten it. */
  const plan = (ms: number) => {
    planned ??= setTimeout(() => {
      planned = undefined;
      if (underWay === 0) void send();
    }, ms);
  };

  const send = async (): Promise<void> => {
    if (!isOpen() || waiting.length === 0) return;
    const batch = waiting.splice(0, batchSize);
    underWay++;
    const pauseS = await post(batch);
    underWay--;
    failures = pauseS === undefined ? 0 : failures + 1;
    if (pauseS !== undefined && isOpen()) waiting = [...batch, ...waiting].slice(-mostWaiting);
    if (waiting.length === 0) return;
    const pauseMs = failures && Math.max((pauseS ?? 0) * 1000, Math.min(longestPauseMs, 1000 * 2 ** failures));
    // What a page told before it was hidden is gathered still: that would end the pause at once.
    if (failures > 0) {
      clearTimeout(planned);
      planned = undefined;
    }
    // Up to twice as long, so that the pages of many visitors do not come back at the same moment.
    plan(pauseMs * (1 + Math.random()));
  };

  /** Resolves to undefined once Turnout has answered for good, else to the seconds that it wants to be left alone. */
  const post = async (batch: readonly Waiting[]): Promise<number | undefined> => {
    try {
      const answer = await fetch(address, {
        method: 'POST',
        keepalive: true,
        credentials: 'omit',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(batch.map(encode)),
        // Missing in some browsers that have everything else.
        signal: AbortSignal.timeout?.(requestMs) ?? null,
      });
      const { ok, status, headers } = answer;
      if (status === 429 || status >= 500) return Number(headers.get('Retry-After')) || 0;
      // biome-ignore lint/suspicious/noConsole: repeating would not help, and only who made the page can mend it.
      if (!ok) console.warn('Turnout:', await answer.text());
      return undefined;
    } catch {
      return 0;
    }
  };

  const encode = (message: Waiting) => {
    const { direction, id, atMs } = message;
    message.user ??= userId();
    const timestamp = Date.now() - atMs > soonMs ? atMs : undefined;
    return { platform: 'webchat', user: message.user, direction, id, timestamp };
  };

  const leave = () => {
    for (let left = Math.ceil(waiting.length / batchSize); left > 0; left--) void send();
  };
  globalThis.addEventListener?.('pagehide', leave);
  // On a phone, a page that is hidden may never come back, and may not hear of its end. Most do come back, though, and
  // are hidden often: that does not shorten a pause that Turnout asked for.
  globalThis.document?.addEventListener('visibilitychange', () => document.hidden && failures === 0 && leave());

  return {
    add(message) {
      waiting = [...waiting, message].slice(-mostWaiting);
      plan(gatherMs);
    },
    wake: () => plan(0),
    clear() {
      waiting = [];
    },
  };
}
