import type { DeliveryEntry } from '@turnout/contract';
import { AccessError } from './access-error.ts';
import type { Database } from './database.ts';

/** What became of a delivery; see the contract's `deliveryEntry`. */
export type DeliveryOutcome = Omit<DeliveryEntry, 'at' | 'connector' | 'times'>;

export type Deliveries = {
  /** Is written within a second. Never throws: a log that cannot be written must not stop messages. */
  note(bot: string, connector: string, outcome: DeliveryOutcome): void;
  /** The last ones, the newest first. */
  list(bot: string): DeliveryEntry[];
  /** Writes what is not yet written. */
  close(): void;
};

type Row = { connector: string; at: number; what: string; times: number };
type Waiting = { bot: string; connector: string; what: string; atMs: number; times: number };

const keptPerBot = 500;
const shown = 200;
/** A flood beyond this, in one second, is left out of the log; nothing else depends on the log. */
const mostWaiting = 2_000;

export function createDeliveries(database: Database, now: () => number): Deliveries {
  const sql = database.statements(new URL('./deliveries.sql', import.meta.url));
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const entries = waiting;
    waiting = [];
    const bots = new Set(entries.map(({ bot }) => bot));
    if (bots.size === 0) return;
    try {
      database.transaction(() => {
        for (const { atMs, ...entry } of entries) {
          const values = { ...entry, at: atMs };
          if (sql.run('repeat', values) === 0) sql.run('add', values);
        }
        for (const bot of bots) sql.run('trim', { bot, kept: keptPerBot });
      });
    } catch (error) {
      // A full or busy disk: these lines are missing from the log, and the figures are not.
      if (error instanceof AccessError) return;
      throw error;
    }
  };

  return {
    note(bot, connector, outcome) {
      const what = JSON.stringify(outcome);
      const last = waiting.findLast((entry) => entry.bot === bot);
      if (last !== undefined && last.connector === connector && last.what === what) {
        last.times += 1;
        last.atMs = now();
      } else if (waiting.length < mostWaiting) {
        waiting.push({ bot, connector, what, atMs: now(), times: 1 });
      }
      timer ??= setTimeout(flush, 1000).unref();
    },
    list(bot) {
      flush();
      return sql.all<Row>('list', { bot, most: shown }).map(toEntry);
    },
    close: flush,
  };
}

const toEntry = ({ connector, at, what, times }: Row): DeliveryEntry => ({
  at: new Date(at).toISOString(),
  connector,
  // The cast: it is what `note` wrote.
  ...(JSON.parse(what) as DeliveryOutcome),
  times,
});
