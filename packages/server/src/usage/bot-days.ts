import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';

const sql = loadSql(new URL('bot-days.sql', import.meta.url));

export type BotDays = { firstDay: string; lastDay: string };

/** The first and last local day with a message, of each of these bots that has one. */
export async function botDays(engine: Engine, bots: readonly string[]): Promise<Map<string, BotDays>> {
  type Row = { bot: string; first_day: string; last_day: string };
  const rows = await engine.query<Row>('read', sql, { bots });
  return new Map(rows.map((row) => [row.bot, { firstDay: row.first_day, lastDay: row.last_day }]));
}
