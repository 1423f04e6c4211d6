import { zoneOf } from '@turnout/contract';
import type { Engine } from '../store/engine.ts';
import { readLedger } from './ledger.ts';
import { type Progress, rebuildScope, refreshScope } from './passes.ts';

type Deps = {
  engine: Engine;
  /** The bot as it is now; undefined once it is deleted. */
  bots(bot: string): { timezone: string } | undefined;
  /** Up to where all inserts are over; see write/commit-clock.ts. */
  clock: { settled(): number };
  now(): number;
  /** Called after each refresh of a bot; everything answered 200 before `asOfMs` is in its figures. */
  onRefreshed(bot: string, asOfMs: number): void;
  log: { warn(details: object, message: string): void };
};

export type Refresher = {
  /** Something of these bots was committed; a refresh follows at once, or right after the one that runs. */
  touch(bots: ReadonlySet<string>): void;
  /** Everything answered 200 before this instant (ms) is in the bot's figures. */
  asOfMs(bot: string): number;
  /** The rows received until this instant (ms) are what the bot's figures are made of. */
  settledMs(bot: string): number;
  /** Resolves when everything committed until now is in the figures; rejects when the refresh fails. */
  settle(bot: string): Promise<void>;
  /** Makes all figures of a bot again from its messages, in its present zone. */
  rebuild(bot: string, progress?: Progress): Promise<void>;
  /** Finishes what a crash left, for these bots. To be called before the first question is answered. */
  catchUp(bots: readonly string[]): Promise<void>;
  /** Waits for the refresh that runs, and starts no other. */
  close(): Promise<void>;
};

const firstRetryMs = 500;
const lastRetryMs = 30_000;
/** At least this long between two refreshes, and at least as long as the last one took: half a core, at most. */
const restMs = 50;
const longestRestMs = 1000;

/** The loop that turns new messages into figures. One refresh at a time; bots of one zone share it. */
export async function createRefresher({ engine, bots, clock, now, onRefreshed, log }: Deps): Promise<Refresher> {
  const ledger = await readLedger(engine);
  /** Bot → the instant before which everything is in its figures. `pending` waits for a refresh, `running` is in one. */
  const pending = new Map<string, number>();
  const running = new Map<string, number>();
  const waiting: { bot: string; resolve(): void; reject(reason: unknown): void }[] = [];
  /** All work on the figures, one after another. */
  let work: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let retryMs = firstRetryMs;
  let closed = false;

  function queue<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = work.then(task);
    work = result.catch(() => undefined);
    return result;
  }

  function schedule(delayMs: number) {
    if (closed || timer) return;
    timer = setTimeout(() => void queue(cycle).then(rest, retry), delayMs);
  }
  function rest(tookMs: number) {
    timer = undefined;
    retryMs = firstRetryMs;
    if (pending.size > 0) schedule(Math.min(Math.max(tookMs, restMs), longestRestMs));
  }
  function retry(cause: unknown) {
    timer = undefined;
    log.warn({ err: cause, retryMs }, 'The figures could not be refreshed; trying again.');
    schedule(retryMs);
    retryMs = Math.min(retryMs * 2, lastRetryMs);
  }

  /** Refreshes everything that is pending. Resolves to how long it took (ms). */
  async function cycle(): Promise<number> {
    const began = now();
    const taken = [...pending];
    pending.clear();
    for (const [bot, since] of taken) running.set(bot, since);
    const settlers = waiting.splice(0);
    const settled = clock.settled();
    const idle = ledgerBots(taken.map(([bot]) => bot));
    try {
      for (const group of groupByZone(taken.map(([bot]) => bot))) await refreshGroup(group, settled);
      ledger.advance(idle, settled);
      running.clear();
      for (const [bot] of taken) onRefreshed(bot, pending.get(bot) ?? began);
      for (const settler of settlers) settler.resolve();
    } catch (cause) {
      running.clear();
      for (const [bot, since] of taken) pending.set(bot, since);
      for (const settler of settlers) settler.reject(cause);
      throw cause;
    }
    return now() - began;
  }

  const known = new Set<string>();
  const ledgerBots = (busy: readonly string[]) => {
    const idle = [...known].filter((bot) => !busy.includes(bot));
    for (const bot of busy) known.add(bot);
    return idle;
  };

  type Group = { timezone: string; bots: string[]; rebuild: boolean };

  /** Bots of one zone go together; one whose zone changed, or that was never refreshed, goes alone. */
  function groupByZone(dirty: readonly string[]): Group[] {
    const groups = new Map<string, Group>();
    for (const bot of dirty) {
      const timezone = bots(bot)?.timezone;
      if (!timezone) continue;
      const before = ledger.of(bot).timezone;
      const alone = before !== timezone;
      const key = alone ? `bot ${bot}` : timezone;
      const group = groups.get(key) ?? { timezone, bots: [], rebuild: alone && before !== undefined };
      group.bots.push(bot);
      groups.set(key, group);
    }
    return [...groups.values()];
  }

  async function refreshGroup(group: Group, settled: number, progress?: Progress): Promise<void> {
    const entries = group.bots.map(ledger.of);
    const version = ledger.nextVersion();
    const scope = {
      bots: group.bots,
      zone: zoneOf(group.timezone),
      since: Math.min(...entries.map(({ since }) => since)),
      done: Math.min(...entries.map(({ done }) => done)),
      version,
    };
    await (group.rebuild ? rebuildScope : refreshScope)(engine, scope, progress);
    await ledger.record(group.bots, { settled, version: version + 1, timezone: group.timezone });
  }

  const touch = (touched: Iterable<string>) => {
    for (const bot of touched) if (!pending.has(bot)) pending.set(bot, now());
    schedule(0);
  };

  return {
    touch,
    asOfMs: (bot) => running.get(bot) ?? pending.get(bot) ?? now(),
    settledMs: (bot) => ledger.of(bot).since,
    settle(bot) {
      if (!pending.has(bot) && !running.has(bot)) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiting.push({ bot, resolve, reject });
        touch([bot]);
      });
    },
    rebuild(bot, progress) {
      return queue(async () => {
        const timezone = bots(bot)?.timezone;
        if (!timezone) return;
        const began = now();
        await refreshGroup({ timezone, bots: [bot], rebuild: true }, clock.settled(), progress);
        known.add(bot);
        onRefreshed(bot, pending.get(bot) ?? began);
      });
    },
    async catchUp(all) {
      for (const bot of all) {
        known.add(bot);
        const { timezone } = ledger.of(bot);
        const zoneChanged = timezone !== undefined && timezone !== bots(bot)?.timezone;
        if (zoneChanged || (await ledger.isUnfinished(bot))) pending.set(bot, 0);
      }
      if (pending.size > 0) await queue(cycle);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await work;
      for (const settler of waiting.splice(0)) settler.reject(new Error('The refresh was stopped.'));
    },
  };
}
