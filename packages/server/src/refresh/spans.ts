const dayMs = 86_400_000;

/** Days that lie close together and are recounted in one statement. */
export type Span = { days: string[]; first: string; last: string };

/**
 * Cuts days (ascending) into spans: a new one after a gap of more than `gapDays`, or when one holds `maxMessages`.
 * So neither the reading in between nor the memory of a statement grows with the history.
 */
export function spansOf(
  days: readonly { day: string; messages: number }[],
  { maxMessages, gapDays = 7 }: { maxMessages: number; gapDays?: number },
): Span[] {
  const spans: Span[] = [];
  let inSpan = 0;
  for (const { day, messages } of days) {
    const span = spans.at(-1);
    const near = span && Date.parse(day) - Date.parse(span.last) <= gapDays * dayMs;
    if (span && near && inSpan + messages <= maxMessages) {
      span.days.push(day);
      span.last = day;
      inSpan += messages;
    } else {
      spans.push({ days: [day], first: day, last: day });
      inSpan = messages;
    }
  }
  return spans;
}

/** 0 … 2⁶⁴ − 1 cut into equal slices: users are hashes, so each holds about as many. Both ends are included. */
export function userSlices(count: number): { first: bigint; last: bigint }[] {
  const all = 2n ** 64n;
  const slices = BigInt(Math.max(1, count));
  return Array.from({ length: Number(slices) }, (_, at) => ({
    first: (all * BigInt(at)) / slices,
    last: (all * BigInt(at + 1)) / slices - 1n,
  }));
}
