/** What the client needs of the world; tests bring their own. */
export type Environment = {
  fetch: typeof fetch;
  now(): number;
  /** 0 ≤ x < 1. */
  random(): number;
  /** Different at every call, in every process. */
  randomId(): string;
  /** Only a timer that somebody waits for keeps a process alive. */
  setTimer(run: () => void, ms: number, keepsAlive: boolean): unknown;
  clearTimer(timer: unknown): void;
  /** Calls back when the process has nothing left to do, where there is a process, until the function it gives is called. */
  onIdleExit(run: () => void): () => void;
  warn(problem: string): void;
};

type ProcessLike = Record<'on' | 'off', (event: 'beforeExit', run: () => void) => unknown>;
/** What is not everywhere: Node 18 has no global `crypto`, and edge runtimes have no process, or half of one. */
const { crypto, process } = globalThis as { crypto?: Partial<Crypto>; process?: Partial<ProcessLike> };

/** Node, Bun, Deno and edge runtimes. `fetch` is looked up at each call: what replaces it later replaces ours, too. */
export const environment: Environment = {
  fetch: (input, init) => fetch(input, init),
  now: () => Date.now(),
  random: () => Math.random(),
  randomId: () => crypto?.randomUUID?.() ?? [1, 2, 3].map(() => Math.random().toString(36).slice(2)).join(''),
  setTimer(run, ms, keepsAlive) {
    // The cast: a number in browsers and on the edge, an object in Node and Bun.
    const timer = setTimeout(run, ms) as unknown as { unref?(): void };
    if (!keepsAlive) timer.unref?.();
    return timer;
  },
  // The cast: it came from setTimeout, whose type differs from one runtime to the next.
  clearTimer: (timer) => clearTimeout(timer as Parameters<typeof clearTimeout>[0]),
  onIdleExit(run) {
    process?.on?.('beforeExit', run);
    return () => process?.off?.('beforeExit', run);
  },
  // biome-ignore lint/suspicious/noConsole: a library has nowhere else to say it; onProblem takes its place.
  warn: (problem) => console.warn(`[turnout] ${problem}`),
};
