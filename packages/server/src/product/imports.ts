import { ProductError } from './product-error.ts';

/** Imports under way, which end where their bot is deleted. */
export type Imports = {
  /** `signal` is aborted when the bot is deleted. */
  begin(bot: string): Underway;
  /** Resolves when nothing is written any more by what was begun for the bot. */
  stop(bot: string): Promise<void>;
};

type Underway = {
  signal: AbortSignal;
  /** To be called around what writes; rejects with the signal's reason once it is aborted. */
  writing<Result>(work: () => Promise<Result>): Promise<Result>;
  end(): void;
};

export function createImports(): Imports {
  const all = new Set<{ bot: string; abort: AbortController; written: Promise<unknown> }>();
  return {
    begin(bot) {
      const one = { bot, abort: new AbortController(), written: Promise.resolve<unknown>(undefined) };
      const { signal } = one.abort;
      all.add(one);
      return {
        signal,
        async writing(work) {
          signal.throwIfAborted();
          const result = work();
          one.written = result.catch(() => undefined);
          return await result;
        },
        // Whoever asked may hang up while it still writes.
        end: () => void one.written.then(() => all.delete(one)),
      };
    },
    async stop(bot) {
      const ofBot = [...all].filter((one) => one.bot === bot);
      for (const { abort } of ofBot)
        abort.abort(new ProductError(`The bot "${bot}" was deleted; its import was stopped.`));
      await Promise.all(ofBot.map(({ written }) => written));
    },
  };
}
