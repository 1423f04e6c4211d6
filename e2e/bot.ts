import { expect } from 'vitest';
import type { Turnout } from './turnout.ts';

type Message = { platform: string; user: string; direction: 'received' | 'sent'; timestamp?: string; id?: string };

export type Bot = {
  id: string;
  /** Reports messages as a bot's own code does; resolves when they are stored. */
  send(...messages: Message[]): Promise<void>;
};

/** Makes a bot and a key for it with the commands of the product. */
export async function createBot(turnout: Turnout, id: string, timezone: string, name = id): Promise<Bot> {
  await turnout.run('bot', 'create', id, '--timezone', timezone, '--name', name);
  const key = await turnout.run('key', 'create', '--bot', id, '--scope', 'ingest');
  return {
    id,
    async send(...messages) {
      const response = await fetch(`${turnout.origin}/api/v1/bots/${id}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(messages),
      });
      expect(await response.json()).toEqual({ accepted: messages.length, rejected: [] });
    },
  };
}

/** A zone where it is about noon, so that no test sees a day end: `Etc/GMT-5` is five hours ahead of UTC. */
export function noonZone(): string {
  const ahead = 12 - new Date().getUTCHours();
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

export const dayIn = (timezone: string, ms: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(ms);
