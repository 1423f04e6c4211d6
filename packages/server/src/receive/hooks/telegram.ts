import { z } from 'zod';
import type { Connector, Credentials, Head, Item } from './connector.ts';
import { isSame } from './equal.ts';
import { type Reasons, reasonOf } from './ignored.ts';
import { objectOf } from './json.ts';

/**
 * Telegram's Bot API: `setWebhook` with a `secret_token`, which comes back in a header. The webhook tells what people write; what
 * the bot sends is told by its own code (the SDK). Shapes: https://core.telegram.org/bots/api#update
 */
export const telegram: Connector = {
  // Nothing of the body is signed.
  carriesProof: (head, credentials) => verdictOf(head, credentials) === 'genuine',
  verify: verdictOf,
  read: ({ body, nowMs }) => ({ items: [itemOf(objectOf(body), nowMs)] }),
};

function verdictOf({ headers }: Head, { secretToken = '' }: Credentials) {
  const token = headers.get('x-telegram-bot-api-secret-token');
  if (token === null) return 'signature_missing';
  return isSame(token, secretToken) ? 'genuine' : 'token_wrong';
}

function itemOf(update: Record<string, unknown>, nowMs: number): Item {
  if ('message' in update) return messageItem(update['message']);
  if ('guest_message' in update) return messageItem(update['guest_message']);
  if ('business_message' in update) return businessItem(update['business_message']);
  if ('callback_query' in update) return pressItem(update['callback_query'], nowMs);
  const kind = Object.keys(others).find((name) => name in update);
  return { ignored: reasonOf(others, kind) ?? 'unknown_event' };
}

/** The updates that are no messages; the rest of them are not known. */
const others: Reasons = {
  edited_message: 'edit',
  edited_business_message: 'edit',
  edited_channel_post: 'edit',
  channel_post: 'no_user',
  deleted_business_messages: 'deletion',
  message_reaction: 'reaction',
  message_reaction_count: 'reaction',
  my_chat_member: 'membership',
  chat_member: 'membership',
  chat_join_request: 'membership',
  business_connection: 'membership',
  shipping_query: 'acknowledgement',
  pre_checkout_query: 'acknowledgement',
  poll_answer: 'acknowledgement',
};

const sender = z.object({ id: z.int(), is_bot: z.boolean() });
const message = z.looseObject({
  message_id: z.int(),
  date: z.int(),
  chat: z.object({ id: z.int() }),
  from: sender.optional(),
  sender_chat: z.unknown().optional(),
  ephemeral_message_id: z.int().optional(),
  sender_business_bot: z.unknown().optional(),
});
const press = z.object({ id: z.string().min(1), from: sender });

/** What people write or send. Of a message that has none of these, the platform is the author: somebody joined, a title changed. */
const contents = [
  'text',
  'rich_message',
  'animation',
  'audio',
  'document',
  'live_photo',
  'paid_media',
  'photo',
  'sticker',
  'story',
  'video',
  'video_note',
  'voice',
  'checklist',
  'contact',
  'dice',
  'game',
  'location',
  'venue',
  'poll',
  'web_app_data',
  'users_shared',
  'chat_shared',
  'passport_data',
];

const platform = 'telegram';
type Message = z.infer<typeof message>;

/** A message's number is of its chat alone; those of messages that vanish are used again as soon as they are free. */
const idOf = ({ chat, message_id, ephemeral_message_id, date }: Message): string =>
  ephemeral_message_id === undefined
    ? `${chat.id}:${message_id}`
    : `ephemeral:${chat.id}:${ephemeral_message_id}:${date}`;

function messageItem(value: unknown): Item {
  const parsed = message.safeParse(value);
  if (!parsed.success) return { rejected: 'malformed' };
  const { from, sender_chat, date } = parsed.data;
  if (!contents.some((name) => name in parsed.data)) return { ignored: 'system' };
  // On behalf of a channel or a group, `from` is a stand-in that all of them share.
  if (from === undefined || sender_chat !== undefined) return { ignored: 'no_user' };
  if (from.is_bot) return { ignored: 'other_bot' };
  const user = String(from.id);
  return { message: { platform, user, direction: 'received', timestamp: date * 1000, id: idOf(parsed.data) } };
}

/** In the private chats of a business account: the chat is the customer's, the bot or the account's owner answers. */
function businessItem(value: unknown): Item {
  const item = messageItem(value);
  const parsed = message.safeParse(value);
  if (!parsed.success) return item;
  const { chat, from, date, sender_business_bot } = parsed.data;
  const user = String(chat.id);
  if (sender_business_bot !== undefined) {
    return { message: { platform, user, direction: 'sent', timestamp: date * 1000, id: idOf(parsed.data) } };
  }
  return 'message' in item && from?.id !== chat.id ? { ignored: 'other_account' } : item;
}

/** A button under a message: it answers as a message would. The platform does not say when; it repeats within 24 hours. */
function pressItem(value: unknown, nowMs: number): Item {
  const parsed = press.safeParse(value);
  if (!parsed.success) return { rejected: 'malformed' };
  const { id, from } = parsed.data;
  if (from.is_bot) return { ignored: 'other_bot' };
  const user = String(from.id);
  return { message: { platform, user, direction: 'received', timestamp: nowMs, id: `callback:${id}` } };
}
