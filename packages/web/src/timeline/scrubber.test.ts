import { expect, test } from 'vitest';
import { createScrubber } from './scrubber.ts';

/** A scrubber whose answers come when the test says so. */
function scene() {
  const asked: { question: number; answer(): Promise<void>; fail(): Promise<void>; signal: AbortSignal }[] = [];
  const settled: [number, string | undefined][] = [];
  const rest = () => new Promise<void>((resolve) => setTimeout(resolve));
  const scrubber = createScrubber<number, string>({
    ask: (question, signal) =>
      new Promise((resolve, reject) => {
        const then = (act: () => void) => () => {
          act();
          return rest();
        };
        asked.push({
          question,
          signal,
          answer: then(() => resolve(`answer ${question}`)),
          fail: then(() => reject(new Error('no'))),
        });
      }),
    nextFrame: () => Promise.resolve(),
    onSettled: (question, answer) => settled.push([question, answer]),
  });
  const last = () => {
    const one = asked.at(-1);
    if (one === undefined) throw new Error('nothing was asked');
    return one;
  };
  return { scrubber, settled, questions: () => asked.map(({ question }) => question), last };
}

test('one question is on its way, the newest waits, and those between are left out', async () => {
  const { scrubber, questions, last } = scene();
  for (const question of [1, 2, 3, 4]) scrubber.move(question);
  expect(questions()).toEqual([1]);
  expect(scrubber.wanted()).toBe(4);
  await last().answer();
  expect(scrubber.moving()).toEqual({ isMoving: true, answer: 'answer 1' });
  expect(questions()).toEqual([1, 4]);
  await last().answer();
  expect(scrubber.moving().answer).toBe('answer 4');
  expect(questions()).toEqual([1, 4]);
});

test('listeners hear of every step; what is shown changes with the answers alone', async () => {
  const { scrubber, last } = scene();
  const seen: unknown[] = [];
  scrubber.subscribe(() => seen.push(scrubber.moving()));
  scrubber.move(1);
  scrubber.move(2);
  expect(seen).toHaveLength(2);
  expect(seen[0]).toBe(seen[1]);
  await last().answer();
  expect(seen[2]).not.toBe(seen[1]);
});

test('letting go asks for the last one afresh, and hands it over with its answer', async () => {
  const { scrubber, settled, questions, last } = scene();
  scrubber.move(1);
  await last().answer();
  scrubber.settle(1);
  expect(settled).toEqual([]);
  expect(questions()).toEqual([1, 1]);
  await last().answer();
  expect(settled).toEqual([[1, 'answer 1']]);
  // What was shown stays until the page has taken over.
  expect(scrubber.moving()).toEqual({ isMoving: true, answer: 'answer 1' });
  scrubber.reset();
  expect(scrubber.moving()).toEqual({ isMoving: false, answer: undefined });
});

test('a hand that takes hold again before the last answer goes on', async () => {
  const { scrubber, settled, last } = scene();
  scrubber.move(1);
  scrubber.settle(2);
  scrubber.move(3);
  await last().answer();
  await last().answer();
  expect(settled).toEqual([]);
  expect(scrubber.moving().answer).toBe('answer 3');
});

test('what was put back shows nothing any more, whatever is still on its way', async () => {
  const { scrubber, settled, questions, last } = scene();
  scrubber.move(1);
  scrubber.move(2);
  scrubber.reset();
  const first = last();
  expect(first.signal.aborted).toBe(true);
  await first.answer();
  expect(scrubber.moving()).toEqual({ isMoving: false, answer: undefined });
  expect(scrubber.wanted()).toBeUndefined();
  scrubber.move(5);
  expect(questions()).toEqual([1, 5]);
  await last().answer();
  expect(scrubber.moving().answer).toBe('answer 5');
  expect(settled).toEqual([]);
});

test('a step that fails is left out, and the last one is handed over without an answer', async () => {
  const { scrubber, settled, last } = scene();
  scrubber.move(1);
  await last().answer();
  scrubber.move(2);
  await last().fail();
  expect(scrubber.moving().answer).toBe('answer 1');
  scrubber.settle(3);
  await last().fail();
  expect(settled).toEqual([[3, undefined]]);
});
