type CatchUpParts = {
  /** Whether what is shown misses something from before that instant. */
  isBehind(asOfMs: number): boolean;
  fetchAll(): Promise<void>;
};

/** An answer that stays behind after this many fetches is left so until the next signal. */
const maxFetches = 2;

/**
 * Turns live signals into fetches, one at a time: signals that come while one runs ask for at most one more, so that a
 * busy bot neither floods the server nor starves the page; and a signal older than what is shown costs nothing.
 */
export function createCatchUp({ isBehind, fetchAll }: CatchUpParts): (asOfMs: number) => void {
  let latest = Number.NEGATIVE_INFINITY;
  let isRunning = false;
  const run = async () => {
    isRunning = true;
    for (let fetches = 0; fetches < maxFetches && isBehind(latest); ) {
      const target = latest;
      await fetchAll();
      fetches = isBehind(target) ? fetches + 1 : 0;
    }
    isRunning = false;
  };
  return (asOfMs) => {
    latest = Math.max(latest, asOfMs);
    if (!isRunning) void run();
  };
}
