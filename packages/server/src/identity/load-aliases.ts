import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';

const sql = {
  count: loadSql(new URL('count-aliases.sql', import.meta.url)),
  load: loadSql(new URL('load-aliases.sql', import.meta.url)),
};

/** What one answer holds: about 20 MB while it is read. */
const aliasesPerSlice = 100_000;

/** All aliases that are stored. A million take about two seconds. */
export async function* loadAliases(
  engine: Pick<Engine, 'query'>,
): AsyncGenerator<{ bot: string; user: bigint; same: bigint }> {
  const [stored] = await engine.query<{ aliases: number }>('read', sql.count);
  const slices = BigInt(Math.ceil((stored?.aliases ?? 0) / aliasesPerSlice));
  const all = 2n ** 64n;
  for (let at = 0n; at < slices; at += 1n) {
    const rows = await engine.query<{ bot: string; user: string; same: string }>('read', sql.load, {
      first_user: (all * at) / slices,
      last_user: (all * (at + 1n)) / slices - 1n,
    });
    for (const { bot, user, same } of rows) yield { bot, user: BigInt(user), same: BigInt(same) };
  }
}
