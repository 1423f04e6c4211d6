import { group } from '../counting.ts';
import { createMemory } from '../memory.ts';
import type { Message } from '../message.ts';

type Author = { id: string; bot?: boolean | undefined };

/** What is read of discord.js's `messageCreate`. */
export type DiscordMessage = {
  id: string;
  type: number;
  channelId: string;
  guildId: string | null;
  webhookId: string | null;
  author: Author;
  createdTimestamp: number;
};

/** What is read of discord.js's `interactionCreate`. */
export type DiscordInteraction = { id: string; token: string; type: number; user: Author; createdTimestamp: number };

/** A request to Discord's API, as discord.js makes it. */
export type DiscordRequest = { method?: string; fullRoute?: string; body?: unknown };
type Sent = {
  id?: string;
  channel_id?: string;
  timestamp?: string;
  referenced_message?: { author?: Author; webhook_id?: string } | null;
  interaction_metadata?: { user?: Author };
};

/** Plain ones and replies. The others tell of joins, pins, boosts and threads, or are answers of applications. */
const messageTypes = new Set([0, 19]);
/** Commands, buttons and menus, submitted forms; not what is completed while typing. */
const interactionTypes = new Set([2, 3, 5]);
const callback = { message: 4, messageLater: 5 };

/** Discord's messages. What is sent is told apart by what was received before. */
export function createDiscordConversations() {
  /** By private channel, and by interaction id and token. */
  const people = createMemory<string>();
  /** Tokens of interactions whose answer is announced and not there yet. */
  const announced = createMemory<boolean>();

  function receivedMessage(message: DiscordMessage): Message | undefined {
    const { id, author, channelId, createdTimestamp: timestamp } = message;
    if (author.bot === true || message.webhookId !== null || !messageTypes.has(message.type)) return undefined;
    if (message.guildId === null) people.set(channelId, author.id);
    return { platform: 'discord', user: author.id, id, timestamp };
  }

  function receivedInteraction(interaction: DiscordInteraction): Message | undefined {
    const { id, token, type, user, createdTimestamp: timestamp } = interaction;
    people.set(id, user.id);
    people.set(token, user.id);
    return interactionTypes.has(type) ? { platform: 'discord', user: user.id, id, timestamp } : undefined;
  }

  /** The messages that a successful request sent; `recipientOf` knows whose a private channel is. */
  function sentByDiscord(
    { method, fullRoute = '', body }: DiscordRequest,
    answer: unknown,
    recipientOf: (channel: string) => string | undefined,
  ): Message[] {
    const [, family = '', id = '', third = '', fourth, fifth] = fullRoute.split('/').map(decodeURIComponent);
    // The casts: what Discord is asked on these routes, and answers there.
    const sent = (answer ?? {}) as Sent;
    const asked = (body ?? {}) as { type?: number; message?: unknown };
    const isPost = method === 'POST';
    if (family === 'interactions' && fourth === 'callback') {
      if (asked.type === callback.messageLater) announced.set(third, true);
      // It gets no id here, and what edits it later is not counted.
      return asked.type === callback.message ? [{ platform: 'discord', user: people.get(id) ?? group(id) }] : [];
    }
    if (family === 'channels' && isPost && fourth === undefined) {
      if (third === 'messages') return [toMessage(sent, recipientOf)];
      // A post in a forum is a thread with its first message.
      const { message } = sent as { message?: Sent };
      if (third === 'threads' && asked.message !== undefined) return [toMessage(message ?? sent, recipientOf)];
    }
    if (family === 'webhooks' && isPost && third !== '' && fourth === undefined)
      return [toMessage(sent, recipientOf, third)];
    if (family === 'webhooks' && method === 'PATCH' && fifth === '@original' && announced.get(third) === true) {
      announced.set(third, false);
      return [toMessage(sent, recipientOf, third)];
    }
    return [];
  }

  function toMessage(sent: Sent, recipientOf: (channel: string) => string | undefined, token = ''): Message {
    const { id, channel_id: channel = '', timestamp, referenced_message: original } = sent;
    const asker = people.get(token) ?? sent.interaction_metadata?.user?.id;
    const replied =
      original?.author?.bot === true || original?.webhook_id !== undefined ? undefined : original?.author?.id;
    const user = asker ?? recipientOf(channel) ?? people.get(channel) ?? replied ?? group(channel);
    const at = timestamp === undefined ? undefined : Date.parse(timestamp);
    return { platform: 'discord', user, id, timestamp: at };
  }

  return { receivedMessage, receivedInteraction, sentByDiscord };
}
