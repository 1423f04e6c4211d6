import type { Judgement } from './finding.ts';
import { twilioUser } from './values.ts';

/** A message as the API and the table `messages` have it, with what else decides about it. */
export type ChatwootMessage = {
  message: Record<string, unknown>;
  /** `inboxes.channel_type`: "Channel::Whatsapp". */
  channelType: unknown;
  /** `contact_inboxes.source_id`: the person's id on the platform. */
  person: unknown;
  /** `type` of the conversation's additional attributes: Instagram by way of a Facebook page has one of its own. */
  conversationType: unknown;
};

const [incoming, outgoing, activity, template] = [0, 1, 2, 3];
const failed = new Set<unknown>(['failed', 3]);

/** Message types, states and channels: app/models/message.rb and app/models/channel/ of chatwoot/chatwoot. */
export function judgeChatwoot({ message, channelType, person, conversationType }: ChatwootMessage): Judgement {
  const { id, message_type: type, private: isPrivate, status, created_at: createdAt, source_id: sourceId } = message;
  if (type === activity) return { ignored: 'activities' };
  if (type !== incoming && type !== outgoing && type !== template)
    return { rejected: 'missing_field', field: 'message_type' };
  if (isPrivate === true) return { ignored: 'private notes' };
  if (type !== incoming && failed.has(status)) return { ignored: 'messages that could not be sent' };
  if (typeof id !== 'number') return { rejected: 'missing_field', field: 'id' };
  if (typeof person !== 'string' || person === '') return { rejected: 'missing_field', field: 'contact_source_id' };
  if (typeof channelType !== 'string') return { rejected: 'missing_field', field: 'channel_type' };
  if (typeof createdAt !== 'number') return { rejected: 'invalid_timestamp', field: 'created_at' };
  const isTwilio = channelType === 'Channel::TwilioSms';
  const { platform, user } = isTwilio
    ? twilioUser(person)
    : { platform: platformOf(channelType, conversationType), user: person };
  const direction = type === incoming ? 'received' : 'sent';
  const hasSource = typeof sourceId === 'string' && sourceId !== '';
  // A message's number in Telegram is of its chat, and private chats are called by the person; Chatwoot has no others.
  const known = platform === 'telegram' ? `${person}:${sourceId}` : sourceId;
  return {
    message: {
      platform,
      user,
      direction,
      timestamp: Math.round(createdAt * 1000),
      id: hasSource ? String(known) : `chatwoot:${id}`,
    },
  };
}

const platforms: Record<string, string> = {
  facebookpage: 'messenger',
  webwidget: 'webchat',
  twitterprofile: 'twitter',
};

/** "Channel::Whatsapp" is whatsapp. What has no other name here goes by its own. */
function platformOf(channelType: string, conversationType: unknown): string {
  const name = channelType
    .replace(/^Channel::/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, '');
  if (name === 'facebookpage' && conversationType === 'instagram_direct_message') return 'instagram';
  return platforms[name] ?? name;
}
