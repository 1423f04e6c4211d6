import type { Now } from '@turnout/contract';

/**
 * The last minute that has more messages than it had at opening; undefined where nothing came since. Both are the server's
 * answers, so no other clock counts. Without platforms, those of all of them count.
 */
export function lastNewMessageAt(opening: Now, now: Now, platforms: readonly string[]): number | undefined {
  const before = messagesByMinute(opening, platforms);
  const more = [...messagesByMinute(now, platforms)].findLast(([from, messages]) => messages > (before.get(from) ?? 0));
  return more?.[0];
}

/** By when the minute of the clock begins: in the first one of an answer, the answer has only a part of it. */
function messagesByMinute({ minutes, platforms, all }: Now, chosen: readonly string[]): Map<number, number> {
  const parts = chosen.length === 0 ? [all] : platforms.filter(({ platform }) => chosen.includes(platform));
  return new Map(
    minutes.map(({ from }, at) => [
      Math.floor(Date.parse(from) / minuteMs) * minuteMs,
      parts.reduce(
        (sum, { messagesReceived, messagesSent }) => sum + (messagesReceived[at] ?? 0) + (messagesSent[at] ?? 0),
        0,
      ),
    ]),
  );
}

const minuteMs = 60_000;
