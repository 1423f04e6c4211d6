import type { BotFigures } from '@turnout/contract';
import { expect, test } from 'vitest';
import { orderBots, type Sorting } from './order.ts';

const figures = { activeUsers: 0, newUsers: 0, totalUsers: 0, messagesReceived: 0, messagesSent: 0 };
const series = { activeUsers: [], newUsers: [], totalUsers: [], messagesReceived: [], messagesSent: [] };
const bot = (name: string, activeUsers: number | undefined): BotFigures => ({
  bot: name.toLowerCase().replace(/\W/g, '-'),
  name,
  timezone: 'UTC',
  asOf: '2026-01-01T00:00:00.000Z',
  ...(activeUsers !== undefined && { firstDay: '2025-01-01' }),
  period: { ...figures, activeUsers: activeUsers ?? 0 },
  series,
});
const bots = [bot('Shop 10', 5), bot('Café Norte', 30), bot('Quiet', undefined), bot('Shop 9', 5), bot('asleep', 0)];
const names = (sorting: Sorting, text = '') => orderBots(bots, sorting, text, 'en').map(({ name }) => name);

test('the largest come first, equal ones by name, with numbers read as numbers; who waits comes last', () => {
  expect(names({ column: 'activeUsers', order: 'descending' })).toEqual([
    'Café Norte',
    'Shop 9',
    'Shop 10',
    'asleep',
    'Quiet',
  ]);
  expect(names({ column: 'activeUsers', order: 'ascending' })).toEqual([
    'asleep',
    'Shop 9',
    'Shop 10',
    'Café Norte',
    'Quiet',
  ]);
});

test('names go by the alphabet, whatever their capitals', () => {
  const sorted = ['asleep', 'Café Norte', 'Quiet', 'Shop 9', 'Shop 10'];
  expect(names({ column: 'name', order: 'ascending' })).toEqual(sorted);
  expect(names({ column: 'name', order: 'descending' })).toEqual(sorted.reverse());
});

test.each([
  ['cafe', ['Café Norte']],
  ['SHOP 1', ['Shop 10']],
  ['9 sh', ['Shop 9']],
  ['shop-9', ['Shop 9']],
  ['  ', ['asleep', 'Café Norte', 'Quiet', 'Shop 9', 'Shop 10']],
  ['nobody', []],
])('%j finds %j', (text, found) => {
  expect(names({ column: 'name', order: 'ascending' }, text)).toEqual(found);
});
