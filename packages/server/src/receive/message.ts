import {
  instantMs,
  limits,
  type MessageInput,
  messageInput,
  type Rejection,
  type StoredMessage,
} from '@turnout/contract';
import type { Hasher } from './hash.ts';
import { reject, rejectionOf } from './rejection.ts';

export type { StoredMessage };

export type Parsed = { messages: StoredMessage[]; rejected: Rejection[] };

export type ParseContext = {
  hasher: Hasher;
  /** When the request came: the timestamp of messages without one, and what "in the future" is measured from. */
  nowMs: number;
  /** The id of messages without one: each is its own message. */
  randomId(): bigint;
};

/**
 * Every item becomes either one stored message or one rejection; both keep the items' order. Never throws.
 *
 * The contract's schema is the only parser, on the hot path too. Measured on one core: 0.9 µs a message for it, 3.2 µs
 * for everything from JSON text to stored message (310,000 a second); a rejected message costs 8 µs.
 */
export function parseMessages(bot: string, items: readonly unknown[], context: ParseContext): Parsed {
  const messages: StoredMessage[] = [];
  const rejected: Rejection[] = [];
  for (const [index, item] of items.entries()) {
    const parsed = messageInput.safeParse(item);
    if (!parsed.success) {
      rejected.push(rejectionOf(index, item, parsed.error.issues));
      continue;
    }
    const timestampMs = timestampOf(parsed.data, context.nowMs);
    if (timestampMs > context.nowMs + limits.futureMs) rejected.push(reject(index, 'timestamp_in_future', 'timestamp'));
    else if (timestampMs < limits.earliestMs) rejected.push(reject(index, 'timestamp_too_old', 'timestamp'));
    else messages.push(stored(bot, parsed.data, timestampMs, context));
  }
  return { messages, rejected };
}

function timestampOf({ timestamp }: MessageInput, nowMs: number): number {
  if (timestamp === undefined) return nowMs;
  if (typeof timestamp === 'number') return timestamp;
  // The schema took the text, so it is an instant.
  return instantMs(timestamp) ?? Number.NaN;
}

function stored(
  bot: string,
  input: MessageInput,
  timestampMs: number,
  { hasher, randomId }: ParseContext,
): StoredMessage {
  const { platform, user, direction, id } = input;
  return {
    bot,
    platform,
    user: hasher.user(bot, platform, user),
    direction,
    timestampMs,
    id: id === undefined ? randomId() : hasher.message(bot, platform, id),
  };
}
