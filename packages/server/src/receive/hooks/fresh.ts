/** How far the clock of a platform and ours may be apart, and how long a delivery may take to come. */
const fiveMinutesMs = 5 * 60 * 1000;

/** Whether a signed time in whole seconds is of now. What is older may be a recording that somebody plays again. */
export function isFresh(seconds: string, nowMs: number): boolean {
  return /^\d{1,12}$/.test(seconds) && Math.abs(nowMs - Number(seconds) * 1000) <= fiveMinutesMs;
}
