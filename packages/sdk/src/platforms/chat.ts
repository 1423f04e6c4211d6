import { group } from '../counting.ts';
import { createMemory } from '../memory.ts';
import type { Message } from '../message.ts';
import { type Activity, receivedFromAgents } from './agents.ts';
import { type Body, receivedFromSlack, sentBySlack } from './slack.ts';
import { receivedFromTelegram, sentByTelegram, type Update } from './telegram.ts';

type Author = { userId: string; isBot: boolean | 'unknown'; isMe: boolean; isSystem?: boolean };

/** What is read of the Chat SDK's own forms. `raw` is the platform's. */
export type ChatMessage = {
  id: string;
  threadId: string;
  author: Author;
  raw: unknown;
  metadata: { dateSent: Date; edited: boolean };
};
export type ChatEvent = { adapter: ChatAdapter; user: Author; raw: unknown };
export type Posted = { id: string; threadId: string; raw: unknown };
export type ChatAdapter = {
  name: string;
  isDM?(threadId: string): boolean;
  channelIdFromThreadId(threadId: string): string;
};

/** Messages of the Chat SDK, by the same ids as the platforms' webhooks, wherever what the platform sent says more. */
export function createChatConversations() {
  /** By private thread. */
  const people = createMemory<string>();
  const known = createMemory<boolean>();

  function received(adapter: ChatAdapter, message: ChatMessage): Message | undefined {
    const { author, id, threadId, raw, metadata } = message;
    // Some platforms' edits come as messages.
    if (!isPerson(author) || metadata.edited) return undefined;
    const own = ofPlatform(adapter.name, raw);
    if (own === 'none') return undefined;
    const told = own ?? { platform: platformOf(adapter.name), user: author.userId, id, timestamp: metadata.dateSent };
    if (adapter.isDM?.(threadId) === true) people.set(threadId, String(told.user));
    return told;
  }

  /** A pressed button, a slash command, a submitted form. */
  function pressed({ adapter, user, raw }: ChatEvent): Message | undefined {
    if (!isPerson(user)) return undefined;
    const own = ofPlatform(adapter.name, raw);
    if (own === 'none') return undefined;
    // Discord's interactions have an id; where others have none, none is made of what two presses may share.
    const id =
      typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : undefined;
    return own ?? { platform: platformOf(adapter.name), user: user.userId, id };
  }

  function posted(adapter: ChatAdapter, threadId: string, answer: Posted | null): Message[] {
    // Where the platform has nothing of the kind, nothing was posted.
    if (answer === null) return [];
    const { name } = adapter;
    const channel = adapter.channelIdFromThreadId(answer.threadId);
    const key = `${name} ${channel} ${answer.id}`;
    if (answer.id !== '' && known.get(key) === true) return [];
    if (answer.id !== '') known.set(key, true);
    // The casts: what the platforms answer.
    if (name === 'telegram') return sentByTelegram('sendMessage', {}, [answer.raw]);
    if (name === 'slack')
      return sentBySlack('chat.postMessage', {}, { channel: channel.replace(/^slack:/, ''), ts: answer.id });
    const user = people.get(threadId) ?? people.get(answer.threadId) ?? group(channel);
    return [{ platform: platformOf(name), user, id: answer.id || undefined }];
  }

  return { received, pressed, posted };
}

/** By the platform's own form: a message, `none` where it holds none, `undefined` where the Chat SDK's says as much. */
function ofPlatform(name: string, raw: unknown): Message | 'none' | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  if (name === 'telegram') return receivedFromTelegram(asUpdate(raw)) ?? 'none';
  // The casts: what these platforms send.
  if (name === 'slack') return receivedFromSlack(asBody(raw)) ?? 'none';
  if (name === 'teams' && 'channelId' in raw) return receivedFromAgents(raw as Activity) ?? 'none';
  return undefined;
}

/** The cast: Telegram's message or callback query, as the update that it came in. */
function asUpdate(raw: object): Update {
  const name =
    'message_id' in raw ? ('business_connection_id' in raw ? 'business_message' : 'message') : 'callback_query';
  return { [name]: raw } as Update;
}

function asBody(raw: object): Body {
  const isEvent = 'ts' in raw && 'channel' in raw;
  return (
    isEvent ? { event: { type: 'message', ...raw }, ...('team_id' in raw && { team_id: raw.team_id }) } : raw
  ) as Body;
}

function platformOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '-');
}

function isPerson({ isBot, isMe, isSystem }: Author): boolean {
  return isBot !== true && !isMe && isSystem !== true;
}
