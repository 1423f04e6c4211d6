import type { Day, Retention, RetentionGranularity } from '@turnout/contract';

/** Those of a cohort who were active so many weeks or months after their first; `share` is undefined of nobody. */
type Cell = { users: number; share: number | undefined; isRunning: boolean };

type Cohort = { from: Day; to: Day; isRunning: boolean; size: number; cells: readonly Cell[] };

/** Over all cohorts that have lived through it: `of` is what they were in all. */
type Average = { users: number; of: number; share: number | undefined };

export type Triangle = {
  granularity: RetentionGranularity;
  cohorts: readonly Cohort[];
  averages: readonly Average[];
  /** Everybody who was new. */
  size: number;
};

/** The answer as shares, without what lies in the future. `today` is the bot's. */
export function createTriangle({ granularity, cohorts, all }: Retention, today: Day): Triangle {
  const begun = cohorts.filter(({ from }) => from <= today);
  const isRunning = (index: number) => (begun[index]?.to ?? '') >= today;
  const rows = begun.map(({ from, to }, index): Cohort => {
    const [size = 0, ...later] = all.users[index]?.slice(0, begun.length - index) ?? [];
    const cells = later.map((users, place) => ({
      users,
      share: partOf(users, size),
      isRunning: isRunning(index + place + 1),
    }));
    return { from, to, isRunning: isRunning(index), size, cells };
  });
  const averages = (rows[0]?.cells ?? []).map((_, place): Average => {
    const done = rows.flatMap(({ size, cells }) => {
      const cell = cells[place];
      return cell === undefined || cell.isRunning ? [] : [{ users: cell.users, size }];
    });
    const users = addUp(done.map((row) => row.users));
    const of = addUp(done.map((row) => row.size));
    return { users, of, share: partOf(users, of) };
  });
  return { granularity, cohorts: rows, averages, size: addUp(rows.map((row) => row.size)) };
}

/**
 * The share that gets the strongest tint: reached by cells that hold one in fifty of those counted, so that a cohort of
 * two people who both came back does not make everything else pale.
 */
export function strongestShare({ cohorts }: Triangle): number {
  const cells = cohorts.flatMap(({ size, cells }) => cells.map(({ share = 0 }) => ({ share, size })));
  const descending = cells.filter(({ share }) => share > 0).sort((one, other) => other.share - one.share);
  const enough = addUp(descending.map(({ size }) => size)) / 50;
  let seen = 0;
  for (const { share, size } of descending) {
    seen += size;
    if (seen >= enough) return share;
  }
  return 0;
}

const partOf = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

const addUp = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
