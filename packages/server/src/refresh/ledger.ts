import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';

const file = (name: string) => new URL(name, import.meta.url);
const sql = {
  read: loadSql(file('read-refreshes.sql')),
  write: loadSql(file('write-refreshes.sql')),
  unsettled: loadSql(file('unsettled.sql')),
  lastReceived: loadSql(file('last-received.sql')),
};

/**
 * Up to where a bot's figures are made: see the table `refreshes`. Without a zone everything is to be made again: it
 * never was made, or was left in the middle.
 */
export type Entry = { since: number; done: number; timezone: string | undefined };

/**
 * What is already in the figures, bot by bot. Kept in memory and, after each finished refresh, in the engine; so a crash
 * in the middle leaves rows that the next start sees as unfinished.
 */
export type Ledger = {
  of(bot: string): Entry;
  /** The next two versions for a refresh to write; never handed out twice. */
  nextVersion(): number;
  /** Remembers, durably, up to where these bots' figures are made. */
  record(bots: readonly string[], entry: Entry): Promise<void>;
  /**
   * Nothing came in of the bots that are not `busy`, so that everything until `since` is in their figures, too: one that
   * wakes up makes no refresh of the others in its zone look back. In memory only: a restart finds the same out.
   */
  advance(since: number, busy: { has(bot: string): boolean }): void;
  /** A deleted bot: one that is made anew under its name starts from nothing. */
  forget(bot: string): void;
  /** Whether a crash, or another process, left something to do of this bot, whose zone is `timezone` now. */
  isUnfinished(bot: string, timezone: string | undefined): Promise<boolean>;
};

export async function readLedger(engine: Engine): Promise<Ledger> {
  type Row = { bot: string; version: number; settled: number; timezone: string };
  const rows = await engine.query<Row>('refresh', sql.read);
  const stored = new Map<string, Entry>(
    rows.map((row) => [row.bot, { since: row.settled, done: row.version, timezone: row.timezone || undefined }]),
  );
  /** Of these bots it is known that nothing else is left to do. */
  const checked = new Map<string, Entry>();
  let version = Math.max(0, ...rows.map((row) => row.version));
  const of = (bot: string): Entry => checked.get(bot) ?? stored.get(bot) ?? { since: -1, done: 0, timezone: undefined };

  return {
    of,
    nextVersion() {
      version += 2;
      return version - 1;
    },
    async record(bots, entry) {
      const { since, done, timezone = '' } = entry;
      await engine.execute('refresh', sql.write, { bots, version: done, settled: since, timezone });
      for (const bot of bots) checked.set(bot, entry);
    },
    advance(since, busy) {
      for (const [bot, entry] of checked) {
        if (!busy.has(bot)) checked.set(bot, { ...entry, since: Math.max(entry.since, since), done: version });
      }
    },
    forget(bot) {
      checked.delete(bot);
      stored.delete(bot);
    },
    async isUnfinished(bot, timezone) {
      const entry = of(bot);
      const [left] = await engine.query<{ messages: number; version: number }>('refresh', sql.unsettled, {
        bot,
        settled: entry.since,
        version: entry.done,
      });
      // TRAP: also what a zone change makes again must be newer than what a crash left.
      version = Math.max(version, left?.version ?? 0);
      const isInZone = !stored.has(bot) || entry.timezone === timezone;
      if (!left || left.messages > 0 || left.version > entry.done || !isInZone) return true;
      if (stored.has(bot)) checked.set(bot, entry);
      return false;
    },
  };
}

/** The newest `received_at` in the store (ms): the commit clock starts after it. */
export async function lastReceivedMs(engine: Engine): Promise<number> {
  const entries = await engine.query<{ settled: number }>('refresh', sql.read);
  const settled = Math.max(0, ...entries.map((entry) => entry.settled));
  const [row] = await engine.query<{ received: number }>('refresh', sql.lastReceived, { settled });
  return Math.max(settled, row?.received ?? 0);
}
