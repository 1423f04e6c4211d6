import { ImportError } from '../import/import-error.ts';
import type { DateOrder } from './source.ts';
import type { Opening } from './whatsapp-line.ts';

type Numbers = Opening['numbers'];

/** Midnight in UTC of a date in that order, as ms; undefined when there is no such day. */
export function dateMs([a, b, c]: Numbers, order: DateOrder): number | undefined {
  const [year, month, day] = { dmy: [c, b, a], mdy: [c, a, b], ymd: [a, b, c] }[order].map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const full = year < 100 ? 2000 + year : year;
  const ms = Date.UTC(full, month - 1, day);
  const back = new Date(ms);
  return full > 2000 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? ms : undefined;
}

/**
 * Finds out in which order a chat writes its dates: by days that there are not, then by which order never goes back in time. Most chats of
 * more than twelve days leave no doubt.
 */
export function createDateOrderGuess() {
  const candidates = (['dmy', 'mdy'] as const).map((order) => ({
    order,
    isPossible: true,
    steps: 0,
    last: Number.NEGATIVE_INFINITY,
  }));
  let isYearFirst = false;
  let doSame = true;
  return {
    add(numbers: Numbers): void {
      isYearFirst ||= numbers[0].length === 4 || Number(numbers[0]) > 31;
      const found = candidates.map((candidate) => {
        const ms = dateMs(numbers, candidate.order);
        if (ms === undefined) candidate.isPossible = false;
        else if (ms < candidate.last) candidate.steps += 1;
        candidate.last = ms ?? candidate.last;
        return ms;
      });
      doSame &&= found[0] === found[1];
    },
    /** Throws an ImportError when it cannot be told. */
    decide(path: string): DateOrder {
      if (isYearFirst) return 'ymd';
      const possible = candidates.filter(({ isPossible }) => isPossible);
      const [first, second] = possible;
      if (first === undefined)
        throw new ImportError(
          `${path} has dates that there are not, whether the day or the month comes first. Say how they are written with --date-order dmy, mdy or ymd.`,
          { misuse: true },
        );
      if (second === undefined || doSame || (first.steps === 0 && second.steps > 0)) return first.order;
      if (second.steps === 0 && first.steps > 0) return second.order;
      throw new ImportError(
        `It cannot be told whether the dates in ${path} have the day first or the month. Say so with --date-order dmy or --date-order mdy.`,
        { misuse: true },
      );
    },
  };
}
