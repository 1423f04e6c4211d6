export type Report = {
  /** Says it, unless it is what was said last of this kind. */
  tell(kind: string, problem: string): void;
  /** This kind of trouble is over: the next is said again. */
  over(kind: string): void;
};

/** Says each kind of trouble once, and never fails. */
export function createReport(say: (problem: string) => unknown): Report {
  const said = new Map<string, string>();
  return {
    tell(kind, problem) {
      if (said.get(kind) === problem) return;
      said.set(kind, problem);
      try {
        const result = say(problem);
        // A promise that rejects with nobody listening ends a Node process.
        if (result instanceof Promise) result.catch(() => {});
      } catch {
        // The bot's own report failed; there is nobody else to tell.
      }
    },
    over: (kind) => void said.delete(kind),
  };
}
