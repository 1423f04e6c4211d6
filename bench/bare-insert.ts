import { randomFillSync } from 'node:crypto';
import type { StoredMessage } from '@turnout/contract';
import type { Engine } from '../packages/server/src/store/engine.ts';
import type { CommitClock } from '../packages/server/src/write/commit-clock.ts';
import { messageColumns, rowsOf, stampRows } from '../packages/server/src/write/rows.ts';
import { platformOf } from './data.ts';

type Request = { bot: string; messages: number; perInsert: number };

/**
 * What the engine does alone: rows of the same columns, made while the clock stands still, inserted one batch after
 * another with the settings of the product. Messages a second.
 */
export async function insertBare(
  { engine, clock }: { engine: Engine; clock: CommitClock },
  { bot, messages, perInsert }: Request,
): Promise<number> {
  let insertingMs = 0;
  let inserted = 0;
  while (inserted < messages) {
    const stamp = clock.begin();
    const rows = stampRows([rowsOf(randomMessages(bot, perInsert))], stamp);
    const began = performance.now();
    await engine.insert('messages', messageColumns, rows);
    insertingMs += performance.now() - began;
    clock.end(stamp);
    inserted += perInsert;
  }
  return (inserted * 1000) / insertingMs;
}

function randomMessages(bot: string, count: number): StoredMessage[] {
  const random = randomFillSync(new BigUint64Array(count * 2));
  const now = Date.now();
  return Array.from({ length: count }, (_, at) => ({
    bot,
    platform: platformOf(at),
    user: random[2 * at] ?? 0n,
    direction: at % 2 === 0 ? 'received' : 'sent',
    timestampMs: now - (at % 3_600_000),
    id: random[2 * at + 1] ?? 0n,
  }));
}
