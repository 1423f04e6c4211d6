import type { Environment } from './environment.ts';
import type { Options } from './settings.ts';
import { createClient } from './turnout.ts';

export type Sent = { url: string; headers: Record<string, string>; messages: Record<string, unknown>[] };
export type Answer = { status: number; body?: unknown; retryAfter?: string } | 'unreachable';

export const startMs = Date.UTC(2026, 10, 23);

/** A world on command: time moves when the test says so, and the server answers what it is told to. */
export function createWorld() {
  let nowMs = startMs;
  const timers = new Map<number, { at: number; run(): void; keepsAlive: boolean }>();
  let lastTimer = 0;
  let idle = () => {};
  let listeners = 0;
  const sent: Sent[] = [];
  const answers: Answer[] = [];
  const warnings: string[] = [];
  const environment: Environment = {
    async fetch(input, init) {
      await Promise.resolve();
      const messages = JSON.parse(String(init?.body));
      sent.push({ url: String(input), headers: init?.headers as Record<string, string>, messages });
      const answer = answers.shift() ?? { status: 200 };
      if (answer === 'unreachable') throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
      const { status, body = { accepted: messages.length, rejected: [] }, retryAfter } = answer;
      const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
    },
    now: () => nowMs,
    random: () => 0.5,
    randomId: () => 'made-up',
    setTimer(run, ms, keepsAlive) {
      lastTimer += 1;
      timers.set(lastTimer, { at: nowMs + ms, run, keepsAlive });
      return lastTimer;
    },
    clearTimer: (timer) => void timers.delete(timer as number),
    onIdleExit: (run) => {
      listeners += 1;
      idle = run;
      return () => {
        listeners -= 1;
        idle = () => {};
      };
    },
    warn: (problem) => warnings.push(problem),
  };
  /** Lets promises settle. */
  const settle = async () => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    environment,
    sent,
    answers,
    warnings,
    timers,
    exit: () => idle(),
    listeners: () => listeners,
    settle,
    async pass(ms: number) {
      nowMs += ms;
      for (const [id, { at, run }] of [...timers].sort(([, a], [, b]) => a.at - b.at)) {
        if (at <= nowMs && timers.delete(id)) run();
      }
      await settle();
    },
  };
}

export const options: Options = { url: 'https://turnout.example/', bot: 'support', key: 'k1' };
export const message = (user: string | number) => ({ platform: 'telegram', user });
/** A client in a world of its own. */
export const open = (more: Partial<Options> = {}) => {
  const world = createWorld();
  return { ...world, turnout: createClient({ ...options, ...more }, world.environment) };
};
export const users = ({ messages }: Sent) => messages.map(({ user }) => user);
