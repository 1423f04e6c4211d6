import { group } from '../counting.ts';
import type { Message } from '../message.ts';

type User = { id: number; is_bot?: boolean };
type Chat = { id: number; type?: string };
type TelegramMessage = {
  message_id: number;
  date?: number;
  chat: Chat;
  from?: User;
  sender_chat?: object;
  ephemeral_message_id?: number;
  receiver_user?: User;
  reply_to_message?: { from?: User; sender_chat?: object } | undefined;
};

/** What is read of an update. */
export type Update = {
  message?: TelegramMessage;
  guest_message?: TelegramMessage;
  business_message?: TelegramMessage;
  callback_query?: { id: string; from: User };
};

/** What makes a message one: all others tell of joins, titles, pins, payments and the like. */
const content = [
  ...['text', 'rich_message', 'photo', 'live_photo', 'video', 'video_note', 'animation', 'audio', 'voice', 'sticker'],
  ...['document', 'paid_media', 'story', 'contact', 'dice', 'game', 'poll', 'venue', 'location', 'checklist'],
  // The answers of buttons that choose somebody, open a web app, or ask for documents.
  ...['users_shared', 'chat_shared', 'web_app_data', 'passport_data'],
];

/** The user's message that an update brings, if it brings one. */
export function receivedFromTelegram(update: Update): Message | undefined {
  const pressed = update.callback_query;
  if (pressed !== undefined) {
    if (!isPerson(pressed.from)) return undefined;
    return { platform: 'telegram', user: String(pressed.from.id), id: `callback:${pressed.id}` };
  }
  const message = update.message ?? update.guest_message ?? update.business_message;
  if (message === undefined || !isPerson(message.from) || message.sender_chat !== undefined) return undefined;
  // In a chat of a business account the account's owner writes, too; the chat is named after the other one.
  if (update.business_message !== undefined && message.from.id !== message.chat.id) return undefined;
  if (!content.some((name) => name in message)) return undefined;
  return { platform: 'telegram', user: String(message.from.id), id: messageId(message), timestamp: time(message) };
}

/** Methods that are named as if they sent a message, and send none. */
const others = new Set([
  ...['sendChatAction', 'sendMessageDraft', 'sendRichMessageDraft', 'sendGift', 'sendChatJoinRequestWebApp'],
]);

type Payload = { chat_id?: number | string; guest_query_id?: string; media?: unknown[]; message_ids?: unknown[] };
type Result = Partial<TelegramMessage> & { inline_message_id?: string };

/** The messages that a successful call of the Bot API sent. */
export function sentByTelegram(method: string, payload: Payload, result: unknown): Message[] {
  if (!/^(send|copy|forward)[A-Z]|^answerGuestQuery$/.test(method) || others.has(method)) return [];
  // The casts: what the Bot API answers these methods with.
  if (typeof result === 'object' && result !== null)
    return (Array.isArray(result) ? (result as Result[]) : [result as Result]).map((sent) => toMessage(payload, sent));
  // Sent as the answer to a webhook delivery, which Telegram does not answer in turn.
  const several = method === 'sendMediaGroup' ? payload.media : payload.message_ids;
  return Array.from({ length: several?.length ?? 1 }, () => toMessage(payload, {}));
}

function toMessage(payload: Payload, sent: Result): Message {
  const chat = sent.chat ?? { id: payload.chat_id ?? `guest:${payload.guest_query_id}` };
  const inline = sent.inline_message_id;
  const id = inline === undefined ? messageId({ ...sent, chat }) : `inline:${inline}`;
  return { platform: 'telegram', user: talkedTo(chat, sent), id, timestamp: time(sent) };
}

function talkedTo(chat: { id: number | string; type?: string }, sent: Result): string {
  // A private chat has its person's id. Groups and channels are below zero, or go by a name.
  if (chat.type === 'private' || Number(chat.id) > 0) return String(chat.id);
  if (sent.receiver_user !== undefined) return String(sent.receiver_user.id);
  const original = sent.reply_to_message;
  if (isPerson(original?.from) && original?.sender_chat === undefined) return String(original?.from?.id);
  return group(chat.id);
}

function messageId(message: Omit<Result, 'chat'> & { chat: { id: number | string } }): string | undefined {
  const { message_id: id, ephemeral_message_id: ephemeral, chat } = message;
  // Their numbers are used again as soon as they are free.
  if (ephemeral !== undefined) return `ephemeral:${chat.id}:${ephemeral}:${message.date}`;
  // 0 stands for one that Telegram will send later: it has no number yet.
  return id === undefined || id === 0 ? undefined : `${chat.id}:${id}`;
}

function time({ date }: { date?: number }): number | undefined {
  return date === undefined ? undefined : date * 1000;
}

function isPerson(user: User | undefined): user is User {
  return user !== undefined && user.is_bot !== true;
}
