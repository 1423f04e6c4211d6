import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHasher, type Hasher } from '../../receive/hash.ts';
import { createRefresher, type Refresher } from '../../refresh/refresher.ts';
import type { Engine } from '../../store/engine.ts';
import { openStore } from '../../store/open.ts';
import { createCommitClock } from '../../write/commit-clock.ts';
import type { BadRow } from './faults.ts';
import { type ImportDeps, type ImportRequest, openImport } from './open-import.ts';
import type { Report } from './watch-statement.ts';

type Outcome = { rows: number; rejected: number; withoutId: number; bad: BadRow[] };

/** A dry run stores nothing. `report` is told how far it is. */
type Options = Partial<ImportRequest> & { dryRun?: boolean; report?: Report; signal?: AbortSignal };

/** The rooms that an import passes, real, on a directory of its own. */
export type ImportScene = {
  directory: string;
  engine: Engine;
  hasher: Hasher;
  nowMs: number;
  /** Writes a file and imports it; gives what the import says, and throws what it throws. */
  importText(name: string, contents: string | Buffer, request?: Options): Promise<Outcome>;
  importPath(path: string, request?: Options): Promise<Outcome>;
  /** What an import works with, told how far to report and when to stop. */
  deps(options: { report?: Report | undefined; signal?: AbortSignal | undefined }): ImportDeps;
  refresher: Refresher;
  close(): Promise<void>;
};

export async function openImportScene(): Promise<ImportScene> {
  const directory = mkdtempSync(join(tmpdir(), 'turnout-import-'));
  const engine = await openStore({ directory: join(directory, 'engine') });
  const hasher = createHasher('a secret of the tests');
  const clock = createCommitClock(Date);
  const nowMs = Date.now();
  const log = {
    warn(_details: object, message: string) {
      throw new Error(message);
    },
  };
  const bots = () => ({ timezone: 'UTC' });
  const identities = { hasAliases: () => false, canonicalOf: (_bot: string, user: bigint) => user };
  const refresher = await createRefresher({
    engine,
    bots,
    identities,
    clock,
    now: Date.now,
    onRefreshed: () => {},
    log,
  });

  const deps: ImportScene['deps'] = ({ report = () => {}, signal = new AbortController().signal }) => {
    return { engine, hasher, clock, refresher, now: () => nowMs, directory, report, signal };
  };

  const importPath: ImportScene['importPath'] = async (path, options = {}) => {
    const { dryRun = false, report = () => {}, signal, ...request } = options;
    const file = await openImport(deps({ report, signal }), { path, bot: 'support', map: {}, ...request });
    try {
      const bad: BadRow[] = [];
      for await (const row of file.badRows()) bad.push(row);
      if (!dryRun) await file.store(report);
      return { rows: file.rows, rejected: file.rejected, withoutId: file.withoutId, bad };
    } finally {
      file.close();
    }
  };

  return {
    directory,
    engine,
    hasher,
    nowMs,
    refresher,
    deps,
    importPath,
    importText(name, contents, request) {
      const path = join(directory, name);
      writeFileSync(path, contents);
      return importPath(path, request);
    },
    async close() {
      await refresher.close();
      await engine.close();
      rmSync(directory, { recursive: true });
    },
  };
}
