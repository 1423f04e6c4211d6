import type { WeekWords } from '../words/week.ts';
import type { Place } from './heat.ts';

/** A week as a table of cells: weekdays down and hours across or, where there is no room for 24 columns, turned. */
export type HeatLayout = {
  width: number;
  height: number;
  isTall: boolean;
  rows: number;
  columns: number;
  left: number;
  top: number;
  cell: { width: number; height: number };
  /** One hour in so many is named. */
  hourStep: number;
};

const leastWide = 480;
const hours = 24;
const weekdays = 7;
const axis = 26;
const rowHeight = { wide: 30, tall: 20 };

type Labels = { weekday: number; hour: number };

/** With room for the names of a locale. `height`: of a row, where hours stand across. */
export function layoutWeek(width: number, week: WeekWords, height?: number): HeatLayout {
  const longest = (texts: readonly string[]) => Math.max(...texts.map((name) => name.length));
  const labels = {
    weekday: longest(week.order.map(week.shortWeekday)),
    hour: longest([week.hour(0), week.hour(10), week.hour(20)]),
  };
  return layoutHeat(width, labels, height);
}

/** `labels`: the letters of the longest name. */
export function layoutHeat(width: number, labels: Labels, height = rowHeight.wide): HeatLayout {
  const isTall = width > 0 && width < leastWide;
  const left = Math.ceil((isTall ? labels.hour : labels.weekday) * 7.4) + 10;
  const [rows, columns] = isTall ? [hours, weekdays] : [weekdays, hours];
  const cell = { width: Math.max(0, width - left) / columns, height: isTall ? rowHeight.tall : height };
  const room = labels.hour * 7.4 + 10;
  return {
    width,
    height: rows * cell.height + axis,
    isTall,
    rows,
    columns,
    left,
    top: isTall ? axis : 0,
    cell,
    hourStep: isTall ? 2 : ([1, 2, 3, 4, 6, 12].find((step) => step * cell.width >= room) ?? 12),
  };
}

/** The weekday (its place in the locale's week) and hour of a place, and back. */
export const timeAt = ({ isTall }: HeatLayout, { row, column }: Place) =>
  isTall ? { day: column, hour: row } : { day: row, hour: column };

export const placeAt = ({ isTall }: HeatLayout, day: number, hour: number): Place =>
  isTall ? { row: hour, column: day } : { row: day, column: hour };

/** The cell at a point; beside the cells, the nearest one. */
export function cellUnder({ left, top, cell, rows, columns }: HeatLayout, x: number, y: number): Place {
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, Math.floor(value)));
  return { row: within((y - top) / cell.height, rows), column: within((x - left) / cell.width, columns) };
}
