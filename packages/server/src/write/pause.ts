import { setTimeout as delay } from 'node:timers/promises';

/** Waits before the next try; `signal` cuts it short. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export const pause: Pause = (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined);

const firstMs = 100;
const longestMs = 2_000;

/** How long to wait after so many failures in a row. */
export const pauseMsAfter = (failures: number): number => Math.min(longestMs, firstMs * 2 ** (failures - 1));
