import { z } from 'zod';
import { rejections } from './message.ts';

/** Why a part of a genuine delivery is no message. The codes are stable; the page says them in its languages. */
export const ignoredReasons = {
  receipt: 'A delivery or read receipt.',
  failed: 'A message that the platform could not deliver.',
  reaction: 'A reaction.',
  edit: 'A message that was changed later.',
  deletion: 'A message that was taken back.',
  membership: 'Somebody joined, left, followed, blocked or changed settings.',
  typing: 'A typing sign.',
  acknowledgement: 'A button was pressed that asks for no answer in the conversation.',
  system: "The platform's own notice.",
  other_bot: 'A message of another bot.',
  no_user: 'A message of which the platform does not say who wrote it.',
  other_account: 'Meant for another account, page or number than this connection is for.',
  probe: 'A test by the platform, without content.',
  unknown_event: 'An event of a kind that is no message.',
} as const;
export type IgnoredReason = keyof typeof ignoredReasons;

/** Why a part of a genuine delivery could be a message and was not taken. */
export const rejectedReasons = {
  malformed: 'It lacks what the platform documents for a message.',
  ...rejections,
} as const;
export type RejectedReason = keyof typeof rejectedReasons;

/** Why a delivery, or a request to the messages API, was refused as a whole; nothing of it was stored. */
export const refusedReasons = {
  not_connected: 'This platform is not connected to the bot.',
  signature_missing: 'It carries no signature. Check that the platform knows the secret.',
  signature_wrong: 'Its signature is not right. Check that the secret here is the one of the platform.',
  token_wrong: 'The token that proves where it comes from is not right. Set up the webhook at the platform again.',
  too_old: 'It was signed too long ago. If this happens often, check the clock of this machine.',
  unreadable: 'Its body could not be read.',
  too_large: 'Its body is too large.',
  keys_unavailable:
    "The platform's keys could not be fetched to check it. This machine has to reach the internet for that.",
  store_unavailable: 'The store did not answer, so the platform was asked to deliver again.',
  key_wrong: 'It carries no key, or one that is not valid. “turnout key list” shows the keys there are.',
  key_not_allowed: 'Its key may not send messages of this bot: it is of another bot, or not of scope “ingest”.',
  foreign_origin: 'It came from a page that the key is not bound to. “turnout key list” shows the origins.',
  unsupported: 'Its Content-Type or Content-Encoding is not one that the messages API reads.',
  too_many: 'A page sent more than a public key may.',
} as const;
export type RefusedReason = keyof typeof refusedReasons;

/** Why a delivery that was to be passed on got no answer of the bot's. */
export const forwardFailures = {
  unreachable: 'The bot could not be reached at its address.',
  too_slow: 'The bot did not answer within the time that the platform leaves.',
  redirects: 'The bot answered with a redirect, which is not followed. Enter the address that it leads to.',
  loops: "The bot's address leads back to Turnout. Enter the address of the bot itself.",
  answer_too_large: "The bot's answer is larger than any platform reads.",
  busy: 'Too many deliveries wait for the bot at once.',
} as const;
export type ForwardFailure = keyof typeof forwardFailures;

export const deliveryOutcomes = ['counted', 'ignored', 'rejected', 'greeted', 'refused'] as const;

const amounts = z.record(z.string(), z.int());

export const deliveryEntry = z.object({
  id: z.int(),
  /** When it came; of several that were merged, the last. */
  at: z.string(),
  connector: z.string(),
  /** `counted`: messages came with it; `ignored`, `rejected`: none did; `greeted`: the platform checked the address. */
  outcome: z.enum(deliveryOutcomes),
  received: z.int(),
  sent: z.int(),
  /** How many parts, by reason. */
  ignored: amounts,
  rejected: amounts,
  refused: z.string().optional(),
  /** Where it was passed on: the status of the bot's answer, or why there was none (`forwardFailures`). */
  forwarded: z.union([z.int(), z.string()]).optional(),
  /**
   * Where it was passed on: its messages were not on disk when the platform got its answer. `late`: they are kept in memory
   * until they are; `lost`: there was no room, and they are not counted (`rejected`).
   */
  spool: z.enum(['late', 'lost']).optional(),
  /** Equal ones that came right after one another stand here as one. */
  times: z.int(),
});
/** One delivery of a platform: what became of it, and nothing of what was in it. */
export type DeliveryEntry = z.infer<typeof deliveryEntry>;

export const deliveries = z.object({ deliveries: z.array(deliveryEntry) });
