import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Access } from '../access/open.ts';
import type { Counting } from './counting.ts';
import { lockDirectory } from './lock.ts';
import type { Settings } from './settings.ts';

/**
 * What commands work with. Each part is opened when it is first asked for: the engine's library has 566 MB, and
 * a list of bots does not need it.
 */
export type Parts = {
  settings: Settings;
  log: Logger;
  access(): Promise<Access>;
  counting(): Promise<Counting>;
  /** Flushes and closes what was opened, in the order that loses nothing. */
  close(): Promise<void>;
};

type Options = {
  settings: Settings;
  log: Logger;
  secret: string;
  publicUrl: string;
  onRefreshed?(bot: string, asOfMs: number): void;
  onNotesChanged?(bot: string): void;
};

/** The data directory has to be prepared. The parts reject with ProductError, AccessError or EngineError. */
export function openParts(options: Options): Parts {
  const { settings, log, secret, publicUrl, onRefreshed = () => {}, onNotesChanged = () => {} } = options;
  const closers: (() => Promise<void> | void)[] = [];
  let access: Promise<Access> | undefined;
  let counting: Promise<Counting> | undefined;

  async function openAccounts(): Promise<Access> {
    const { openAccess } = await import('../access/open.ts');
    const directory = settings.dataDirectory;
    const opened = await openAccess({ directory, secret, publicUrl, now: Date.now, onNotesChanged });
    closers.push(() => opened.close());
    return opened;
  }

  async function openCounting(): Promise<Counting> {
    const access = await parts.access();
    const { bots } = access;
    const lock = lockDirectory(settings.dataDirectory);
    closers.push(() => lock.release());
    const { removeLeftScratch } = await import('../transfer/import/scratch.ts');
    removeLeftScratch(settings.dataDirectory);
    const { openStore } = await import('../store/open.ts');
    const { createGate } = await import('../receive/gate.ts');
    const { createIdentities } = await import('../identity/identities.ts');
    const { createHasher } = await import('../receive/hash.ts');
    const { createCommitClock } = await import('../write/commit-clock.ts');
    const { createFirstSeen } = await import('../write/first-seen.ts');
    const { createGroupCommit } = await import('../write/group-commit.ts');
    const { writerOfKnownBots } = await import('../write/known-bots.ts');
    const { openSpool } = await import('../write/spool.ts');
    const { createRefresher } = await import('../refresh/refresher.ts');
    const { lastReceivedMs } = await import('../refresh/ledger.ts');
    const { createImports } = await import('./imports.ts');
    const { finishDeletions } = await import('./delete-bot.ts');

    const engine = await openStore({ directory: join(settings.dataDirectory, 'engine') });
    closers.push(() => engine.close());
    const clock = createCommitClock(Date);
    clock.startAfter(await lastReceivedMs(engine));
    const hasher = createHasher(secret);
    const identities = await createIdentities({
      engine,
      clock,
      hasher,
      onLearnt: (learnt) => refresher.touch(learnt),
      onFailed: (error) =>
        log.error({ err: error }, 'Who is the same user could not be stored; it will be tried again.'),
    });
    const refresher = await createRefresher({
      engine,
      bots: bots.get,
      identities,
      clock,
      now: Date.now,
      onRefreshed,
      log,
    });
    closers.push(() => refresher.close());
    const commit = createGroupCommit({
      engine,
      clock,
      onCommitted: refresher.touch,
      onFailed: (error) => log.error({ err: error }, 'Messages could not be stored; their senders were told so.'),
    });
    const known = writerOfKnownBots(commit, bots.has);
    const writer = createFirstSeen({ engine, writer: known, resolve: identities.resolve });
    closers.push(() => writer.close());
    closers.push(() => identities.close());
    const spool = openSpool({
      directory: join(settings.dataDirectory, 'spool'),
      learn: identities.learnHashed,
      writer,
      isKnown: bots.has,
      log,
    });
    closers.push(() => spool.close());
    await refresher.catchUp(bots.list().map(({ bot }) => bot));
    const gates = { importing: createGate(1), imports: createImports(), deleting: createGate(1) };
    const opened = { engine, clock, hasher, identities, writer, spool, refresher, ...gates };
    await finishDeletions(access, opened, log);
    return opened;
  }

  const parts: Parts = {
    settings,
    log,
    access: () => (access ??= openAccounts()),
    counting: () => (counting ??= openCounting()),
    async close() {
      // What is opening is waited for; that it failed was somebody else's to hear.
      await Promise.allSettled([access, counting]);
      for (const close of closers.splice(0).reverse()) await close();
    },
  };
  return parts;
}
