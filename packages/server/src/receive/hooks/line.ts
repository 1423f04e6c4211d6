import { z } from 'zod';
import type { Connector, Item } from './connector.ts';
import { type Reasons, reasonOf } from './ignored.ts';
import { listIn, objectOf } from './json.ts';
import { isSignatureOf } from './signature.ts';

/**
 * LINE's Messaging API. The webhook tells what people write; what the bot sends is told by its own code (the SDK). A repeated
 * delivery has the ids and timestamps of the first. Shapes: `webhook` in @line/bot-sdk.
 */
export const line: Connector = {
  carriesProof: ({ headers }) => headers.get('x-line-signature') !== null,
  verify({ headers, body }, { channelSecret = '' }) {
    const signature = headers.get('x-line-signature');
    if (signature === null) return 'signature_missing';
    return isSignatureOf(signature, { body, secret: channelSecret, encoding: 'base64' })
      ? 'genuine'
      : 'signature_wrong';
  },
  read({ body }) {
    const { events } = objectOf(body);
    if (!Array.isArray(events)) return { items: [{ rejected: 'malformed' }] };
    // With none, the platform tries the address.
    return { items: events.length === 0 ? [{ ignored: 'probe' }] : listIn(events).map(itemOf) };
  },
};

/** The events that are no messages. */
const others: Reasons = {
  unsend: 'deletion',
  follow: 'membership',
  unfollow: 'membership',
  join: 'membership',
  leave: 'membership',
  memberJoined: 'membership',
  memberLeft: 'membership',
  membership: 'membership',
  accountLink: 'membership',
  videoPlayComplete: 'receipt',
  delivery: 'receipt',
  module: 'system',
  activated: 'system',
  deactivated: 'system',
  botSuspended: 'system',
  botResumed: 'system',
};

const text = z.string().min(1);
const base = z.object({
  type: text,
  timestamp: z.int(),
  // In groups, only of members who agreed to it.
  source: z.object({ userId: text.optional() }).optional(),
});
const message = base.extend({ message: z.object({ id: text }) });
const postback = base.extend({ webhookEventId: text });

function itemOf(event: unknown): Item {
  const parsed = base.safeParse(event);
  if (!parsed.success) return { rejected: 'malformed' };
  const { type, timestamp, source } = parsed.data;
  const id = idOf(type, event);
  if (id === undefined) return { ignored: reasonOf(others, type) ?? 'unknown_event' };
  if (id === null) return { rejected: 'malformed' };
  const user = source?.userId;
  if (user === undefined) return { ignored: 'no_user' };
  return { message: { platform: 'line', user, direction: 'received', timestamp, id } };
}

/** Undefined of an event that is no message, null where a message has none. A pressed button is known by its event alone. */
function idOf(type: string, event: unknown): string | null | undefined {
  if (type === 'message') return message.safeParse(event).data?.message.id ?? null;
  if (type === 'postback') return postback.safeParse(event).data?.webhookEventId ?? null;
  return undefined;
}
