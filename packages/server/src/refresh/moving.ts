import type { Engine, Params } from '../store/engine.ts';
import { loadSql } from '../store/sql.ts';
import { type Seen, seenParams, settledMs } from './reading.ts';
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

/** Where to look for aliases with rows: what came in since, and what was learnt since, of the users from one on. */
type Search = {
  since: number;
  /** Zeros in user_days that are newer can be what a crash left; see aliases-with-rows.sql. */
  done: number;
  learntSince: number;
  from: bigint;
  /** What was learnt until then is found once the search is through all users. */
  began: number;
};

/** What a refresh is to make figures of: `seen.moved` are the aliases whose rows were copied. */
type Moved = {
  seen: Seen;
  /** Another round is needed, which is to look here. */
  next: Search | undefined;
};

export const searchFrom = (since: number, done: number): Search => {
  return { since, done, learntSince: since, from: 0n, began: since };
};

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
  bots: readonly string[],
  search: Search,
): Promise<Moved> {
  const seen = clock.seen();
  const concerned = bots.filter(aliases.hasAliases);
  if (concerned.length === 0) return { seen, next: undefined };
  // In the same turn: no other stamp is between what is seen and the copies.
  const stamp = clock.begin();
  try {
    const shared = { ...seenParams(seen), bots: concerned };
    const found = await findAliases(engine, shared, search);
    const next = nextSearch(search, found, settledMs(seen));
    const pairs = found
      .slice(0, aliasesAtOnce)
      .map(({ bot, user }) => ({ alias: BigInt(user), user: aliases.canonicalOf(bot, BigInt(user)) }))
      .filter(({ alias, user }) => alias !== user);
    if (pairs.length === 0) return { seen, next };
    const moved = pairs.map(({ alias }) => alias);
    const users = pairs.map(({ user }) => user);
    await engine.execute('refresh', sql.copy, { ...shared, moved, users, received_at: stamp });
    return { seen: { ...seen, until: stamp, moved }, next };
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

/** More than one round: from the next user on, and in the end once more for what was learnt meanwhile. */
function nextSearch(search: Search, found: readonly Found[], seenMs: number): Search | undefined {
  const began = search.from === 0n ? seenMs : search.began;
  const last = found[aliasesAtOnce - 1];
  if (last !== undefined && found.length > aliasesAtOnce) return { ...search, began, from: BigInt(last.user) + 1n };
  return search.from === 0n ? undefined : { ...search, learntSince: began, from: 0n };
}

/** In the order of the users, one more than a round takes. */
async function findAliases(
  engine: Engine,
  shared: Params & { bots: readonly string[] },
  { since, done, learntSince, from }: Search,
): Promise<Found[]> {
  const params = { ...shared, since, done, learnt_since: learntSince, learnt_from: from };
  const [work] = await engine.query<{ rows: number }>('refresh', sql.work, params);
  const found: Found[] = [];
  for (const { first, last } of userSlices(Math.ceil((work?.rows ?? 0) / rowsPerSlice))) {
    const slice = { ...params, first_user: first, last_user: last, limit: aliasesAtOnce + 1 - found.length };
    found.push(...(await engine.query<Found>('refresh', sql.aliases, slice)));
    if (found.length > aliasesAtOnce) break;
  }
  return found;
}
