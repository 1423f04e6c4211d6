import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { createDatabase } from './database.ts';
import { createDeliveries, type DeliveryOutcome } from './deliveries.ts';
import { migrate, readMigrations } from './migrate.ts';

const nothing = { received: 0, sent: 0, ignored: {}, rejected: {} };
const refused = (reason: string): DeliveryOutcome => ({ outcome: 'refused', ...nothing, refused: reason });
const counted = (received: number): DeliveryOutcome => ({ outcome: 'counted', ...nothing, received });

function open() {
  const connection = new DatabaseSync(':memory:');
  migrate(connection, readMigrations(new URL('./migrations/', import.meta.url)), 0);
  for (const bot of ['a', 'b']) connection.prepare("INSERT INTO bots VALUES (?, ?, 'UTC', 0)").run(bot, bot);
  let nowMs = 0;
  const deliveries = createDeliveries(createDatabase(connection, ':memory:'), () => {
    nowMs += 1;
    return nowMs;
  });
  const lines = (bot: string) =>
    deliveries
      .list(bot)
      .map(({ connector, outcome, refused: why, received, times }) =>
        [connector, outcome, why ?? received, times].join(' '),
      );
  return { deliveries, lines };
}

test('who is refused, however often and in whatever order, pushes nothing out', () => {
  const { deliveries, lines } = open();
  deliveries.note('a', 'telegram', counted(1));
  for (let round = 0; round < 1_000; round++) {
    deliveries.note('a', 'telegram', refused('signature_missing'));
    deliveries.note('a', 'whatsapp', refused('not_connected'));
    if (round % 100 === 0) deliveries.list('a');
  }
  deliveries.note('b', 'telegram', counted(1));
  expect(lines('a')).toEqual([
    'whatsapp refused not_connected 1000',
    'telegram refused signature_missing 1000',
    'telegram counted 1 1',
  ]);
  expect(lines('b')).toEqual(['telegram counted 1 1']);
});

test('a busy platform leaves the others their lines', () => {
  const { deliveries, lines } = open();
  deliveries.note('a', 'line', counted(7));
  for (let round = 0; round < 1_000; round++) {
    deliveries.note('a', 'telegram', counted(1 + (round % 2)));
    if (round % 100 === 0) deliveries.list('a');
  }
  deliveries.note('a', 'line', counted(8));
  expect(lines('a')[0]).toBe('line counted 8 1');
  deliveries.note('a', 'line', counted(8));
  expect(lines('a')[0]).toBe('line counted 8 2');
});

test('a deleted bot has no lines, and no other is kept from writing its own', () => {
  const { deliveries, lines } = open();
  deliveries.note('gone', 'telegram', counted(1));
  deliveries.note('a', 'telegram', counted(1));
  expect(lines('gone')).toEqual([]);
  expect(lines('a')).toEqual(['telegram counted 1 1']);
});
