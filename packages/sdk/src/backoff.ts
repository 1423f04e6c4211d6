const firstMs = 500;
const longestMs = 60_000;

/**
 * How long to wait after so many failures in a row: twice as long each time up to a minute, and anywhere in the upper half of
 * that, so that a thousand bots do not come back in the same instant.
 */
export function backoffMs(failures: number, random: () => number): number {
  const ms = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 30));
  return ms / 2 + (ms / 2) * random();
}
