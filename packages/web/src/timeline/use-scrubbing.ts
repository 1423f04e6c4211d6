import { useQueryClient } from '@tanstack/react-query';
import type { Usage, UsageQuestion } from '@turnout/contract';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { fetchUsage, usageQuery } from '../api/usage.ts';
import type { Period } from '../period/presets.ts';
import { createScrubber, type Moving, type Scrubber } from './scrubber.ts';

/** What moves the timeline's window, and knows where it is. */
export type Scrubbing = {
  subscribe(listener: () => void): () => void;
  /** Where the window is while it moves. */
  wanted(): Period | undefined;
  move(period: Period): void;
  settle(): void;
  cancel(): void;
};

type ScrubbingParts = {
  bot: string;
  /** What is asked for a period while it moves; `before` is what was asked last. */
  movingQuestion(period: Period, before: UsageQuestion | undefined): UsageQuestion;
  /** What is asked for a period in the address. */
  question(period: Period): UsageQuestion;
  /** Changes whenever the address does: what was dragged is over then. */
  address: unknown;
  /** Where the window is at rest. */
  rest: Period;
  onPeriod(period: Period): void;
};

/** Lets the page follow the timeline's window. Only the last period comes into the address, and only its answer is kept. */
export function useScrubbing(parts: ScrubbingParts): { scrubbing: Scrubbing; moving: Moving<Usage> } {
  const { bot, address } = parts;
  const queries = useQueryClient();
  const latest = useRef(parts);
  useEffect(() => {
    latest.current = parts;
  });
  const scrubber = useMemo(
    (): Scrubber<UsageQuestion, Usage> =>
      createScrubber({
        ask: (question, signal) => fetchUsage(bot, question, signal),
        nextFrame: () => new Promise((resolve) => requestAnimationFrame(() => resolve())),
        onSettled: (question, answer) => {
          const { rest, onPeriod } = latest.current;
          if (question.from === rest.from && question.to === rest.to) return scrubber.reset();
          if (answer !== undefined) queries.setQueryData(usageQuery(bot, question).queryKey, answer);
          onPeriod({ from: question.from, to: question.to });
        },
      }),
    [bot, queries],
  );
  const moving = useSyncExternalStore(scrubber.subscribe, scrubber.moving);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is not read, it ends what was dragged.
  useEffect(() => scrubber.reset, [scrubber, address]);

  const scrubbing = useMemo((): Scrubbing => {
    const { subscribe, wanted, move, settle, reset } = scrubber;
    return {
      subscribe,
      wanted,
      move: (period) => move(latest.current.movingQuestion(period, wanted())),
      settle: () => {
        const period = wanted();
        if (period !== undefined) settle(latest.current.question(period));
      },
      cancel: reset,
    };
  }, [scrubber]);
  return { scrubbing, moving };
}
