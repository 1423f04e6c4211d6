import type { Identities } from '../packages/server/src/identity/identities.ts';
import { createLog } from '../packages/server/src/product/log.ts';
import { openProduct, type Product } from '../packages/server/src/product/open-product.ts';
import type { Params } from '../packages/server/src/store/engine.ts';
import { loadSql } from '../packages/server/src/store/sql.ts';
import { openImport } from '../packages/server/src/transfer/import/open-import.ts';
import { insertBare } from './bare-insert.ts';
import { generateParams, type Shape } from './data.ts';
import { createMeters } from './meter.ts';

const file = (name: string) => new URL(name, import.meta.url);
const sql = {
  insertGenerated: loadSql(file('insert-generated.sql')),
  writeFile: loadSql(file('write-file.sql')),
};
const messagesPerStatement = 5_000_000;

/** Everything that host.ts does when it is asked to. */
export type Work = ReturnType<typeof createWork>;

export function createWork() {
  let opened: Product | undefined;
  const meters = createMeters();
  const product = () => {
    if (opened === undefined) throw new Error('The product is not open.');
    return opened;
  };
  const parts = () => product().parts;

  return {
    /** Opens the product on an ephemeral port. */
    async open(dataDirectory: string): Promise<{ port: number }> {
      opened = await openProduct({
        settings: {
          host: '127.0.0.1',
          port: 0,
          dataDirectory,
          secret: undefined,
          administrator: undefined,
          publicUrl: undefined,
          logLevel: 'warn',
        },
        log: createLog('warn'),
        isOpen: false,
        commands: [],
      });
      return { port: Number(new URL(opened.publicUrl).port) };
    },

    /** A new bot and its keys. */
    async createBot(bot: string, timezone: string): Promise<{ ingest: string; read: string }> {
      const { bots, keys } = await parts().access();
      bots.create({ bot, name: bot, timezone });
      return { ingest: keys.create(bot, 'ingest').secret, read: keys.create(bot, 'read').secret };
    },

    /** Connects Telegram to the bot, which has a webhook of its own; gives the token that a delivery carries. */
    async connect(bot: string, forwardTo: string): Promise<string> {
      const { connections } = await parts().access();
      return connections.set(bot, 'telegram', { forwardTo }).credentials['secretToken'] ?? '';
    },

    /** The bot's messages, made by the engine; not in the figures yet. */
    async generate(shape: Shape): Promise<void> {
      const { engine, clock, hasher } = await parts().counting();
      for (let first = 0; first < shape.messages; first += messagesPerStatement) {
        const receivedAt = clock.begin();
        const count = Math.min(messagesPerStatement, shape.messages - first);
        const params = { ...generateParams(shape, first, count), ...hasher.sqlParams, received_at: receivedAt };
        await engine.execute('import', sql.insertGenerated, params);
        clock.end(receivedAt);
      }
    },

    /** Messages that are not among the generated ones, as a file. */
    async writeFile(shape: Shape, path: string, format: string, count: number): Promise<void> {
      const { engine } = await parts().counting();
      await engine.execute('import', sql.writeFile, { ...generateParams(shape, shape.messages, count), path, format });
    },

    /** What `turnout import` does. `figuresMs` is the part of it after the last row was on disk. */
    async importFile(bot: string, path: string): Promise<{ rows: number; ms: number; figuresMs: number }> {
      const began = performance.now();
      let stored = Number.NaN;
      const report = ({ phase }: { phase: string }) => {
        if (phase === 'Computing figures') stored = performance.now();
      };
      const { signal } = new AbortController();
      const directory = parts().settings.dataDirectory;
      const deps = { ...(await parts().counting()), now: Date.now, directory, report, signal };
      const opened = await openImport(deps, { path, bot, map: {} });
      try {
        await opened.store(report);
      } finally {
        opened.close();
      }
      const ended = performance.now();
      return { rows: opened.rows - opened.rejected, ms: ended - began, figuresMs: ended - stored };
    },

    /** Resolves when all that is stored of the bot is in its figures. */
    async settle(bot: string): Promise<void> {
      const { refresher } = await parts().counting();
      refresher.touch(new Set([bot]));
      await refresher.settle(bot);
    },

    /** Ids that turn out to be one person; on disk when it resolves. */
    async learn(bot: string, pairs: Parameters<Identities['learn']>[1]): Promise<void> {
      const { identities } = await parts().counting();
      await identities.learn(bot, pairs);
    },

    async rebuild(bot: string): Promise<void> {
      const { refresher } = await parts().counting();
      await refresher.rebuild(bot);
    },

    /** Asks the engine, beside the product. */
    async query(statement: string, params: Params = {}): Promise<Record<string, unknown>[]> {
      const { engine } = await parts().counting();
      return engine.query('import', statement, params);
    },

    /** How many messages the writer has stored since the start, in how many inserts. */
    async batches(): Promise<number> {
      const { writer } = await parts().counting();
      return writer.stats().batches;
    },

    /** Messages of a day, inserted by the engine alone, `perInsert` at a time. Messages a second. */
    async insertBare(bot: string, messages: number, perInsert: number): Promise<number> {
      const { engine, clock } = await parts().counting();
      return insertBare({ engine, clock }, { bot, messages, perInsert });
    },

    /** Starts a meter, or starts it anew. */
    meter: meters.start,
    metered: meters.read,

    close: async (): Promise<void> => {
      await opened?.close();
    },
  };
}
