import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import { type Progress, type Scope, spanParams } from './scope.ts';
import { type Span, spansOf } from './spans.ts';

const file = (name: string) => new URL(name, import.meta.url);
const sql = { changedDays: loadSql(file('changed-days.sql')), daily: loadSql(file('daily.sql')) };

/** What one statement may group: about 100 MB. */
const rowsPerDraft = 2_000_000;

/** day_users → daily, for all changed days at once, so that no reader sees half of them. */
export async function publish(engine: Engine, { bots, done, version }: Scope, progress: Progress): Promise<void> {
  const changed = await engine.query<{ day: string; rows: number }>('refresh', sql.changedDays, { bots, done });
  const days = changed.map(({ day, rows }) => ({ day, messages: rows }));
  const spans = spansOf(days, { maxMessages: rowsPerDraft, gapDays: 31 });
  const write = (target: string, span: Span) =>
    engine.execute('refresh', sql.daily, { target, bots, ...spanParams(span), version: version + 1 });
  const [only, ...more] = spans;
  if (!only) return;
  if (more.length === 0) {
    await write('daily', only);
    return;
  }
  await engine.execute('refresh', 'TRUNCATE TABLE daily_draft');
  for (const [at, span] of spans.entries()) {
    await write('daily_draft', span);
    progress(at + 1, spans.length, 'months');
  }
  await engine.execute('refresh', 'INSERT INTO daily SELECT * FROM daily_draft');
  await engine.execute('refresh', 'TRUNCATE TABLE daily_draft');
}
