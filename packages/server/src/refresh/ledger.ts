import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import { type Seen, settledMs } from './reading.ts';

const file = (name: string) => new URL(name, import.meta.url);
const sql = {
  read: loadSql(file('read-refreshes.sql')),
  lastVersion: loadSql(file('last-version.sql')),
  write: loadSql(file('write-refreshes.sql')),
  unsettled: loadSql(file('unsettled.sql')),
  lastReceived: loadSql(file('last-received.sql')),
};

/**
 * Up to where a bot's figures are made: see the table `refreshes`. `seen` are the rows in them. Without a zone
 * everything is to be made again: it never was made, or was left in the middle.
 */
type Entry = { seen: Seen; done: number; timezone: string | undefined };

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
   * Nothing came in of the bots that are not `busy`, so that everything seen is in their figures, too: one that wakes up
   * makes no refresh of the others in its zone look back. In memory only: a restart finds the same out.
   */
  advance(seen: Seen, busy: { has(bot: string): boolean }): void;
  /** A deleted bot: one that is made anew under its name starts from nothing. */
  forget(bot: string): void;
  /** Whether a crash, or another process, left something to do of this bot, whose zone is `timezone` now. */
  isUnfinished(bot: string, timezone: string | undefined): Promise<boolean>;
};

type Row = { bot: string; version: number; settled: number; timezone: string };

const nothing: Entry = { seen: { until: -1, underWay: [] }, done: 0, timezone: undefined };
const entryOf = ({ version, settled, timezone }: Row): Entry => ({
  seen: { until: settled, underWay: [] },
  done: version,
  timezone: timezone || undefined,
});

export async function readLedger(engine: Engine): Promise<Ledger> {
  const rows = await engine.query<Row>('refresh', sql.read);
  const stored = new Map<string, Entry>(rows.map((row) => [row.bot, entryOf(row)]));
  /** Of these bots it is known that nothing else is left to do. */
  const checked = new Map<string, Entry>();
  // TRAP: equal versions are one row, and which of them stays is chance.
  const [last] = await engine.query<{ version: number }>('refresh', sql.lastVersion);
  let version = last?.version ?? 0;
  const of = (bot: string): Entry => checked.get(bot) ?? stored.get(bot) ?? nothing;

  return {
    of,
    nextVersion() {
      version += 2;
      return version - 1;
    },
    async record(bots, entry) {
      const { seen, done, timezone = '' } = entry;
      await engine.execute('refresh', sql.write, { bots, version: done, settled: settledMs(seen), timezone });
      for (const bot of bots) checked.set(bot, entry);
    },
    advance(seen, busy) {
      for (const [bot, entry] of checked) {
        if (!busy.has(bot)) checked.set(bot, { ...entry, seen, done: version });
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
        settled: settledMs(entry.seen),
        version: entry.done,
      });
      const isInZone = !stored.has(bot) || entry.timezone === timezone;
      if (!left || left.messages > 0 || left.version > entry.done || !isInZone) return true;
      if (stored.has(bot) && of(bot) === entry) checked.set(bot, entry);
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
