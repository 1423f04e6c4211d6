import type { MessageWriter } from './group-commit.ts';
import { ofKnownBots } from './known-bots.ts';
import { type Pause, pause as pauseFor, pauseMsAfter } from './pause.ts';
import { openSegments, type Segment } from './segments.ts';
import type { SamePair, Spooled } from './spool-lines.ts';
import { WriteRefused } from './write-refused.ts';

/**
 * What is on disk before it is in the store: whoever brings it is not kept waiting by a store that is slow or dead. It goes
 * on to the store in the background, after a crash, too; twice, maybe, which the ids of messages make harmless.
 */
export type Spool = {
  /**
   * Resolves when it is on disk, where a crash leaves it. Where the disk does not take it, it stays in memory and is tried
   * again, as long as there is room. Rejects with {@link WriteRefused} when there is none, or it is closing.
   */
  keep(spooled: Spooled): Promise<void>;
  /** Resolves when the store has all that was kept until now; rejects when it, or the disk, does not take it. */
  settle(): Promise<void>;
  stats(): SpoolStats;
  /** Takes nothing more. What is on disk is left there for the next start. */
  close(): Promise<void>;
};

export type SpoolStats = {
  /** Kept, and not yet in the store. */
  waitingMessages: number;
  /** Of these, the ones that a crash would lose, because the disk does not take them. */
  unsafeMessages: number;
  bytes: number;
  /** How often the disk, or the store, did not take what was to go there. */
  failures: number;
  /** Messages that were turned away because there was no room. */
  refusedMessages: number;
};

export type SpoolDeps = {
  directory: string;
  writer: Pick<MessageWriter, 'write'>;
  /** Who is one user; before the messages, which go to that user. */
  learn(pairs: readonly SamePair[]): Promise<void>;
  /** What is of a bot that was deleted is left out, when it comes and when it goes on. */
  isKnown(bot: string): boolean;
  log: { warn(details: object, message: string): void; error(details: object, message: string): void };
  maxBytes?: number;
  /** The most messages and pairs that wait in memory while the disk does not take them. */
  maxUnsafeLines?: number;
  pause?: Pause;
};

type Waiting = Spooled & { kept(): void; refused(reason: WriteRefused): void };

/** What comes within this time is taken out together: each file costs the disk two writes. */
const gatherMs = 200;
/** Goes to the writer at a time, so that other senders find their place in its queue. */
const messagesPerWrite = 5_000;
/** What keeps a file from being read for a moment only. */
const passing: ReadonlySet<string> = new Set(['EAGAIN', 'EBUSY', 'EINTR', 'EMFILE', 'ENFILE', 'ENOMEM']);

