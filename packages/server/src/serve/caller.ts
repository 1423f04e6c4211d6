import type { Bot } from '@turnout/contract';
import type { Key, WebchatKey } from '../access/keys.ts';
import type { Access } from '../access/open.ts';
import type { Person } from '../access/people.ts';
import type { ServeContext } from './env.ts';
import { Refusal } from './refusal.ts';

/** Who asks. `visitor` is anybody, on an open demo. */
export type Caller = { kind: 'key'; key: Key } | { kind: 'person'; person: Person } | { kind: 'visitor' };

export type Callers = {
  /** Throws `not_signed_in` for nobody, and for a key that is none. A key counts before a cookie. */
  identify(c: ServeContext): Promise<Caller>;
  /** The bot that the caller may read. Throws `unknown_bot`, `not_allowed`, `not_signed_in`. */
  readableBot(c: ServeContext): Promise<Bot>;
  /** The bots that the caller may read, by id. Throws `not_allowed`, `not_signed_in`. */
  readableBots(c: ServeContext): Promise<Bot[]>;
  /**
   * The key with which the caller may send messages of the bot: one of scope ingest, or, from a page it is bound to,
   * of scope webchat. Throws as above, and `foreign_origin`.
   */
  writingKey(c: ServeContext): Promise<Key>;
  /** The administrator; nobody where anybody on an open demo asks. Throws for everybody else. */
  requireAdministrator(c: ServeContext): Promise<Person | undefined>;
};

function requirePage({ origins }: WebchatKey, origin: string | undefined): void {
  if (origin !== undefined && origins.includes(origin)) return;
  throw new Refusal('foreign_origin', {
    message: 'This key takes messages from the pages it is bound to alone; `turnout key list` shows their origins.',
  });
}

export function createCallers(access: Access, isOpen: boolean): Callers {
  const keyOf = (c: ServeContext): Key | undefined => {
    const authorization = c.req.header('authorization');
    if (authorization === undefined) return undefined;
    const [, secret = ''] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
    const key = access.keys.verify(secret);
    if (key === undefined) throw new Refusal('not_signed_in');
    return key;
  };

  const identify = async (c: ServeContext): Promise<Caller> => {
    const key = keyOf(c);
    if (key !== undefined) return { kind: 'key', key };
    const person = await access.people.session(c.req.raw.headers);
    if (person !== undefined) return { kind: 'person', person };
    if (isOpen) return { kind: 'visitor' };
    throw new Refusal('not_signed_in');
  };

  const botOf = (c: ServeContext): string => c.req.param('bot') ?? '';

  const requireScope = (key: Key, scope: Key['scope'], bot: string) => {
    if (key.bot === bot && key.scope === scope) return;
    if (access.bots.get(bot) === undefined) throw new Refusal('unknown_bot');
    throw new Refusal('not_allowed');
  };

  return {
    identify,
    async readableBot(c) {
      const caller = await identify(c);
      const id = botOf(c);
      if (caller.kind === 'key') requireScope(caller.key, 'read', id);
      const bot = access.bots.get(id);
      if (bot === undefined) throw new Refusal('unknown_bot');
      return bot;
    },
    async readableBots(c) {
      const caller = await identify(c);
      if (caller.kind !== 'key') return access.bots.list();
      const { key } = caller;
      requireScope(key, 'read', key.bot);
      return access.bots.list().filter(({ bot }) => bot === key.bot);
    },
    async writingKey(c) {
      const key = keyOf(c);
      if (key === undefined) {
        // A person reads; messages come from bots, each with a key of its own.
        const person = await access.people.session(c.req.raw.headers);
        throw new Refusal(person === undefined ? 'not_signed_in' : 'not_allowed');
      }
      requireScope(key, key.scope === 'webchat' ? 'webchat' : 'ingest', botOf(c));
      if (key.scope === 'webchat') requirePage(key, c.req.header('origin'));
      return key;
    },
    async requireAdministrator(c) {
      const caller = await identify(c);
      if (caller.kind === 'visitor') return undefined;
      if (caller.kind === 'person' && caller.person.role === 'admin') return caller.person;
      throw new Refusal('not_allowed');
    },
  };
}
