import { createDeliver } from './deliver.ts';
import type { Environment } from './environment.ts';
import { type Direction, encode, type Message, type Tellable } from './message.ts';
import { createQueue, type Queue } from './queue.ts';
import { createReport } from './report.ts';
import { bounded, type Options, readSettings } from './settings.ts';

export type Turnout = {
  /** The bot received this message from the user. Returns at once and never throws. */
  received(message: Tellable): void;
  /** The bot sent this message to the user. Returns at once and never throws. */
  sent(message: Tellable): void;
  /**
   * Sends what waits. Resolves to whether nothing told before waits any more; `false` when something does after `timeoutMs`
   * (default 5,000). Never rejects. On edge runtimes: `ctx.waitUntil(turnout.flush())`.
   */
  flush(options?: Patience): Promise<boolean>;
  /** Flushes, and lets go of what is left then. What is told afterwards is dropped. */
  close(options?: Patience): Promise<boolean>;
  stats(): Stats;
};

export type Patience = { timeoutMs?: number | undefined };

/** Every message told is in exactly one of these. */
export type Stats = {
  /** Waiting, or on their way. */
  queued: number;
  /** On Turnout's disk. */
  delivered: number;
  /** Not sent, because a field is wrong. */
  invalid: number;
  /** Not taken by Turnout, which found a field wrong. */
  rejected: number;
  /** Lost: the queue was full, the request could not be taken at all, or the client was closed or given no url, bot or key. */
  dropped: number;
};

/** The client, in a world given. {@link createTurnout} is the same in the real one. */
export function createClient(options: Options, environment: Environment): Turnout {
  // Whatever a program without types passes.
  const given: Partial<Options> = typeof options === 'object' && options !== null ? options : {};
  const { onProblem } = given;
  const report = createReport(typeof onProblem === 'function' ? onProblem : environment.warn);
  const settings = readSettings(given);
  const isSet = !('wrong' in settings);
  if (!isSet) report.tell('settings', settings.wrong);
  const { now } = environment;
  const fetch: typeof environment.fetch = (...request) => (given.fetch ?? environment.fetch)(...request);
  const queue: Queue | undefined = isSet
    ? createQueue(settings, createDeliver(settings, { fetch, now }), environment, report)
    : undefined;
  const counts = { invalid: 0, dropped: 0 };
  let isClosed = false;
  let instance: string | undefined;
  let madeUpIds = 0;

  const madeUp = {
    now,
    id() {
      madeUpIds += 1;
      // TRAP: not before the first message; some edge runtimes have no randomness while modules load.
      instance ??= environment.randomId();
      return `${instance}-${madeUpIds.toString(36)}`;
    },
  };

  function tell(direction: Direction, tellable: Tellable): void {
    try {
      if (typeof tellable !== 'function') tellOne(direction, tellable);
      else for (const message of listed(tellable())) tellOne(direction, message);
    } catch (error) {
      // Its text may hold something of a message.
      wrong(`What was to give a message failed: ${error instanceof Error ? error.name : 'it threw'}.`);
    }
  }

  function tellOne(direction: Direction, message: Message): void {
    const encoded = encode(direction, message, madeUp);
    if ('wrong' in encoded) wrong(encoded.wrong);
    else if (queue !== undefined && !isClosed) queue.add(encoded.json);
    else {
      counts.dropped += 1;
      if (isClosed) report.tell('closed', 'The client is closed; further messages are dropped.');
    }
  }

  function wrong(sentence: string): void {
    counts.invalid += 1;
    report.tell(sentence, sentence);
  }

  const flush = (patience?: Patience) =>
    queue?.flush(bounded(patience?.timeoutMs, 5_000, 0, 3_600_000)) ?? Promise.resolve(true);

  return {
    received: (message) => tell('received', message),
    sent: (message) => tell('sent', message),
    flush,
    async close(patience) {
      isClosed = true;
      const isGone = await flush(patience);
      queue?.clear();
      return isGone;
    },
    stats() {
      const { delivered, rejected, dropped } = queue?.counts ?? { delivered: 0, rejected: 0, dropped: 0 };
      return {
        queued: queue?.length ?? 0,
        delivered,
        rejected,
        invalid: counts.invalid,
        dropped: dropped + counts.dropped,
      };
    },
  };
}

function listed(messages: Message | readonly Message[] | null | undefined): readonly Message[] {
  if (messages === null || messages === undefined) return [];
  // The cast: `isArray` does not know readonly ones.
  return Array.isArray(messages) ? messages : [messages as Message];
}
