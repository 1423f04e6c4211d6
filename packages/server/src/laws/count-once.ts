import type { Direction } from '@turnout/contract';

/** A message as it happened, nothing hashed. */
export type PlainMessage = {
  platform: string;
  user: string;
  direction: Direction;
  timestampMs: number;
  id?: string;
};

const togetherMs = 48 * 60 * 60 * 1000;

/**
 * The messages that count, each at the earliest of its timestamps: of the copies in time order the first starts a
 * message, those at most 48 hours after that first one belong to it, and the next one starts another.
 */
export function countOnce(messages: readonly PlainMessage[]): PlainMessage[] {
  const counted: PlainMessage[] = [];
  const startedMs = new Map<string, number>();
  for (const message of [...messages].sort((a, b) => a.timestampMs - b.timestampMs)) {
    const { platform, user, direction, timestampMs, id } = message;
    if (id !== undefined) {
      const name = JSON.stringify([platform, user, direction, id]);
      const firstMs = startedMs.get(name);
      if (firstMs !== undefined && timestampMs - firstMs <= togetherMs) continue;
      startedMs.set(name, timestampMs);
    }
    counted.push(message);
  }
  return counted;
}
