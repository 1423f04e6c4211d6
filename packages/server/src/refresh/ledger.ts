import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';

const file = (name: string) => new URL(name, import.meta.url);
const sql = {
  read: loadSql(file('read-refreshes.sql')),
  write: loadSql(file('write-refreshes.sql')),
  unsettled: loadSql(file('unsettled.sql')),
};

/** Up to where a bot's figures are made: see the table `refreshes`. */
export type Entry = { since: number; done: number; timezone: string | undefined };

/**
 * What is already in the figures, bot by bot. Kept in memory and, after each finished refresh, in the engine; so a crash
 * in the middle leaves rows that the next start sees as unfinished.
 */
export type Ledger = {
  of(bot: string): Entry;
  /** The next two versions for a refresh to write; never handed out twice. */
  nextVersion(): number;
  /** Remembers, durably, that these bots are done. */
  record(bots: readonly string[], entry: { settled: number; version: number; timezone: string }): Promise<void>;
  /** Of bots of which nothing came in, everything until `settled` is in the figures, too. In memory only: a restart finds the same out. */
  advance(bots: Iterable<string>, settled: number): void;
  /** Whether a crash, or another process, left something of this bot to do. */
  isUnfinished(bot: string): Promise<boolean>;
};

export async function readLedger(engine: Engine): Promise<Ledger> {
  type Row = { bot: string; version: number; settled: number; timezone: string };
  const entries = new Map<string, Entry>();
  let version = 0;
  for (const row of await engine.query<Row>('refresh', sql.read)) {
    entries.set(row.bot, { since: row.settled, done: row.version, timezone: row.timezone });
    version = Math.max(version, row.version);
  }
  const nothing: Entry = { since: -1, done: 0, timezone: undefined };
  const of = (bot: string) => entries.get(bot) ?? nothing;

  return {
    of,
    nextVersion() {
      version += 2;
      return version - 1;
    },
    async record(bots, { settled, version: done, timezone }) {
      await engine.execute('refresh', sql.write, { bots, version: done, settled, timezone });
      for (const bot of bots) entries.set(bot, { since: settled, done, timezone });
    },
    advance(bots, settled) {
      for (const bot of bots) {
        const entry = entries.get(bot);
        if (entry) entry.since = Math.max(entry.since, settled);
      }
    },
    async isUnfinished(bot) {
      const { since, done } = of(bot);
      const [left] = await engine.query<{ messages: number; version: number }>('refresh', sql.unsettled, {
        bot,
        settled: since,
        version: done,
      });
      version = Math.max(version, left?.version ?? 0);
      return left !== undefined && (left.messages > 0 || left.version > done);
    },
  };
}

/** The newest `received_at` in the store (ms), at least `from`: the commit clock starts after it. */
export async function lastReceivedMs(engine: Engine): Promise<number> {
  const [newest] = await engine.query<{ settled: number }>(
    'refresh',
    'SELECT toUnixTimestamp64Milli(max(settled)) AS settled FROM refreshes',
  );
  const [row] = await engine.query<{ received: number }>('refresh', loadSql(file('last-received.sql')), {
    settled: newest?.settled ?? 0,
  });
  return Math.max(newest?.settled ?? 0, row?.received ?? 0);
}
