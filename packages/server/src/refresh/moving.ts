import type { Engine } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import { type Seen, seenParams } from './reading.ts';
import { userSlices } from './spans.ts';

const file = (name: string) => new URL(name, import.meta.url);
const sql = {
  work: loadSql(file('alias-work.sql')),
  aliases: loadSql(file('aliases-with-rows.sql'), { whose: loadSql(file('whose-recent.sql')) }),
  copy: loadSql(file('copy-moved.sql')),
  remove: loadSql(file('remove-moved.sql')),
};

/** Who is one user under several ids; see identity/. */
export type Aliases = {
  hasAliases(bot: string): boolean;
  canonicalOf(bot: string, user: bigint): bigint;
};

type Deps = {
  engine: Engine;
  clock: { begin(): number; end(stamp: number): void; seen(): Seen };
  aliases: Aliases;
};

/** What a refresh is to make figures of: `seen.moved` are the aliases whose rows were copied. */
type Moved = { seen: Seen; isLast: boolean };

/** What one statement may be told, about 200 kB; more go in several rounds. */
const aliasesAtOnce = 10_000;
/** What one statement may look for: a set of them takes up to 50 MB. */
const rowsPerSlice = 250_000;

/**
 * Copies what is stored of aliases to the users they are the same as. Nobody sees the copies yet, as their stamp is newer
 * than what the figures are made of; those who see them leave the aliases' own rows out, until {@link removeMoved} has
 * removed those. Cut short anywhere, it is done again from the start, to the same result.
 */
export async function copyMoved(
  { engine, clock, aliases }: Deps,
  { bots, since, done }: { bots: readonly string[]; since: number; done: number },
): Promise<Moved> {
  const seen = clock.seen();
  const concerned = bots.filter(aliases.hasAliases);
  if (concerned.length === 0) return { seen, isLast: true };
  // In the same turn: no other stamp is between what is seen and the copies.
  const stamp = clock.begin();
  try {
    const shared = { ...seenParams(seen), bots: concerned, since };
    const found = await findAliases(engine, { ...shared, done });
    const pairs = found
      .slice(0, aliasesAtOnce)
      .map(({ bot, user }) => ({ alias: BigInt(user), user: aliases.canonicalOf(bot, BigInt(user)) }))
      .filter(({ alias, user }) => alias !== user);
    if (pairs.length === 0) return { seen, isLast: true };
    const moved = pairs.map(({ alias }) => alias);
    const users = pairs.map(({ user }) => user);
    await engine.execute('refresh', sql.copy, { ...shared, moved, users, received_at: stamp });
    return { seen: { ...seen, until: stamp, moved }, isLast: found.length <= aliasesAtOnce };
  } finally {
    clock.end(stamp);
  }
}

/** To be called when the figures are made of the copies, and before it is written down that they are. */
export async function removeMoved(engine: Engine, bots: readonly string[], seen: Seen): Promise<void> {
  if (seen.moved === undefined) return;
  await engine.execute('refresh', sql.remove, { ...seenParams(seen), bots });
}

type Found = { bot: string; user: string };

async function findAliases(
  engine: Engine,
  params: { bots: readonly string[]; since: number; done: number },
): Promise<Found[]> {
  const [work] = await engine.query<{ rows: number }>('refresh', sql.work, params);
  const found: Found[] = [];
  for (const { first, last } of userSlices(Math.ceil((work?.rows ?? 0) / rowsPerSlice))) {
    const slice = { ...params, first_user: first, last_user: last, limit: aliasesAtOnce + 1 - found.length };
    found.push(...(await engine.query<Found>('refresh', sql.aliases, slice)));
    if (found.length > aliasesAtOnce) break;
  }
  return found;
}
