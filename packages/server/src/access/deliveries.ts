import type { DeliveryEntry } from '@turnout/contract';
import { AccessError } from './access-error.ts';
import type { Database } from './database.ts';

/** What became of a delivery; see the contract's `deliveryEntry`. */
export type DeliveryOutcome = Omit<DeliveryEntry, 'id' | 'at' | 'connector' | 'times'>;

export type Deliveries = {
  /** Is written within a second. Never throws: a log that cannot be written must not stop messages. */
  note(bot: string, connector: string, outcome: DeliveryOutcome): void;
  /** The last ones, the newest first. */
  list(bot: string): DeliveryEntry[];
  /** Writes what is not yet written. */
  close(): void;
};

type Row = { id: number; connector: string; at: number; what: string; times: number };
type Waiting = { bot: string; connector: string; what: string; isRefused: boolean; atMs: number; times: number };

/** Of each connector, so that a busy one leaves the others their lines. */
const kept = 200;
const shown = 200;
/** Of one bot in one second; a flood beyond this is left out of the log, and nothing else depends on the log. */
const mostWaiting = 300;

export function createDeliveries(database: Database, now: () => number): Deliveries {
  const sql = database.statements(new URL('./deliveries.sql', import.meta.url));
  let waiting = new Map<string, Waiting[]>();
  let timer: NodeJS.Timeout | undefined;

  const write = ({ isRefused, atMs, ...entry }: Waiting) => {
    const values = { ...entry, at: atMs };
    if (sql.run(isRefused ? 'repeat_refused' : 'repeat', values) > 0) return;
    sql.run('add', values);
    sql.run('trim', { bot: entry.bot, connector: entry.connector, kept });
  };

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const entries = [...waiting.values()].flat();
    waiting = new Map();
    if (entries.length === 0) return;
    try {
      database.transaction(() => {
        for (const entry of entries) write(entry);
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
      const isRefused = outcome.outcome === 'refused';
      const ofBot = waiting.get(bot) ?? [];
      waiting.set(bot, ofBot);
      const same = isRefused
        ? ofBot.find((entry) => entry.connector === connector && entry.what === what)
        : ofBot.findLast((entry) => entry.connector === connector);
      if (same?.what === what) {
        same.times += 1;
        same.atMs = now();
      } else if (ofBot.length < mostWaiting) {
        ofBot.push({ bot, connector, what, isRefused, atMs: now(), times: 1 });
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

const toEntry = ({ id, connector, at, what, times }: Row): DeliveryEntry => ({
  id,
  at: new Date(at).toISOString(),
  connector,
  // The cast: it is what `note` wrote.
  ...(JSON.parse(what) as DeliveryOutcome),
  times,
});
