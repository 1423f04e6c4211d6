import { z } from 'zod';
import { instantMs } from './instant.ts';
import { limits } from './limits.ts';
import { platformSlug } from './slug.ts';

export const directions = ['received', 'sent'] as const;
/** Seen from the bot: it received the message from the user, or sent it to the user. */
export type Direction = (typeof directions)[number];

/**
 * Whether a text can be a user id or a message id: 1 to 256 characters, any of them. A character is a code point, as
 * the engine counts them, so an emoji is one; half a surrogate pair is none, as it has no UTF-8 form to hash.
 */
export function isIdentifier(text: string): boolean {
  if (text.length === 0 || text.length > 2 * limits.idLength || !text.isWellFormed()) return false;
  return text.length <= limits.idLength || [...text].length <= limits.idLength;
}

const identifier = z.string().refine(isIdentifier);

/** One message as a client sends it. `user` and `id` are hashed at the edge and never kept. */
export const messageInput = z.strictObject({
  platform: platformSlug,
  user: identifier,
  direction: z.enum(directions),
  timestamp: z.union([z.string().refine((text) => instantMs(text) !== undefined), z.int()]).optional(),
  id: identifier.optional(),
});
export type MessageInput = z.infer<typeof messageInput>;

/** A message as it is stored: nothing of the user or the message but two keyed hashes of 64 bits. */
export type StoredMessage = {
  bot: string;
  platform: string;
  user: bigint;
  direction: Direction;
  /** Epoch milliseconds. */
  timestampMs: number;
  id: bigint;
  /** Nobody says when it was written: the timestamp is when it came, this time. */
  isUndated?: true;
};

/** Why a message was not taken. The codes are stable: programs branch on them. The sentences never repeat a value. */
export const rejections = {
  not_an_object: 'A message is a JSON object.',
  invalid_json: 'This line is not JSON.',
  missing_field: 'This field is required.',
  unknown_field: 'A message has no such field; nothing but platform, user, direction, timestamp and id is taken.',
  invalid_platform: 'A platform is 1 to 32 of a-z, 0-9, "_" and "-", and starts with a letter or digit.',
  invalid_user: 'A user is a string of 1 to 256 characters.',
  invalid_direction: 'The direction is "received" or "sent", seen from the bot.',
  invalid_timestamp:
    'A timestamp is ISO 8601 with an offset, such as "2022-01-31T09:30:00Z", or whole epoch milliseconds.',
  timestamp_in_future: 'The timestamp is more than 24 hours ahead.',
  timestamp_too_old: 'The timestamp is before 1901.',
  timestamp_not_near:
    'A key of scope webchat takes timestamps from 24 hours ago to 10 minutes ahead; leave it out for now.',
  platform_not_allowed: 'A key of scope webchat takes messages of platform "webchat" alone.',
  invalid_id: 'An id is a string of 1 to 256 characters.',
} as const;
export type RejectionCode = keyof typeof rejections;

export const rejection = z.object({
  /** Place in the array, or among the lines of an NDJSON body that are not blank; from 0. */
  index: z.int(),
  // Object.keys knows no literal types; the keys of a constant are exactly its codes.
  code: z.enum(Object.keys(rejections) as [RejectionCode, ...RejectionCode[]]),
  field: z.string().optional(),
  message: z.string(),
});
export type Rejection = z.infer<typeof rejection>;

export const receipt = z.object({ accepted: z.int(), rejected: z.array(rejection) });
/** The answer to a batch: the accepted messages are on disk. */
export type Receipt = z.infer<typeof receipt>;
