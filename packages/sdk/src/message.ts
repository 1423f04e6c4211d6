/** A message as the bot's code tells it. Nothing else of it is asked for, and the user's id is kept as a hash only. */
export type Message = {
  /** Where the conversation happens: `telegram`, `webchat`, or any other name of a-z, 0-9, `_` and `-`. */
  platform: string;
  /** The platform's id of the user: the person, not the chat or group. */
  user: string | number | bigint;
  /** The platform's message id. Made up where there is none: then only this call's own retries are known as repeats. */
  id?: string | number | bigint | null | undefined;
  /** When it happened, as a date or epoch milliseconds; now when left out. */
  timestamp?: Date | number | null | undefined;
};

export type Direction = 'received' | 'sent';

/** A message, or a function that gives one, several or none: what it throws is caught, counted and told. */
export type Tellable = Message | (() => Message | readonly Message[] | null | undefined);

type MadeUp = { id(): string; now(): number };

const slug = /^[a-z0-9][a-z0-9_-]{0,31}$/;
const longest = 256;
/** 1973 in milliseconds, the year 5138 in seconds. */
const leastTimestampMs = 100_000_000_000;

/** The message as the API takes it, or a sentence about what is wrong with it, which repeats no value. */
export function encode(direction: Direction, message: Message, madeUp: MadeUp): { json: string } | { wrong: string } {
  if (typeof message !== 'object' || message === null)
    return { wrong: 'A message is an object with a platform and a user.' };
  const { platform, user } = message;
  if (typeof platform !== 'string' || !slug.test(platform))
    return { wrong: 'A platform is 1 to 32 of a-z, 0-9, "_" and "-", and starts with a letter or digit.' };
  const userId = identifier(user);
  if (userId === undefined) return { wrong: 'A user is a text of 1 to 256 characters, or a number.' };
  const id = identifier(message.id ?? madeUp.id());
  if (id === undefined) return { wrong: 'An id is a text of 1 to 256 characters, or a number.' };
  const timestamp = milliseconds(message.timestamp ?? madeUp.now());
  if (timestamp === undefined) return { wrong: 'A timestamp is a date or epoch milliseconds.' };
  if (timestamp < leastTimestampMs) return { wrong: 'A timestamp is in milliseconds; one of 1970 looks like seconds.' };
  return { json: JSON.stringify({ platform, user: userId, direction, timestamp, id }) };
}

function identifier(value: unknown): string | undefined {
  const text = typeof value === 'bigint' || Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string' || text.length === 0 || text.length > 2 * longest) return undefined;
  // Characters are counted as the server does: an emoji is one, and two units long.
  return text.length <= longest || [...text].length <= longest ? text : undefined;
}

function milliseconds(value: unknown): number | undefined {
  const ms = value instanceof Date ? value.getTime() : value;
  return typeof ms === 'number' && Number.isFinite(ms) ? Math.round(ms) : undefined;
}
