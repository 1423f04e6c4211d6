import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import type { Progress, Scope } from './scope.ts';
import { userSlices } from './spans.ts';

const file = (name: string) => new URL(name, import.meta.url);
const sql = {
  countedRows: loadSql(file('counted-rows.sql')),
  link: loadSql(file('link.sql')),
  linkAll: loadSql(file('link-all.sql')),
};

/** What one statement may sort: about 150 MB. */
const rowsPerSlice = 1_500_000;
/** The same where a user's other days are read, too. */
const changedRowsPerSlice = 200_000;

/** user_days → day_users, for the users of whom a row changed. */
export const link = (engine: Engine, scope: Scope, progress: Progress) =>
  linkSlices(engine, scope, { sql: sql.link, rowsPerSlice: changedRowsPerSlice }, progress);

/** user_days → day_users, after everything was counted again. */
export const linkAll = (engine: Engine, scope: Scope, progress: Progress) =>
  linkSlices(engine, { ...scope, done: scope.version - 1 }, { sql: sql.linkAll, rowsPerSlice }, progress);

async function linkSlices(
  engine: Engine,
  { bots, done, version }: Scope,
  how: { sql: string; rowsPerSlice: number },
  progress: Progress,
): Promise<void> {
  const [counted] = await engine.query<{ rows: number }>('refresh', sql.countedRows, { bots, done });
  const slices = userSlices(Math.ceil((counted?.rows ?? 0) / how.rowsPerSlice));
  if (counted?.rows === 0) return;
  for (const [at, { first, last }] of slices.entries()) {
    await engine.execute('refresh', how.sql, {
      bots,
      done,
      counted: version,
      first_user: first,
      last_user: last,
      version: version + 1,
    });
    progress(at + 1, slices.length, 'users');
  }
}
