import { backoffMs } from './backoff.ts';
import type { Deliver, Outcome } from './deliver.ts';
import type { Environment } from './environment.ts';
import type { Report } from './report.ts';
import type { Settings } from './settings.ts';

export type Queue = {
  readonly length: number;
  readonly counts: Readonly<{ delivered: number; rejected: number; dropped: number }>;
  /** Takes an encoded message, or drops it where there is no room. */
  add(json: string): void;
  /** Sends what waits. Resolves to whether nothing told before waits any more; never rejects. */
  flush(patienceMs: number): Promise<boolean>;
  /** Drops what waits. */
  clear(): void;
};

type Attempt = { sinceMs: number };

/** How many failures an answer that somebody has to mend stands for: pauses of 16 to 32 seconds, then a minute. */
const slowFailures = 6;
const pollMs = 50;

/** Keeps messages until Turnout has them on disk, one request at a time. */
export function createQueue(settings: Settings, deliver: Deliver, environment: Environment, report: Report): Queue {
  const { maxQueued, maxBatch, flushMs, timeoutMs } = settings;
  const { now, random, setTimer, clearTimer, onIdleExit } = environment;
  const waiting: string[] = [];
  const counts = { delivered: 0, rejected: 0, dropped: 0 };
  let added = 0;
  /** Messages that left the queue, one way or another: the place of its head in the order of adding. */
  let left = 0;
  let failures = 0;
  /** Until when Turnout has asked to be left alone. */
  let notBeforeMs = 0;
  /** When the next attempt is due after one that failed. */
  let retryAtMs = 0;
  let flushing = 0;
  let timer: unknown;
  let wakesAtMs = 0;
  let attempt: Attempt | undefined;
  let stopListening: (() => void) | undefined;
  let isLastTried = false;
  /** Messages a request: fewer than `maxBatch` after so many were too large. */
  let batchSize = maxBatch;

  function add(json: string): void {
    if (waiting.length >= maxQueued) {
      counts.dropped += 1;
      report.tell('full', `${maxQueued} messages wait for Turnout; further ones are dropped until it takes them.`);
      return;
    }
    added += 1;
    waiting.push(json);
    stopListening ??= onIdleExit(lastTry);
    if (failures === 0 && !isSending()) wakeIn(waiting.length < maxBatch ? flushMs : 0);
  }

  /**
   * An attempt without an end does not count: edge runtimes forget a request's promises and timers once it is answered,
   * and a `fetch` of somebody's own may ignore its signal.
   */
  const isSending = () => attempt !== undefined && now() - attempt.sinceMs < 2 * timeoutMs;

  function wakeIn(ms: number): void {
    const at = now() + ms;
    if (timer !== undefined && wakesAtMs <= at) return;
    clearTimer(timer);
    timer = undefined;
    wakesAtMs = at;
    try {
      timer = setTimer(() => void send(), ms, false);
    } catch {
      // Some edge runtimes have no timers while modules load. The next message or flush sends what waits.
    }
  }

  /**
   * Delivers until the queue is empty or something fails. While somebody flushes, only until so many have left: on edge runtimes
   * a loop lives no longer than the request that it was started for, so each flush has to deliver its own. Requests end by `endsAtMs`.
   */
  async function send(until = 0, endsAtMs = Number.POSITIVE_INFINITY): Promise<void> {
    if (isSending()) return;
    clearTimer(timer);
    timer = undefined;
    const mine: Attempt = { sinceMs: now() };
    attempt = mine;
    let pauseMs: number | undefined;
    while (waiting.length > 0 && pauseMs === undefined && now() < endsAtMs && (flushing === 0 || left < until)) {
      mine.sinceMs = now();
      const batch = waiting.slice(0, batchSize);
      const outcome = await deliver(batch, Math.min(timeoutMs, endsAtMs - mine.sinceMs));
      if (attempt !== mine) return;
      pauseMs = settle(outcome, batch.length);
    }
    attempt = undefined;
    // Out of time in spite of successes, a try at the exit was the last one, too.
    if (endsAtMs < Number.POSITIVE_INFINITY) isLastTried = waiting.length > 0;
    if (pauseMs !== undefined) wakeIn(pauseMs);
    else if (waiting.length > 0) wakeIn(flushMs);
  }

  /** Gives the pause to make where the batch stays. */
  function settle(outcome: Outcome, size: number): number | undefined {
    if (outcome.kind === 'again') {
      report.tell('delivery', outcome.why);
      const ownMs = backoffMs(Math.max(failures, outcome.isSlow ? slowFailures : 0), random);
      failures += 1;
      notBeforeMs = now() + outcome.afterMs;
      const pauseMs = Math.max(outcome.afterMs, ownMs);
      retryAtMs = now() + pauseMs;
      return pauseMs;
    }
    failures = 0;
    isLastTried = false;
    if (outcome.kind === 'refused' && outcome.isTooLarge && size > 1) {
      batchSize = Math.ceil(size / 2);
      return undefined;
    }
    report.over('full');
    if (outcome.kind === 'refused') {
      report.tell('delivery', outcome.why);
      counts.dropped += size;
    } else {
      // What was too large by itself is gone.
      if (batchSize === 1) batchSize = maxBatch;
      report.over('delivery');
      if (outcome.why !== undefined) report.tell('rejected', outcome.why);
      counts.delivered += size - outcome.rejected;
      counts.rejected += outcome.rejected;
    }
    leave(size);
    return undefined;
  }

  function leave(size: number): void {
    waiting.splice(0, size);
    left += size;
    if (waiting.length > 0) return;
    stopListening?.();
    stopListening = undefined;
  }

  /**
   * Once: an event loop that a failed attempt leaves empty again would call back for ever. And for no longer than one request may
   * take: a server that is slow does not keep a process that has ended.
   */
  function lastTry(): void {
    if (isLastTried || now() < notBeforeMs) return;
    isLastTried = true;
    void send(0, now() + timeoutMs);
  }

  async function flush(patienceMs: number): Promise<boolean> {
    const until = added;
    // A pause of our own making is cut short once.
    let earliestMs = notBeforeMs;
    let isOver = false;
    let wake = () => {};
    const end = () => {
      isOver = true;
      wake();
    };
    let limit: unknown;
    try {
      limit = setTimer(end, patienceMs, true);
    } catch {
      // Where there are no timers yet, no request can be made either.
      return left >= until;
    }
    flushing += 1;
    while (left < until && !isOver) {
      let pause: unknown;
      await new Promise<void>((resolve) => {
        wake = resolve;
        // TRAP: the end of somebody else's attempt is looked for, not waited for. A promise that another request's
        // attempt resolves would go on in that request's name, and end with it.
        if (isSending()) pause = setTimer(resolve, pollMs, false);
        else if (now() < earliestMs) pause = setTimer(resolve, earliestMs - now(), false);
        else void send(until).then(resolve);
      });
      clearTimer(pause);
      earliestMs = retryAtMs;
    }
    flushing -= 1;
    clearTimer(limit);
    return left >= until;
  }

  return {
    get length() {
      return waiting.length;
    },
    counts,
    add,
    flush,
    clear() {
      clearTimer(timer);
      timer = undefined;
      attempt = undefined;
      counts.dropped += waiting.length;
      leave(waiting.length);
    },
  };
}
