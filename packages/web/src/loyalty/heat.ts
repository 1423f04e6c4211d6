import type { WeekHours } from '@turnout/contract';

export const directions = ['received', 'sent'] as const;
export type Direction = (typeof directions)[number];

/** An hour of a weekday: the messages of all such hours of the period, and on how many such days they came. */
export type HeatCell = {
  /** From Monday, 0. */
  weekday: number;
  hour: number;
  total: number;
  days: number;
  /** Per such weekday, so that one that lies in the period once more does not look busier; undefined of none. */
  mean: number | undefined;
};

export type Heat = { cells: readonly (readonly HeatCell[])[]; busiest: HeatCell | undefined; strongest: number };

/** Seven rows from Monday, 24 hours each. */
export function createHeat({ all, weekdays }: WeekHours, direction: Direction): Heat {
  const week = direction === 'received' ? all.messagesReceived : all.messagesSent;
  const cells = week.map((hours, weekday) =>
    hours.map((total, hour): HeatCell => {
      const days = weekdays[weekday] ?? 0;
      return { weekday, hour, total, days, mean: days === 0 ? undefined : total / days };
    }),
  );
  const busiest = cells
    .flat()
    .reduce<HeatCell | undefined>((best, cell) => ((cell.mean ?? 0) > (best?.mean ?? 0) ? cell : best), undefined);
  return { cells, busiest, strongest: busiest?.mean ?? 0 };
}

export type Place = { row: number; column: number };

/** Where an arrow key leads from there in a table of so many rows and columns; undefined for keys that do not walk. */
export function walkGrid(key: string, from: Place | undefined, rows: number, columns: number): Place | undefined {
  const { row, column } = from ?? { row: 0, column: 0 };
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
  if (step !== undefined && from === undefined) return { row, column };
  const [down, right] = step ?? (key === 'Home' ? [0, -columns] : key === 'End' ? [0, columns] : []);
  if (down === undefined || right === undefined) return undefined;
  return { row: clamp(row + down, rows), column: clamp(column + right, columns) };
}

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
