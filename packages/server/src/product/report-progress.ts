import type { CommandEvent } from './command.ts';

type Progress = Omit<Extract<CommandEvent, { type: 'progress' }>, 'type'>;

/**
 * Work that reports by calling back, as events. Only the newest report is kept while nobody asks: what is behind is
 * of no interest. Rejects with what the work rejects with.
 */
export async function* reportProgress<Result>(
  work: (report: (progress: Progress) => void) => Promise<Result>,
): AsyncGenerator<CommandEvent, Result> {
  let newest: Progress | undefined;
  let wake = () => {};
  let isOver = false;
  const result = work((progress) => {
    newest = progress;
    wake();
  });
  const over = () => {
    isOver = true;
    wake();
  };
  result.then(over, over);
  while (!isOver) {
    if (newest === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    } else {
      const progress = newest;
      newest = undefined;
      yield { type: 'progress', ...progress };
    }
  }
  return result;
}
