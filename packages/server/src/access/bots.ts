import { type Bot, bot as botSchema } from '@turnout/contract';
import { AccessError } from './access-error.ts';
import type { Database } from './database.ts';

export type Bots = {
  /** By id. */
  list(): Bot[];
  get(id: string): Bot | undefined;
  /** For every request: one that another process made is known at once, and so is one that this process deletes. */
  has(id: string): boolean;
  /** Throws `bot_exists`, also while a deleted one of this id is still being removed, or `invalid_bot`. */
  create(bot: Bot): void;
  /** Throws `unknown_bot` or `invalid_bot`. A new zone changes nothing of the figures: rebuild them. */
  update(id: string, change: { name?: string; timezone?: string }): void;
  /**
   * From now on there is no such bot, and nothing that lets messages of it in: keys and connections go with it. Its id is free again
   * after {@link Bots.deleted}. False when there was none.
   */
  delete(id: string): boolean;
  /** By id: of which messages and figures are still to be removed. */
  deleting(): string[];
  /** Nothing is left of it. */
  deleted(id: string): void;
};

/** As with keys. */
const cacheMs = 100;

export function createBots(database: Database, now: () => number): Bots {
  const sql = database.statements(new URL('./bots.sql', import.meta.url));
  let known = new Map<string, Bot>();
  let version = -1;
  // Read for every question; the file is read again only when somebody changed it.
  const read = (maxAgeMs = 0): ReadonlyMap<string, Bot> => {
    const current = database.version(maxAgeMs);
    if (current !== version) {
      known = new Map(sql.all<Bot>('list').map((row) => [row.bot, { ...row }]));
      version = current;
    }
    return known;
  };
  const get = (id: string) => read().get(id);

  return {
    list: () => [...read().values()],
    get,
    has: (id) => read(cacheMs).has(id) || read().has(id),
    create(bot) {
      const { bot: id, name, timezone } = parse(bot);
      if (sql.run('create', { bot: id, name, timezone, now: now() }) === 0) {
        throw new AccessError('bot_exists', get(id) ? `There is already a bot "${id}".` : isBeingDeleted(id));
      }
    },
    update(id, { name, timezone }) {
      const current = get(id);
      if (current === undefined) throw unknownBot(id);
      parse({ bot: id, name: name ?? current.name, timezone: timezone ?? current.timezone });
      sql.run('update', { bot: id, name: name ?? null, timezone: timezone ?? null });
    },
    delete: (id) =>
      database.transaction(() => {
        const isGone = sql.run('remove', { bot: id }) > 0;
        if (isGone) sql.run('begin_deletion', { bot: id });
        return isGone;
      }),
    deleting: () => sql.all<{ bot: string }>('deletions').map(({ bot }) => bot),
    deleted: (id) => void sql.run('end_deletion', { bot: id }),
  };
}

export const unknownBot = (id: string) => new AccessError('unknown_bot', `There is no bot "${id}".`);

const isBeingDeleted = (id: string) =>
  `The bot "${id}" that was deleted is still being removed. Where that was cut short, \`turnout bot delete ${id}\` finishes it.`;

const faults: Record<string, string> = {
  bot: 'A bot\'s id is 1 to 64 of a-z, 0-9, "-" and "_", starting with a letter or digit.',
  name: "A bot's name is 1 to 100 characters.",
  timezone: 'A bot\'s time zone is an IANA name such as "America/Santiago".',
};

function parse(bot: Bot): Bot {
  const parsed = botSchema.safeParse(bot);
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0]);
  throw new AccessError('invalid_bot', faults[field] ?? 'This is not a bot.', parsed.error);
}
