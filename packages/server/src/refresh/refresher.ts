import { zoneOf } from '@turnout/contract';
import type { Engine } from '../store/engine.ts';
import { readLedger } from './ledger.ts';
import { type Aliases, copyMoved, removeMoved, searchFrom } from './moving.ts';
import { type Progress, rebuildScope, refreshScope } from './passes.ts';
import { type Seen, settledMs } from './reading.ts';

type Deps = {
  engine: Engine;
  /** The bot as it is now; undefined once it is deleted. */
  bots(bot: string): { timezone: string } | undefined;
  /** Who is one user under several ids. */
  identities: Aliases;
  /** Stamps inserts, and knows which are over; see write/commit-clock.ts. */
  clock: { begin(): number; end(stamp: number): void; seen(): Seen };
  now(): number;
  /** Called after each refresh of a bot; everything answered 200 before `asOfMs` is in its figures. */
  onRefreshed(bot: string, asOfMs: number): void;
  log: { warn(details: object, message: string): void };
};

export type Refresher = {
  /**
   * Something of these bots was committed, or may have been; a refresh follows at once, or right after the one that
   * runs. To be called in the same turn in which the insert's stamp ends on the clock.
   */
  touch(bots: ReadonlySet<string>): void;
  /** Everything answered 200 before this instant (ms) is in the bot's figures. */
  asOfMs(bot: string): number;
  /** The rows that the bot's figures are made of. */
  seen(bot: string): Seen;
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

/** A bot with something to do: everything answered before `sinceMs` is in its figures. */
type Due = { sinceMs: number; waiters: { resolve(): void; reject(reason: unknown): void }[] };
type Group = { timezone: string; bots: string[]; isRebuild: boolean };

/** The loop that turns new messages into figures. One refresh at a time; bots of one zone share it. */
export async function createRefresher(deps: Deps): Promise<Refresher> {
  const { engine, bots, identities: aliases, clock, now, onRefreshed, log } = deps;
  const ledger = await readLedger(engine);
  /** A bot waits in `pending` for its refresh, and is in `running` during it; something may come in meanwhile. */
  const pending = new Map<string, Due>();
  const running = new Map<string, Due>();
  /** What the figures are made of already, of bots whose ledger does not say so yet. */
  const shown = new Map<string, Seen>();
  /** Bots of which the last refresh failed. They are tried again after a while, each by itself, and hold up no other. */
  const failing = new Set<string>();
  /** All work on the figures, one after another. */
  let work: Promise<unknown> = Promise.resolve();
  let cycleTimer: NodeJS.Timeout | undefined;
  let retryTimer: NodeJS.Timeout | undefined;
  let retryMs = firstRetryMs;
  let isClosed = false;

  function queue<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = work.then(task);
    work = result.catch(() => undefined);
    return result;
  }

  /** Nobody who deletes a bot has to wait for its next try. */
  const isDue = (bot: string) => retryTimer === undefined || !failing.has(bot) || bots(bot) === undefined;

  function schedule(delayMs: number): void {
    if (isClosed || cycleTimer !== undefined) return;
    cycleTimer = setTimeout(async () => {
      const { tookMs } = await queue(cycle);
      cycleTimer = undefined;
      if ([...pending.keys()].some(isDue)) schedule(Math.min(Math.max(tookMs, restMs), longestRestMs));
    }, delayMs);
  }

  function scheduleRetry(): void {
    if (isClosed || retryTimer !== undefined) return;
    retryTimer = setTimeout(() => {
      retryTimer = undefined;
      schedule(0);
    }, retryMs);
    retryMs = Math.min(retryMs * 2, lastRetryMs);
  }

  /** Refreshes everything that is due, and tells what failed. */
  async function cycle(): Promise<{ tookMs: number; failures: unknown[] }> {
    const began = now();
    const failures: unknown[] = [];
    ledger.advance(clock.seen(), pending);
    for (const group of groupByZone([...pending.keys()].filter(isDue))) {
      if (isClosed) break;
      const failure = await refreshGroup(group);
      if (failure) failures.push(failure.cause);
    }
    if (failing.size === 0) retryMs = firstRetryMs;
    return { tookMs: now() - began, failures };
  }

  /**
   * Bots of one zone go together, and so do those of one zone that have no figures yet: two hundred new ones at a time take
   * seconds, one after another minutes. One that is to be made anew, or that failed, goes alone.
   */
  function groupByZone(due: readonly string[]): Group[] {
    const groups = new Map<string, Group>();
    for (const bot of due) {
      const timezone = bots(bot)?.timezone;
      if (timezone === undefined) {
        forget(bot);
        continue;
      }
      const made = ledger.of(bot).timezone;
      const isRebuild = made !== timezone;
      const isAlone = failing.has(bot) || (isRebuild && made !== undefined);
      const key = isAlone ? `bot ${bot}` : isRebuild ? `first in ${timezone}` : timezone;
      const group = groups.get(key) ?? { timezone, bots: [], isRebuild };
      group.bots.push(bot);
      groups.set(key, group);
    }
    return [...groups.values()];
  }

  function forget(deleted: string): void {
    ledger.forget(deleted);
    shown.delete(deleted);
    failing.delete(deleted);
    for (const { resolve } of pending.get(deleted)?.waiters ?? []) resolve();
    pending.delete(deleted);
  }

  /** When it fails, its bots are due again. */
  async function refreshGroup(group: Group, progress?: Progress): Promise<{ cause: unknown } | undefined> {
    const began = now();
    for (const bot of group.bots) {
      const due = pending.get(bot);
      if (due) running.set(bot, due);
      pending.delete(bot);
      failing.delete(bot);
    }
    try {
      await makeFigures(group, progress);
    } catch (cause) {
      for (const bot of group.bots) {
        const { sinceMs, waiters } = running.get(bot) ?? { sinceMs: began, waiters: [] };
        running.delete(bot);
        pending.set(bot, { sinceMs, waiters: pending.get(bot)?.waiters ?? [] });
        failing.add(bot);
        for (const { reject } of waiters) reject(cause);
      }
      log.warn({ err: cause, bots: group.bots }, 'The figures could not be refreshed; they will be tried again.');
      scheduleRetry();
      return { cause };
    }
    for (const bot of group.bots) {
      const waiters = running.get(bot)?.waiters ?? [];
      running.delete(bot);
      for (const { resolve } of waiters) resolve();
      onRefreshed(bot, pending.get(bot)?.sinceMs ?? began);
    }
    return undefined;
  }

  /** Several rounds only where more users turned out to be others than one round takes. */
  async function makeFigures({ bots: group, ...how }: Group, progress?: Progress): Promise<void> {
    const entries = group.map(ledger.of);
    const since = Math.min(...entries.map((entry) => settledMs(entry.seen)));
    let made = { since, done: Math.min(...entries.map(({ done }) => done)) };
    // TRAP: a rebuild that was cut short is written down with its own version, so that its zeros are no newer.
    let search: ReturnType<typeof searchFrom> | undefined = searchFrom(since, how.isRebuild ? 0 : made.done);
    for (let isRebuild = how.isRebuild; search; isRebuild = false) {
      const moved = await copyMoved({ engine, clock, aliases }, group, search);
      const version = ledger.nextVersion();
      const scope = { bots: group, zone: zoneOf(how.timezone), ...made, seen: moved.seen, version };
      if (isRebuild) {
        // TRAP: cut short, a rebuild leaves days of two zones. So that is written down first, or nobody would notice once
        // the bot has its old zone again.
        const [entry] = entries;
        if (entry?.timezone !== undefined) await ledger.record(group, { ...entry, done: version, timezone: undefined });
        await rebuildScope(engine, scope, progress);
      } else {
        await refreshScope(engine, scope, progress);
      }
      for (const bot of group) shown.set(bot, moved.seen);
      await removeMoved(engine, group, moved.seen);
      made = { since: settledMs(moved.seen), done: version + 1 };
      search = moved.next;
      if (search) continue;
      const { until, underWay } = moved.seen;
      await ledger.record(group, { seen: { until, underWay }, done: version + 1, timezone: how.timezone });
    }
    for (const bot of group) shown.delete(bot);
  }

  return {
    touch(touched) {
      for (const bot of touched) if (!pending.has(bot)) pending.set(bot, { sinceMs: now(), waiters: [] });
      schedule(0);
    },
    asOfMs: (bot) => (running.get(bot) ?? pending.get(bot))?.sinceMs ?? now(),
    seen: (bot) => shown.get(bot) ?? ledger.of(bot).seen,
    settle(bot) {
      const due = pending.get(bot) ?? running.get(bot);
      if (due === undefined) return Promise.resolve();
      if (isClosed) return Promise.reject(stopped());
      return new Promise((resolve, reject) => due.waiters.push({ resolve, reject }));
    },
    rebuild(bot, progress) {
      return queue(async () => {
        const timezone = bots(bot)?.timezone;
        if (timezone === undefined) return;
        const failure = await refreshGroup({ timezone, bots: [bot], isRebuild: true }, progress);
        if (failure) throw failure.cause;
      });
    },
    async catchUp(all) {
      for (const bot of all) {
        if (await ledger.isUnfinished(bot, bots(bot)?.timezone)) pending.set(bot, { sinceMs: 0, waiters: [] });
      }
      const { failures } = await queue(cycle);
      if (failures.length > 0) throw failures[0];
    },
    async close() {
      isClosed = true;
      clearTimeout(cycleTimer);
      clearTimeout(retryTimer);
      await work;
      for (const { waiters } of pending.values()) for (const { reject } of waiters) reject(stopped());
    },
  };
}

const stopped = () => new Error('The refresh was stopped.');
