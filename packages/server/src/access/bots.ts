import { type Bot, bot as botSchema } from '@turnout/contract';
import { AccessError } from './access-error.ts';
import type { Database } from './database.ts';

export type Bots = {
  /** By id. */
  list(): Bot[];
  get(id: string): Bot | undefined;
  /** Throws `bot_exists` or `invalid_bot`. */
  create(bot: Bot): void;
  /** Throws `unknown_bot` or `invalid_bot`. A new zone changes nothing of the figures: rebuild them. */
  update(id: string, change: { name?: string; timezone?: string }): void;
  /** Its keys go with it. False when there was none. */
  delete(id: string): boolean;
};

export function createBots(database: Database, now: () => number): Bots {
  const sql = database.statements(new URL('./bots.sql', import.meta.url));
  let known = new Map<string, Bot>();
  let version = -1;
  // Read for every question; the file is read again only when somebody changed it.
  const read = (): ReadonlyMap<string, Bot> => {
    const current = database.version();
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
    create(bot) {
      const { bot: id, name, timezone } = parse(bot);
      if (sql.run('create', { bot: id, name, timezone, now: now() }) === 0) {
        throw new AccessError('bot_exists', `There is already a bot "${id}".`);
      }
    },
    update(id, { name, timezone }) {
      const current = get(id);
      if (current === undefined) throw unknownBot(id);
      parse({ bot: id, name: name ?? current.name, timezone: timezone ?? current.timezone });
      sql.run('update', { bot: id, name: name ?? null, timezone: timezone ?? null });
    },
    delete: (id) => sql.run('remove', { bot: id }) > 0,
  };
}

export const unknownBot = (id: string) => new AccessError('unknown_bot', `There is no bot "${id}".`);

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
