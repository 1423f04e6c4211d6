import type { Now } from '@turnout/contract';
import { expect, test } from 'vitest';
import { lastNewMessageAt } from './new-message.ts';

const start = Date.parse('2026-03-01T12:00:00Z');
const minute = 60_000;

/** Two minutes of the clock and what came of each platform in them; the first one is cut by the answer. */
function answer(firstMinute: number, received: Record<string, [number, number]>): Now {
  const at = (offset: number) => new Date(start + firstMinute * minute + offset).toISOString();
  const counted = (messagesReceived: number[]) => ({
    users5: 1,
    users30: 1,
    users: [0, 0],
    messagesReceived,
    messagesSent: [0, 0],
  });
  const sums = [0, 1].map((index) => Object.values(received).reduce((sum, counts) => sum + (counts[index] ?? 0), 0));
  return {
    bot: 'a',
    asOf: at(90_000),
    from: at(20_000),
    until: at(90_000),
    minutes: [
      { from: at(20_000), to: at(minute - 1), partial: true },
      { from: at(minute), to: at(89_999), partial: true },
    ],
    platforms: Object.entries(received).map(([platform, counts]) => ({ platform, ...counted(counts) })),
    all: counted(sums),
  };
}

const opening = answer(0, { telegram: [3, 2] });

test.each<[string, Now, string[], number | undefined]>([
  ['nothing came', opening, [], undefined],
  ['only time passed', answer(1, { telegram: [2, 0] }), [], undefined],
  ['one came in the minute of opening', answer(0, { telegram: [3, 3] }), ['telegram'], 1],
  ['one came in a later minute', answer(1, { telegram: [2, 1] }), ['telegram'], 2],
  ['one came of another platform', answer(0, { telegram: [3, 2], slack: [0, 4] }), ['telegram'], undefined],
  ['one came of any platform', answer(0, { telegram: [3, 2], slack: [0, 4] }), [], 1],
])('%s', (_what, now, platforms, expected) => {
  const minuteFound = lastNewMessageAt(opening, now, platforms);
  expect(minuteFound).toBe(expected === undefined ? undefined : start + expected * minute);
});
