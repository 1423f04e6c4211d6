import { z } from 'zod';
import type { Connector, Head, Item } from './connector.ts';
import { type Reasons, reasonOf } from './ignored.ts';
import { exactObjectOf } from './json.ts';
import { isSignatureOf } from './signature.ts';

/**
 * Viber's bots. What the bot sends is known by `delivered` alone. Shapes:
 * https://developers.viber.com/docs/api/rest-bot-api/#callbacks
 */
export const viber: Connector = {
  carriesProof: (head) => signatureIn(head) !== null,
  verify(delivery, { authToken = '' }) {
    const signature = signatureIn(delivery);
    if (signature === null) return 'signature_missing';
    return isSignatureOf(signature, { body: delivery.body, secret: authToken, encoding: 'hex' })
      ? 'genuine'
      : 'signature_wrong';
  },
  read: ({ body }) => ({ items: [itemOf(exactObjectOf(body))] }),
};

/** Viber's own library for Node.js takes it from the query. */
const signatureIn = ({ url, headers }: Head): string | null =>
  headers.get('x-viber-content-signature') ?? url.searchParams.get('sig');

/** The callbacks that are no messages. */
const others: Reasons = {
  webhook: 'probe',
  seen: 'receipt',
  failed: 'failed',
  subscribed: 'membership',
  unsubscribed: 'membership',
  conversation_started: 'membership',
};

const text = z.string().min(1);
const base = z.object({
  // Of 64 bits: beyond what a number holds.
  message_token: z.union([text, z.int().transform(String)]),
});
const message = base.extend({ timestamp: z.int(), sender: z.object({ id: text }) });
const delivered = base.extend({ user_id: text });

function itemOf(callback: Record<string, unknown>): Item {
  const { event } = callback;
  if (event === 'message') return messageItem(callback);
  if (event === 'delivered') return deliveredItem(callback);
  return { ignored: reasonOf(others, event) ?? 'unknown_event' };
}

function messageItem(callback: unknown): Item {
  const parsed = message.safeParse(callback);
  if (!parsed.success) return { rejected: 'malformed' };
  const { sender, timestamp, message_token } = parsed.data;
  return { message: { platform: 'viber', user: sender.id, direction: 'received', timestamp, id: message_token } };
}

/** It comes when a device is reached, days later maybe and once for each: the message counts when it was first heard of. */
function deliveredItem(callback: unknown): Item {
  const parsed = delivered.safeParse(callback);
  if (!parsed.success) return { rejected: 'malformed' };
  const { user_id, message_token } = parsed.data;
  return { message: { platform: 'viber', user: user_id, direction: 'sent', id: message_token } };
}
