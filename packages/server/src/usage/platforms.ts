import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';

const sql = loadSql(new URL('platforms.sql', import.meta.url));

/** The platforms that an answer lists: of those wanted, or of all where none is named, those of which the bot has messages. */
export async function listedPlatforms(engine: Engine, bot: string, wanted: readonly string[]): Promise<string[]> {
  const rows = await engine.query<{ platform: string }>('read', sql, { bot });
  return rows.map(({ platform }) => platform).filter((name) => wanted.length === 0 || wanted.includes(name));
}
