import { statSync } from 'node:fs';
import type { Hasher } from '../../receive/hash.ts';
import { type Engine, EngineError } from '../../store/engine.ts';
import { loadSql } from '../../store/sql.ts';
import { readBadRows } from './bad-rows.ts';
import type { ColumnMap } from './column-map.ts';
import { readContents } from './contents.ts';
import type { BadRow } from './faults.ts';
import { fileTypeOf } from './file-type.ts';
import { ImportError } from './import-error.ts';
import { describeReadFailure, withoutText } from './read-failure.ts';
import { openScratch } from './scratch.ts';
import { openSource, type Source } from './source.ts';
import { type Report, watchStatement } from './watch-statement.ts';

export type ImportRequest = {
  /** Absolute. */
  path: string;
  bot: string;
  /** Of every row, whatever the file says; undefined: the file says. */
  platform?: string | undefined;
  map: ColumnMap;
};

export type ImportDeps = {
  engine: Engine;
  hasher: Hasher;
  clock: { begin(): number; end(receivedAt: number): void };
  refresher: { touch(bots: ReadonlySet<string>): void; settle(bot: string): Promise<void> };
  now(): number;
  /** A directory of Turnout's own. */
  directory: string;
  report: Report;
  signal: AbortSignal;
};

/** A file that was judged row by row. Nothing of it is stored yet. */
export type Import = {
  rows: number;
  rejected: number;
  /** Of the good rows, those that are told apart by the file and their place in it. */
  withoutId: number;
  badRows(): AsyncIterable<BadRow>;
  /** Resolves when the good rows are on disk and in the figures. */
  store(report: Report): Promise<void>;
  close(): void;
};

const file = (name: string) => new URL(name, import.meta.url);
const rowsOf = { columns: loadSql(file('columns.sql')), lines: loadSql(file('lines.sql')) };
/** A statement over the rows of either kind of file. */
const overRows = (name: string) => ({
  columns: loadSql(file(name), { rows: rowsOf.columns }),
  lines: loadSql(file(name), { rows: rowsOf.lines }),
});
const sql = { check: overRows('check.sql'), badRows: overRows('bad-rows.sql'), insert: overRows('insert.sql') };
type Check = { rows: number; bad: number; without_id: number };

/**
 * Has the engine read a file: once to judge every row, once more to name the bad ones where there are any, and once to
 * store the good ones. Rejects with ImportError or EngineError, and with the signal's reason when it was aborted.
 */
export async function openImport(deps: ImportDeps, request: ImportRequest): Promise<Import> {
  const { engine, report, signal } = deps;
  const { path } = request;
  const type = fileTypeOf(path);
  const contents = await readContents(path, type, signal, (read, total) =>
    report({
      phase: 'Reading',
      fraction: total === 0 ? undefined : read / total,
      count: Math.round(read / 1e6),
      unit: 'MB',
    }),
  );
  const stamp = stampOf(path);
  const scratch = openScratch(deps.directory, path);
  const read = <Result>(phase: string, total: { rows?: number; bytes?: number }, statement: () => Promise<Result>) =>
    watchStatement(engine, { phase, total, report, signal }, statement).catch(async (cause: unknown) => {
      throw signal.aborted ? cause : await describeReadFailure(cause, path, type);
    });

  try {
    const { head, bytes, checksum } = contents;
    const source = await openSource(engine, { ...request, enginePath: scratch.link, type, head, nowMs: deps.now() });
    const [found] = await read('Checking', type.format === 'parquet' ? {} : { bytes }, () =>
      engine.query<Check>('import', sql.check[source.statements], source.params),
    );
    const { rows = 0, bad = 0, without_id: withoutId = 0 } = found ?? {};
    if (bad > 0) {
      const params = { ...source.params, report: scratch.report };
      await read('Naming bad rows', { rows }, () => engine.execute('import', sql.badRows[source.statements], params));
    }
    return {
      rows,
      rejected: bad,
      withoutId,
      badRows: () => (bad > 0 ? readBadRows(scratch.report, source.firstLine) : none()),
      async store(report) {
        if (stampOf(path) !== stamp)
          throw new ImportError(`${path} changed while it was read. Import it again once it is complete.`);
        if (rows > bad) await insert({ ...deps, report }, request.bot, source, rows, checksum);
      },
      close: scratch.remove,
    };
  } catch (error) {
    scratch.remove();
    throw error;
  }
}

/** What was inserted before a failure or an interruption stays, and has to get into the figures too. */
async function insert(deps: ImportDeps, bot: string, source: Source, rows: number, checksum: string): Promise<void> {
  const { engine, hasher, clock, refresher, report, signal } = deps;
  const receivedAt = clock.begin();
  const params = { ...source.params, ...hasher.sqlParams, bot, checksum, received_at: receivedAt };
  const watch = { phase: 'Importing', total: { rows }, report, signal };
  try {
    await watchStatement(engine, watch, () => engine.execute('import', sql.insert[source.statements], params));
  } catch (error) {
    throw error instanceof EngineError ? withoutText(error) : error;
  } finally {
    clock.end(receivedAt);
    refresher.touch(new Set([bot]));
  }
  report({ phase: 'Computing figures', fraction: undefined, count: rows, unit: 'rows' });
  await refresher.settle(bot);
}

/** Changes when the file does. */
function stampOf(path: string): string {
  const { size, mtimeMs, ino } = statSync(path);
  return `${size} ${mtimeMs} ${ino}`;
}

async function* none(): AsyncGenerator<never> {}
