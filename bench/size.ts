import type { Host } from './host-client.ts';
import type { Row } from './row.ts';
import { pause } from './statistics.ts';

const tables = `
SELECT table, sum(bytes_on_disk) AS bytes, sum(rows) AS rows, count() AS parts
FROM system.parts WHERE active AND database = currentDatabase() GROUP BY table ORDER BY bytes DESC`;
const merging = 'SELECT count() AS merges FROM system.merges';

const large = ['messages', 'day_users', 'user_days', 'day_hours', 'daily'];
const longestWaitMs = 120_000;
const quietMs = 3_000;

/** Bytes a message on disk, once no merge has run for a while: all tables, and the large ones. */
export async function measureSize(host: Host, messages: number): Promise<Row[]> {
  await settledMerges(host);
  const stored = (await host.query(tables)).map(({ table, bytes }) => ({ table: String(table), bytes: Number(bytes) }));
  const perMessage = (bytes: number) => bytes / messages;
  const total = stored.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    { measure: 'size of a message', value: perMessage(total), unit: 'bytes', goal: { atMost: 24 } },
    ...stored
      .filter(({ table }) => large.includes(table))
      .map(
        ({ table, bytes }): Row => ({
          measure: `size of a message, ${table}`,
          value: perMessage(bytes),
          unit: 'bytes',
        }),
      ),
  ];
}

async function settledMerges(host: Host): Promise<void> {
  const began = performance.now();
  let quietSince = began;
  while (performance.now() - quietSince < quietMs && performance.now() - began < longestWaitMs) {
    await pause(200);
    const [row] = await host.query(merging);
    if (Number(row?.['merges']) > 0) quietSince = performance.now();
  }
}

/** How many distinct users and user-days the figures are made of. */
export async function measureUserDays(host: Host, bot: string): Promise<number> {
  const [row] = await host.query(
    'SELECT count() AS rows FROM user_days FINAL WHERE bot = {bot:String} AND received > 0',
    { bot },
  );
  return Number(row?.['rows']);
}
