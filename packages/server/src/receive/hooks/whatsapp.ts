import type { IgnoredReason } from '@turnout/contract';
import { z } from 'zod';
import type { Item, Reading } from './connector.ts';
import { type Reasons, reasonOf } from './ignored.ts';
import { isObject, listIn } from './json.ts';
import { createMetaConnector, joined, malformed } from './meta.ts';
import { contactsIn, type Person, pairsOf, personOf, platform, userOf } from './whatsapp-person.ts';

/**
 * WhatsApp's Cloud API. What the bot sends comes back as the status `sent` of its message; what a human sends from the phone, as an
 * echo. Shapes: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
export const whatsapp = createMetaConnector({
  object: 'whatsapp_business_account',
  readEntry: (entry) => joined(listIn(entry['changes']).map(readChange)),
});

type Part = Pick<Reading, 'items' | 'same'>;
const only = (item: Item): Part => ({ items: [item] });

function readChange(change: unknown): Part {
  if (!isObject(change) || typeof change['field'] !== 'string' || !isObject(change['value'])) return only(malformed);
  const { field, value } = change;
  if (field === 'messages' || field === 'smb_message_echoes') return readValue(value);
  // While Meta's own agent talks, the same comes one level deeper.
  if (field === 'standby' && isObject(value['standby'])) return readValue(value['standby']);
  return only({ ignored: reasonOf(fields, field) ?? 'unknown_event' });
}

/** Changes that hold no messages of now. */
const fields: Reasons = {
  account_alerts: 'system',
  account_review_update: 'system',
  account_settings_update: 'system',
  account_update: 'system',
  business_capability_update: 'system',
  business_username_update: 'system',
  // Of years before the number was connected, as the phone remembers them.
  history: 'system',
  message_template_components_update: 'system',
  message_template_quality_update: 'system',
  message_template_status_update: 'system',
  messaging_handovers: 'system',
  partner_solutions: 'system',
  payment_configuration_update: 'system',
  phone_number_name_update: 'system',
  phone_number_quality_update: 'system',
  security: 'system',
  smb_app_state_sync: 'system',
  template_category_update: 'system',
  group_lifecycle_update: 'membership',
  group_participants_update: 'membership',
  group_settings_update: 'membership',
  group_status_update: 'membership',
  user_preferences: 'membership',
};

function readValue(value: Readonly<Record<string, unknown>>): Part {
  const contacts = contactsIn(value['contacts']);
  const parts = [
    ...listIn(value['messages']).map((part) => readMessage(part, contacts)),
    ...listIn(value['message_echoes']).map((part) => readEcho(part, contacts)),
    ...listIn(value['statuses']).map((part) => readStatus(part, contacts)),
    ...listIn(value['errors']).map(() => only({ ignored: 'system' })),
  ];
  return parts.length === 0 ? only({ ignored: 'unknown_event' }) : joined(parts);
}

const text = z.string().min(1);
/** Whole seconds, as digits. */
const instant = z
  .string()
  .regex(/^\d{1,11}$/)
  .transform((digits) => Number(digits) * 1000);
const common = z.object({
  id: text,
  timestamp: instant,
  type: text,
  interactive: z.object({ type: text }).optional(),
  unsupported: z.object({ type: text }).optional(),
});
const message = common.extend({
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  from_parent_user_id: z.string().optional(),
  system: z.unknown().optional(),
});
const echo = common.extend({
  to: z.string().optional(),
  to_user_id: z.string().optional(),
  to_parent_user_id: z.string().optional(),
});

/** The kinds that are no messages, the platform's and, with `unsupported:`, those that it does not describe further. */
const kinds: Reasons = {
  edit: 'edit',
  reaction: 'reaction',
  // Somebody opened the chat, and has not written yet.
  request_welcome: 'membership',
  revoke: 'deletion',
  system: 'system',
  'interactive:call_permission_reply': 'acknowledgement',
  'unsupported:edit': 'edit',
  'unsupported:keep_in_chat': 'system',
  'unsupported:pin': 'system',
  'unsupported:poll_update': 'acknowledgement',
  'unsupported:reaction': 'reaction',
};

function ignoredKind({ type, interactive, unsupported }: z.infer<typeof common>): IgnoredReason | undefined {
  const kind = type === 'interactive' ? interactive?.type : type === 'unsupported' ? unsupported?.type : undefined;
  return reasonOf(kinds, kind === undefined ? type : `${type}:${kind}`);
}

function readMessage(part: unknown, contacts: readonly Person[]): Part {
  const parsed = message.safeParse(part);
  if (!parsed.success) return only(malformed);
  const { id, timestamp, from, from_user_id, from_parent_user_id, system } = parsed.data;
  const person = personOf({ phone: from, scoped: from_user_id, parent: from_parent_user_id }, contacts);
  if (parsed.data.type === 'system') return { items: [{ ignored: 'system' }], same: pairsOf(person, system) };
  return {
    items: [itemOf({ person, id, timestamp, direction: 'received', reason: ignoredKind(parsed.data) })],
    same: pairsOf(person),
  };
}

function readEcho(part: unknown, contacts: readonly Person[]): Part {
  const parsed = echo.safeParse(part);
  if (!parsed.success) return only(malformed);
  const { id, timestamp, to, to_user_id, to_parent_user_id } = parsed.data;
  const person = personOf({ phone: to, scoped: to_user_id, parent: to_parent_user_id }, contacts);
  return {
    items: [itemOf({ person, id, timestamp, direction: 'sent', reason: ignoredKind(parsed.data) })],
    same: pairsOf(person),
  };
}

type Read = {
  person: Person;
  id: string;
  timestamp: number;
  direction: 'received' | 'sent';
  reason: IgnoredReason | undefined;
};

function itemOf({ person, id, timestamp, direction, reason }: Read): Item {
  if (reason !== undefined) return { ignored: reason };
  const user = userOf(person);
  return user === undefined ? { ignored: 'no_user' } : { message: { platform, user, direction, timestamp, id } };
}

const status = z.object({
  id: text,
  status: text,
  timestamp: instant,
  type: z.string().optional(),
  recipient_id: z.string().optional(),
  recipient_type: z.string().optional(),
  recipient_user_id: z.string().optional(),
  recipient_parent_user_id: z.string().optional(),
});

/**
 * TRAP: what a message goes through later is no second sign of it. A phone that was off gets it days later, and it is read weeks
 * later; with those timestamps, beyond the 48 hours, it would be another message. So only `sent` counts, which the platform repeats for
 * days until it is taken.
 */
const statuses: Reasons = {
  delivered: 'receipt',
  read: 'receipt',
  played: 'receipt',
  deleted: 'deletion',
  failed: 'failed',
};

function readStatus(part: unknown, contacts: readonly Person[]): Part {
  const parsed = status.safeParse(part);
  if (!parsed.success) return only(malformed);
  const { id, timestamp, type, recipient_id, recipient_type, recipient_user_id, recipient_parent_user_id } =
    parsed.data;
  // Of a payment, not of a message.
  if (type === 'payment') return only({ ignored: 'system' });
  const isGroup = recipient_type === 'group';
  const person = isGroup
    ? { phone: recipient_id && `group:${recipient_id}` }
    : personOf({ phone: recipient_id, scoped: recipient_user_id, parent: recipient_parent_user_id }, contacts);
  const isSent = parsed.data.status === 'sent';
  const reason = isSent ? undefined : (reasonOf(statuses, parsed.data.status) ?? 'unknown_event');
  return {
    items: [itemOf({ person, id, timestamp, direction: 'sent', reason })],
    same: isGroup ? [] : pairsOf(person),
  };
}
