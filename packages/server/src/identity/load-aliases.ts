import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';

const sql = {
  count: loadSql(new URL('count-aliases.sql', import.meta.url)),
  load: loadSql(new URL('load-aliases.sql', import.meta.url)),
};

/** Few at a time: a start should not take memory that is never needed again. */
const aliasesPerSlice = 20_000;

/** All aliases that are stored. A million take two seconds of processor time. */
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
