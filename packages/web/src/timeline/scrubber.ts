type ScrubberParts<Question, Answer> = {
  ask(question: Question, signal: AbortSignal): Promise<Answer>;
  /** Resolves when the page may change again: the page is drawn once for every answer, and no oftener than the screen. */
  nextFrame(): Promise<void>;
  /** The hand let go, and this is the last question, with its answer unless it failed. */
  onSettled(question: Question, answer: Answer | undefined): void;
};

/** What the page shows while the window moves: the newest answer that is there. */
export type Moving<Answer> = { isMoving: boolean; answer: Answer | undefined };

export type Scrubber<Question, Answer> = {
  subscribe(listener: () => void): () => void;
  /** Where the hand is: ahead of the answers. */
  wanted(): Question | undefined;
  /** The same object until an answer comes, or the moving begins or ends. */
  moving(): Moving<Answer>;
  move(question: Question): void;
  /** The hand let go; what is wanted last may be asked in another form. */
  settle(question: Question): void;
  /** As if nothing had been dragged. */
  reset(): void;
};

const resting = { isMoving: false, answer: undefined };

/**
 * Follows a hand with answers: one question is on its way, the newest other one waits, all between are left out. So
 * what is shown is never more than one answer behind, however fast the hand and however slow the answers.
 */
export function createScrubber<Question, Answer>({
  ask,
  nextFrame,
  onSettled,
}: ScrubberParts<Question, Answer>): Scrubber<Question, Answer> {
  const listeners = new Set<() => void>();
  let wanted: Question | undefined;
  let moving: Moving<Answer> = resting;
  let isSettling = false;
  /** Of the drag under way; undefined while nothing is asked. */
  let run: AbortController | undefined;
  const tell = () => {
    for (const listener of listeners) listener();
  };

  const follow = async (controller: AbortController) => {
    const { signal } = controller;
    let asked: string | undefined;
    let answer: Answer | undefined;
    while (wanted !== undefined && JSON.stringify(wanted) !== asked) {
      asked = JSON.stringify(wanted);
      // A step that failed is left out; if it was the last one, the page asks again by itself, and says what is wrong.
      answer = await ask(wanted, signal).catch(() => undefined);
      await nextFrame();
      if (signal.aborted) return;
      if (answer === undefined) continue;
      moving = { isMoving: true, answer };
      tell();
    }
    run = undefined;
    if (isSettling && wanted !== undefined) onSettled(wanted, answer);
  };
  const want = (question: Question) => {
    wanted = question;
    if (!moving.isMoving) moving = { isMoving: true, answer: undefined };
    tell();
    if (run !== undefined) return;
    run = new AbortController();
    void follow(run);
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wanted: () => wanted,
    moving: () => moving,
    move(question) {
      isSettling = false;
      want(question);
    },
    settle(question) {
      isSettling = true;
      want(question);
    },
    reset() {
      run?.abort();
      run = undefined;
      isSettling = false;
      if (wanted === undefined) return;
      wanted = undefined;
      moving = resting;
      tell();
    },
  };
}
