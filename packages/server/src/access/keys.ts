import { AccessError } from './access-error.ts';
import { unknownBot } from './bots.ts';
import type { Database } from './database.ts';
import { hashKeyText, isKeyText, newKeyText, newShortId, type Scope } from './key-text.ts';
import { parsePageOrigins } from './page-origins.ts';

/** `origins` are those of the pages that a key of scope webchat is bound to. */
export type WebchatKey = { id: string; bot: string; scope: 'webchat'; origins: readonly string[] };
export type Key = { id: string; bot: string; scope: 'ingest' | 'read' } | WebchatKey;
/** Instants are ISO 8601 in UTC; `lastUsedAt` is right to a minute. */
type ListedKey = Key & { createdAt: string; lastUsedAt?: string };

export type Keys = {
  /** `secret` is the key itself and is shown this once. Throws `unknown_bot`, `invalid_origin`. */
  create(bot: string, scope: Scope, origins?: readonly string[]): { id: string; secret: string };
  list(bot?: string): ListedKey[];
  /** False when there is none with this id. */
  revoke(id: string): boolean;
  /** The key behind a text. One that another process made is known at once, one that it revoked is refused within 100 ms. */
  verify(secret: string): Key | undefined;
  /** Whether pages of this origin send messages of the bot with a key of scope webchat. Known as soon as the keys are. */
  servesPage(bot: string, origin: string): boolean;
  /** Writes what is not yet written of when keys were used. */
  close(): void;
};

type Row = {
  id: string;
  bot: string;
  scope: Scope;
  origins: string;
  hash: string;
  created_at: number;
  last_used_at: number | null;
};

const usedResolutionMs = 60_000;
/** How long a key is believed without looking at the file. */
const cacheMs = 100;

export function createKeys(database: Database, now: () => number): Keys {
  const sql = database.statements(new URL('./keys.sql', import.meta.url));
  const uses = createUses((id, atMs) => sql.run('used', { id, now: atMs }), database);
  let byHash = new Map<string, Key>();
  let version = -1;

  const read = (maxAgeMs: number): ReadonlyMap<string, Key> => {
    const current = database.version(maxAgeMs);
    if (current !== version) {
      byHash = new Map(sql.all<Row>('list').map((row) => [row.hash, toKey(row)]));
      version = current;
    }
    return byHash;
  };

  return {
    create(bot, scope, origins = []) {
      const bound = parsePageOrigins(scope, origins);
      const id = newShortId();
      const secret = newKeyText(scope);
      const made = sql.run('create', {
        id,
        bot,
        scope,
        origins: bound.join(' '),
        hash: hashKeyText(secret),
        now: now(),
      });
      if (made === 0) throw unknownBot(bot);
      return { id, secret };
    },
    list(bot) {
      const rows = sql.all<Row>('list').filter((row) => bot === undefined || row.bot === bot);
      return rows.map(toListed);
    },
    revoke: (id) => sql.run('revoke', { id }) > 0,
    verify(secret) {
      if (!isKeyText(secret)) return undefined;
      // Found by its hash, so how long this takes tells nothing about any key.
      const hash = hashKeyText(secret);
      const key = read(cacheMs).get(hash) ?? read(0).get(hash);
      if (key !== undefined) uses.note(key.id, now());
      return key;
    },
    servesPage(bot, origin) {
      const keys = [...read(cacheMs).values()];
      return keys.some((key) => key.scope === 'webchat' && key.bot === bot && key.origins.includes(origin));
    },
    close: uses.close,
  };
}

function toKey({ id, bot, scope, origins }: Row): Key {
  return scope === 'webchat' ? { id, bot, scope, origins: origins.split(' ') } : { id, bot, scope };
}

function toListed(row: Row): ListedKey {
  const { created_at, last_used_at } = row;
  const listed = { ...toKey(row), createdAt: new Date(created_at).toISOString() };
  return last_used_at === null ? listed : { ...listed, lastUsedAt: new Date(last_used_at).toISOString() };
}

/** Collects uses and writes them a second later, each key at most once a minute, to keep the disk off the hot path. */
function createUses(write: (id: string, atMs: number) => void, database: Database) {
  const written = new Map<string, number>();
  const waiting = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return;
    try {
      database.transaction(() => {
        for (const [id, atMs] of waiting) write(id, atMs);
      });
    } catch (error) {
      // A full or busy disk must not stop messages. The times stay in memory and are written with the next use.
      if (error instanceof AccessError) return;
      throw error;
    }
    for (const [id, atMs] of waiting) written.set(id, atMs);
    waiting.clear();
  };

  return {
    note(id: string, atMs: number) {
      if (atMs - (written.get(id) ?? 0) < usedResolutionMs) return;
      waiting.set(id, atMs);
      timer ??= setTimeout(flush, 1000).unref();
    },
    close: flush,
  };
}
