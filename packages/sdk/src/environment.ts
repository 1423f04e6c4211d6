/** What the client needs of the world; tests bring their own. */
export type Environment = {
  fetch: typeof fetch;
  now(): number;
  /** 0 ≤ x < 1. */
  random(): number;
  /** Only a timer that somebody waits for keeps a process alive. */
  setTimer(run: () => void, ms: number, keepsAlive: boolean): unknown;
  clearTimer(timer: unknown): void;
  /** Calls back when the process has nothing left to do, where there is a process. */
  onIdleExit(run: () => void): void;
  warn(problem: string): void;
};

type NodeLike = { process?: { on?(event: 'beforeExit', run: () => void): unknown } };

/** Node, Bun, Deno, edge runtimes and browsers. */
export const environment: Environment = {
  fetch: (input, init) => fetch(input, init),
  now: () => Date.now(),
  random: () => Math.random(),
  setTimer(run, ms, keepsAlive) {
    const timer: unknown = setTimeout(run, ms);
    if (
      !keepsAlive &&
      typeof timer === 'object' &&
      timer !== null &&
      'unref' in timer &&
      typeof timer.unref === 'function'
    )
      timer.unref();
    return timer;
  },
  // The cast: it came from setTimeout, whose type differs from one runtime to the next.
  clearTimer: (timer) => clearTimeout(timer as Parameters<typeof clearTimeout>[0]),
  // The cast: only Node and those who follow it have a process.
  onIdleExit: (run) => (globalThis as NodeLike).process?.on?.('beforeExit', run),
  // biome-ignore lint/suspicious/noConsole: a library has nowhere else to say it; onProblem takes its place.
  warn: (problem) => console.warn(`[turnout] ${problem}`),
};
