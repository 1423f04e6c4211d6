/** A message as the bot's code tells it. Nothing else of it is asked for, and the user's id is kept as a hash only. */
export type Message = {
  /** Where the conversation happens: `telegram`, `webchat`, or any other name of a-z, 0-9, `_` and `-`. */
  platform: string;
  /** The platform's id of the user: the person, not the chat or group. */
  user: string | number | bigint;
  /** The platform's message id. Made up where there is none: then only this call's own retries are known as repeats. */
  id?: string | number | bigint | undefined;
  /** When it happened, as a date or epoch milliseconds; now when left out. */
  timestamp?: Date | number | undefined;
};

export type Direction = 'received' | 'sent';

const slug = /^[a-z0-9][a-z0-9_-]{0,31}$/;

/** The message as the API takes it, or a sentence about what is wrong with it (which repeats no value). */
export function encode(
  direction: Direction,
  message: Message,
  madeUp: { id(): string; now(): number },
): { json: string } | { wrong: string } {
  const { platform, user, id, timestamp } = message;
  if (typeof platform !== 'string' || !slug.test(platform))
    return { wrong: 'A platform is 1 to 32 of a-z, 0-9, "_" and "-".' };
  const userId = identifier(user);
  if (userId === undefined) return { wrong: 'A user is a text of 1 to 256 characters, or a number.' };
  const messageId = id === undefined || id === null ? madeUp.id() : identifier(id);
  if (messageId === undefined) return { wrong: 'An id is a text of 1 to 256 characters, or a number.' };
  const timestampMs = timestamp === undefined || timestamp === null ? madeUp.now() : Number(timestamp);
  if (!Number.isFinite(timestampMs)) return { wrong: 'A timestamp is a date or epoch milliseconds.' };
  return {
    json: JSON.stringify({ platform, user: userId, direction, timestamp: Math.round(timestampMs), id: messageId }),
  };
}

function identifier(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  return typeof text === 'string' && text.length > 0 && text.length <= 256 ? text : undefined;
}
