import type { Usage } from '@turnout/contract';
import { loadSql } from '../packages/server/src/store/sql.ts';
import type { Shape } from './data.ts';
import type { Host } from './host-client.ts';
import { byMonth } from './questions.ts';
import { sum, timed } from './statistics.ts';

const active = loadSql(new URL('raw-active.sql', import.meta.url));
const fresh = loadSql(new URL('raw-new.sql', import.meta.url));

type Sums = { active: number; new: number; received: number; sent: number };

/**
 * The same five numbers as an answer by month, counted by `uniqExact` over raw in the same process. The sets of two
 * years do not fit the engine's memory with much data, so that they are counted quarter by quarter then.
 */
export async function countRaw(host: Host, shape: Shape): Promise<{ ms: number; sums: Sums }> {
  const { from, to } = byMonth(shape);
  const monthOf = (date: string) => Number(date.slice(0, 4)) * 100 + Number(date.slice(5, 7));
  const params = { bot: shape.bot, timezone: shape.timezone };
  const [first, last] = [monthOf(from), monthOf(to)];
  const count = async (pieces: readonly (readonly [number, number])[]) => {
    const rows: Record<string, unknown>[] = [];
    for (const [from_month, to_month] of pieces)
      rows.push(...(await host.query(active, { ...params, from_month, to_month })));
    return rows;
  };
  const counted = await timed(async () => {
    const rows = await count(shape.messages > 20_000_000 ? quarters(first, last) : [[first, last]]);
    return { active: rows, new: await host.query(fresh, params) };
  });
  const total = (rows: readonly Record<string, unknown>[], name: string) => sum(rows.map((row) => Number(row[name])));
  const { result, ms } = counted;
  return {
    ms,
    sums: {
      active: total(result.active, 'active'),
      new: total(result.new, 'new'),
      received: total(result.active, 'received'),
      sent: total(result.active, 'sent'),
    },
  };
}

function quarters(first: number, last: number): [number, number][] {
  const years = Array.from({ length: 4 }, (_, at) => (Math.floor(first / 100) + at) * 100);
  return years
    .flatMap((year) => [1, 4, 7, 10].map((month): [number, number] => [year + month, year + month + 2]))
    .filter(([, end]) => end >= first)
    .filter(([start]) => start <= last);
}

/** Throws unless the answer is what raw says. */
export function expectSame({ all }: Usage, raw: Sums): void {
  const answered: Sums = {
    active: sum(all.series.activeUsers),
    new: sum(all.series.newUsers),
    received: sum(all.series.messagesReceived),
    sent: sum(all.series.messagesSent),
  };
  if (JSON.stringify(answered) !== JSON.stringify(raw)) {
    throw new Error(`The answer is wrong: ${JSON.stringify(answered)}, and raw says ${JSON.stringify(raw)}.`);
  }
}