/** Throws when its directory cannot be used. */
export function openSpool(deps: SpoolDeps): Spool {
  const { directory, learn, writer, isKnown, log } = deps;
  const { maxBytes = 512 * 1024 * 1024, maxUnsafeLines = 100_000, pause = pauseFor } = deps;
  const segments = openSegments(directory);
  const closing = new AbortController();
  const waiting: Waiting[] = [];
  const settlers: { upTo: number; settled(): void; failed(error: unknown): void }[] = [];
  /** Who waits for the disk, to hear when it does not take what there is. */
  let untilKept: ((error: unknown) => void)[] = [];
  let unsafeLines = 0;
  const counts = { unsafeMessages: 0, failures: 0, refusedMessages: 0 };
  let keeping: Promise<void> | undefined;
  let draining: Promise<void> | undefined;
  let isFull = false;
  let turn: Promise<unknown> = Promise.resolve();

  /** One after another: a file is either added to or sealed. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  /** Many deliveries, one write to disk. */
  async function keepAll(): Promise<void> {
    let failed = 0;
    while (waiting.length > 0) {
      const batch = waiting.slice();
      const messages = batch.flatMap((one) => one.messages);
      const pairs = batch.flatMap((one) => one.pairs);
      try {
        await inTurn(() => segments.append({ messages, pairs }));
      } catch (error) {
        counts.failures += 1;
        failed += 1;
        if (failed === 1)
          log.error({ err: error }, 'The spool cannot be written; messages of webhooks wait in memory.');
        for (const tell of untilKept.splice(0)) tell(new WriteRefused('store_unavailable', 5, { cause: error }));
        if (closing.signal.aborted) break;
        await pause(pauseMsAfter(failed), closing.signal);
        continue;
      }
      if (failed > 0) log.warn({ messages: messages.length }, 'The spool can be written again; nothing was lost.');
      failed = 0;
      waiting.splice(0, batch.length);
      counts.unsafeMessages -= messages.length;
      unsafeLines -= messages.length + pairs.length;
      for (const { kept } of batch) kept();
      draining ??= drain();
    }
    for (const { refused } of waiting) refused(new WriteRefused('shutting_down', 5));
    if (waiting.length > 0)
      log.error(
        { messages: counts.unsafeMessages },
        'Messages of webhooks were lost: the disk did not take them before Turnout stopped.',
      );
    untilKept = [];
    keeping = undefined;
  }

  /** Everything that is on disk goes to the store, again and again until it does. */
  async function drain(): Promise<void> {
    let failed = 0;
    while (!closing.signal.aborted) {
      if (segments.sealed().length === 0) {
        if (settlers.length === 0) await pause(gatherMs, closing.signal);
        await inTurn(segments.seal).catch(() => undefined);
      }
      const [segment] = segments.sealed();
      if (segment === undefined) break;
      try {
        await store(segment);
        if (failed > 0) log.warn({}, 'The store takes the messages of the spool again.');
        failed = 0;
      } catch (error) {
        if (closing.signal.aborted) break;
        counts.failures += 1;
        failed += 1;
        if (failed === 1)
          log.error({ err: error }, 'The store does not take the messages of the spool; they wait on disk.');
        for (const { failed: tell } of settlers.splice(0)) tell(error);
        await pause(pauseMsAfter(failed), closing.signal);
      }
      settleUpTo();
    }
    draining = undefined;
    settleUpTo();
  }

  async function store(segment: Segment): Promise<void> {
    const found = await segments.read(segment).catch((error: unknown) => leaveOut(segment, error));
    if (found === undefined) return;
    const { messages, pairs, damaged } = found;
    if (damaged > 0)
      log.warn({ lines: damaged }, 'Lines of the spool are not whole, as a crash leaves them; they are left out.');
    await learn(ofKnownBots(pairs, isKnown));
    const known = ofKnownBots(messages, isKnown);
    for (let from = 0; from < known.length; from += messagesPerWrite) {
      await writer.write(known.slice(from, from + messagesPerWrite));
    }
    await segments
      .remove(segment)
      .catch((error: unknown) =>
        log.error(
          { err: error, path: segment.path },
          'A file of the spool cannot be removed. What was in it is in the store; remove it by hand.',
        ),
      );
    isFull = false;
  }

  /** A file that is gone or broken must not keep what is behind it waiting; one that is well is tried again. */
  async function leaveOut(segment: Segment, error: unknown): Promise<undefined> {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (passing.has(code)) throw error;
    log.error(
      { err: error, path: segment.path, messages: segment.messages },
      'A file of the spool cannot be read; its messages are not counted. Where it is still there, it is set aside.',
    );
    await segments.setAside(segment).catch(() => undefined);
  }

  function settleUpTo(): void {
    const oldest = segments.sealed()[0]?.number ?? Number.POSITIVE_INFINITY;
    const done = settlers.filter(({ upTo }) => upTo < oldest);
    for (const settler of done) {
      settlers.splice(settlers.indexOf(settler), 1);
      settler.settled();
    }
  }

  function refuse(messages: number, reason: WriteRefused): never {
    counts.refusedMessages += messages;
    throw reason;
  }

  if (segments.sealed().length > 0) draining = drain();

  return {
    async keep(spooled) {
      const messages = ofKnownBots(spooled.messages, isKnown);
      const pairs = ofKnownBots(spooled.pairs, isKnown);
      const lines = messages.length + pairs.length;
      if (lines === 0) return;
      if (closing.signal.aborted) return refuse(messages.length, new WriteRefused('shutting_down', 5));
      if (segments.stats().bytes > maxBytes || unsafeLines + lines > maxUnsafeLines) {
        if (!isFull) log.error({ maxBytes }, 'The spool is full: messages of webhooks that come now are not counted.');
        isFull = true;
        return refuse(messages.length, new WriteRefused('queue_full', 5));
      }
      counts.unsafeMessages += messages.length;
      unsafeLines += lines;
      await new Promise<void>((kept, refused) => {
        waiting.push({ messages, pairs, kept, refused });
        keeping ??= keepAll();
      });
    },
    async settle() {
      if (keeping !== undefined) await Promise.race([keeping, new Promise((_, failed) => untilKept.push(failed))]);
      await inTurn(segments.seal);
      const upTo = segments.sealed().at(-1)?.number;
      if (upTo === undefined) return;
      await new Promise<void>((settled, failed) => {
        settlers.push({ upTo, settled, failed });
        draining ??= drain();
      });
    },
    stats() {
      const { bytes, messages } = segments.stats();
      return { ...counts, bytes, waitingMessages: messages + counts.unsafeMessages };
    },
    async close() {
      closing.abort();
      await Promise.all([keeping, draining]);
      await inTurn(segments.seal);
      for (const { failed } of settlers.splice(0)) failed(new WriteRefused('shutting_down', 5));
    },
  };
}
