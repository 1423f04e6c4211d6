import type { WeekHours } from '@turnout/contract';
import { describe, expect, test } from 'vitest';
import { createHeat, walkGrid } from './heat.ts';
import { cellUnder, layoutHeat, placeAt, timeAt } from './heat-layout.ts';

const empty = () => Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));

function answer(weekdays: number[], messages: [weekday: number, hour: number, count: number][]): WeekHours {
  const [received, sent] = [empty(), empty()];
  for (const [weekday, hour, count] of messages) (received[weekday] ?? [])[hour] = count;
  (sent[6] ?? [])[23] = 3;
  return {
    bot: 'bot',
    timezone: 'UTC',
    from: '2024-01-01',
    to: '2024-01-09',
    asOf: '2024-02-01T00:00:00.000Z',
    weekdays,
    platforms: [],
    all: { messagesReceived: received, messagesSent: sent },
  };
}

test('the busiest hour is the one with the most messages per such day, not in all', () => {
  // Two Mondays and Tuesdays, one of every other day.
  const heat = createHeat(
    answer(
      [2, 2, 1, 1, 1, 1, 1],
      [
        [0, 20, 10],
        [2, 9, 6],
      ],
    ),
    'received',
  );
  expect(heat.busiest).toEqual({ weekday: 2, hour: 9, total: 6, days: 1, mean: 6 });
  expect(heat.strongest).toBe(6);
  expect(heat.cells[0]?.[20]).toEqual({ weekday: 0, hour: 20, total: 10, days: 2, mean: 5 });
});

test('the other direction, and nothing at all', () => {
  const week = answer([1, 1, 1, 1, 1, 1, 1], []);
  expect(createHeat(week, 'sent').busiest).toMatchObject({ weekday: 6, hour: 23, total: 3 });
  expect(createHeat(week, 'received')).toMatchObject({ busiest: undefined, strongest: 0 });
});

test('a weekday that is not in the period has no average', () => {
  expect(createHeat(answer([1, 0, 0, 0, 0, 0, 0], []), 'received').cells[1]?.[0]?.mean).toBeUndefined();
});

test.each([
  ['ArrowRight', undefined, { row: 0, column: 0 }],
  ['ArrowRight', { row: 1, column: 5 }, { row: 1, column: 5 }],
  ['ArrowLeft', { row: 1, column: 5 }, { row: 1, column: 4 }],
  ['ArrowDown', { row: 1, column: 5 }, { row: 2, column: 5 }],
  ['ArrowDown', { row: 3, column: 5 }, { row: 3, column: 5 }],
  ['ArrowUp', { row: 0, column: 5 }, { row: 0, column: 5 }],
  ['Home', { row: 2, column: 5 }, { row: 2, column: 0 }],
  ['End', { row: 2, column: 1 }, { row: 2, column: 5 }],
  ['a', { row: 2, column: 1 }, undefined],
])('%s from %o leads to %o', (key, from, to) => {
  expect(walkGrid(key, from, 4, 6)).toEqual(to);
});

describe.each([
  { width: 600, isTall: false },
  { width: 358, isTall: true },
])('at $width px', ({ width, isTall }) => {
  const layout = layoutHeat(width, { weekday: 3, hour: 5 });

  test('hours stand across where there is room, else down', () => {
    expect(layout.isTall).toBe(isTall);
    expect(layout.left + layout.columns * layout.cell.width).toBeCloseTo(width);
  });

  test('every cell is found under its middle', () => {
    for (let day = 0; day < 7; day += 1) {
      for (let hour = 0; hour < 24; hour += 1) {
        const { row, column } = placeAt(layout, day, hour);
        const x = layout.left + (column + 0.5) * layout.cell.width;
        const y = layout.top + (row + 0.5) * layout.cell.height;
        expect(timeAt(layout, cellUnder(layout, x, y))).toEqual({ day, hour });
      }
    }
  });

  test('beside the cells, the nearest is meant', () => {
    expect(cellUnder(layout, 0, -5)).toEqual({ row: 0, column: 0 });
    expect(cellUnder(layout, 5000, 5000)).toEqual({ row: layout.rows - 1, column: layout.columns - 1 });
  });
});
