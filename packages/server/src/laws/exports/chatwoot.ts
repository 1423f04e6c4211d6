import type { PlainMessage } from '../count-once.ts';
import type { Exports } from './written.ts';

/** A person has one inbox. */
const inboxes = [
  { id: 1, channel: 'Channel::Whatsapp', platform: 'whatsapp' },
  { id: 2, channel: 'Channel::WebWidget', platform: 'webchat' },
] as const;
export const inboxOf = ({ user }: Pick<PlainMessage, 'user'>) => inboxes[Number(user) % 2 === 0 ? 0 : 1];

/** A message as the API has it; the database has the same columns. */
export const recordOf = (message: PlainMessage) => ({
  id: Number(message.id),
  content: 'Hello',
  inbox_id: inboxOf(message).id,
  message_type: message.direction === 'received' ? 0 : Number(message.id) % 5 === 0 ? 3 : 1,
  content_type: 'text',
  content_attributes: {},
  status: 'sent',
  private: false,
  source_id: inboxOf(message).id === 1 ? `wamid.${message.id}` : null,
  created_at: message.timestampMs / 1000,
});

/** What is no message, beside some that are. */
export const besides = (message: PlainMessage) =>
  message.timestampMs % 7000 === 0
    ? [
        { ...recordOf(message), id: Number(message.id) + 10_000, message_type: 2, source_id: null },
        { ...recordOf(message), id: Number(message.id) + 20_000, message_type: 1, private: true, source_id: null },
      ]
    : [];

export const countedInChatwoot = (messages: readonly PlainMessage[]) =>
  messages.map((message) => ({ ...message, platform: inboxOf(message).platform }));

/** What the statement in docs/connect/backfill.md gives of a history. For tests. */
export const chatwootExports: Exports = {
  'rows of the database': (messages) => {
    const rows = messages.flatMap((message) => {
      const more = { channel_type: inboxOf(message).channel, contact_source_id: message.user, conversation_type: null };
      return [...besides(message), recordOf(message)].map((record) => `${JSON.stringify({ ...record, ...more })}\n`);
    });
    return { extension: 'ndjson', content: rows.join(''), counted: countedInChatwoot(messages), options: {} };
  },
};
