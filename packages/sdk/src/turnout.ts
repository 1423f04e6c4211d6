import { backoffMs } from './backoff.ts';
import { createDeliver } from './deliver.ts';
import { type Environment, environment as ownEnvironment } from './environment.ts';
import { type Direction, encode, type Message } from './message.ts';

export type Options = {
  /** Where Turnout runs, such as `https://turnout.example.com`. */
  url: string;
  bot: string;
  /** A key of scope `ingest`. */
  key: string;
  /** Messages kept while they cannot be delivered; what comes beyond is dropped and counted. Default 10,000, about 2 MB. */
  maxQueued?: number;
  /** Messages a request. Default 500. */
  maxBatch?: number;
  /** How long a message waits for company. Default 1,000 ms. */
  flushMs?: number;
  /** How long a request may take. Default 10,000 ms. */
  timeoutMs?: number;
  /** Told what went wrong, once per kind of trouble until it is over. Default: a line on the console. */
  onProblem?(problem: string): void;
};

export type Turnout = {
  /** The bot received this message from the user. Returns at once and never throws. */
  received(message: Message): void;
  /** The bot sent this message to the user. Returns at once and never throws. */
  sent(message: Message): void;
  /**
   * Sends what waits. Resolves to whether everything told before is delivered; `false` when it is not after `timeoutMs`
   * (default 10,000). Never rejects. On edge runtimes: `ctx.waitUntil(turnout.flush())`.
   */
  flush(options?: { timeoutMs?: number }): Promise<boolean>;
  stats(): Stats;
};

export type Stats = {
  /** Waiting, or on their way. */
  queued: number;
  /** On Turnout's disk. */
  delivered: number;
  /** Not taken by Turnout, or not even sent because a field is wrong. */
  rejected: number;
  /** Lost: the queue was full, or the request could not be taken at all. */
  dropped: number;
};

/**
 * A client for one bot. It gathers messages and delivers them in the background, one request at a time, until Turnout says
 * that they are on disk. Ids and times are made at the call, so that a retry repeats the same message.
 */
export function createTurnout(options: Options, environment: Environment = ownEnvironment): Turnout {
  const { maxQueued = 10_000, maxBatch = 500, flushMs = 1_000, timeoutMs = 10_000 } = options;
  const { now, random, setTimer, clearTimer } = environment;
  const deliver = createDeliver({ ...options, timeoutMs, fetch: (input, init) => environment.fetch(input, init), now });
  const queue: string[] = [];
  const counts = { delivered: 0, rejected: 0, dropped: 0 };
  const instance = `${random().toString(36).slice(2)}${random().toString(36).slice(2)}`;
  const waiters = new Set<{ until: number; done(delivered: boolean): void }>();
  let told = 0;
  /** Messages that left the queue, one way or another: the place of the queue's head in the order of telling. */
  let left = 0;
  let failures = 0;
  let timer: unknown;
  let isSending = false;
  let problem: string | undefined;

  const madeUp = { now, id: () => `${instance}-${told.toString(36)}` };

  function tell(direction: Direction, message: Message): void {
    try {
      const encoded = encode(direction, message, madeUp);
      if ('wrong' in encoded) {
        counts.rejected += 1;
        report(encoded.wrong);
      } else if (queue.length >= maxQueued) {
        counts.dropped += 1;
        report(`More than ${maxQueued} messages wait; further ones are not counted until Turnout takes them again.`);
      } else {
        told += 1;
        queue.push(encoded.json);
        if (failures === 0) schedule(queue.length < maxBatch ? flushMs : 0);
      }
    } catch (error) {
      // A getter that throws, a report that throws: whatever it is, it is not worth a bot's answer.
      counts.rejected += 1;
      void error;
    }
  }

  function schedule(ms: number): void {
    if (isSending) return;
    if (timer !== undefined) {
      if (ms > 0) return;
      clearTimer(timer);
    }
    timer = setTimer(() => void send(), ms, false);
  }

  /** Delivers until the queue is empty or something fails. */
  async function send(): Promise<void> {
    if (isSending) return;
    clearTimer(timer);
    timer = undefined;
    isSending = true;
    let isDelayed = false;
    while (queue.length > 0 && !isDelayed) isDelayed = await sendBatch();
    isSending = false;
    if (queue.length > 0 && timer === undefined) schedule(0);
  }

  /** True when what is left has to wait. */
  async function sendBatch(): Promise<boolean> {
    const batch = queue.slice(0, maxBatch);
    const outcome = await deliver(batch);
    if (outcome.kind === 'again') {
      report(outcome.why);
      const ms = Math.max(outcome.afterMs ?? 0, backoffMs(failures, random));
      failures += 1;
      timer = setTimer(() => void send(), ms, false);
      return true;
    }
    failures = 0;
    queue.splice(0, batch.length);
    left += batch.length;
    if (outcome.kind === 'stored') {
      counts.delivered += outcome.accepted;
      counts.rejected += outcome.rejected;
      if (outcome.why === undefined) problem = undefined;
      else report(outcome.why);
    } else {
      counts.dropped += batch.length;
      report(outcome.why);
    }
    for (const waiter of waiters) if (left >= waiter.until) waiter.done(true);
    return false;
  }

  function report(what: string): void {
    if (what === problem) return;
    problem = what;
    try {
      (options.onProblem ?? environment.warn)(what);
    } catch {
      // The bot's own report failed; there is nobody else to tell.
    }
  }

  function flush({ timeoutMs: patience = 10_000 }: { timeoutMs?: number } = {}): Promise<boolean> {
    if (queue.length === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const limit = setTimer(() => waiter.done(false), patience, true);
      const waiter = {
        until: told,
        done(delivered: boolean) {
          clearTimer(limit);
          waiters.delete(waiter);
          resolve(delivered);
        },
      };
      waiters.add(waiter);
      void send();
    });
  }

  environment.onIdleExit(() => {
    // Once: an event loop that a failed attempt leaves empty again would call back for ever.
    if (queue.length > 0 && failures === 0) void send();
  });

  return {
    received: (message) => tell('received', message),
    sent: (message) => tell('sent', message),
    flush,
    stats: () => ({ queued: queue.length, ...counts }),
  };
}
