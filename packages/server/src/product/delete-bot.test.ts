import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteBot } from './delete-bot.ts';
import { createLog } from './log.ts';
import { openParts, type Parts } from './parts.ts';
import { readSettings } from './settings.ts';

let directory: string;
let parts: Parts;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'turnout-delete-'));
  const flags = { TURNOUT_DATA_DIR: directory };
  const settings = readSettings({ flags, environment: {}, dotEnv: {}, workingDirectory: '/' });
  const publicUrl = 'http://localhost';
  parts = openParts({ settings, log: createLog('silent'), secret: 'a secret of the tests', publicUrl });
});
afterAll(async () => {
  await parts.close();
  rmSync(directory, { recursive: true });
}, 60_000);

test('nothing of a deleted bot is left in any table, and nothing of another is gone', async () => {
  const access = await parts.access();
  const { engine, identities, writer, refresher } = await parts.counting();
  for (const bot of ['gone', 'kept']) {
    access.bots.create({ bot, name: bot, timezone: 'UTC' });
    const direction = 'received' as const;
    await writer.write([{ bot, platform: 'sms', user: 1n, direction, timestampMs: Date.UTC(2022, 0, 1), id: 1n }]);
    await identities.learn(bot, [{ platform: 'sms', user: 'new', same: 'old' }]);
    await refresher.settle(bot);
  }
  const tables = await engine.query<{ table: string }>(
    'read',
    "SELECT table FROM system.columns WHERE database = currentDatabase() AND name = 'bot'",
  );
  const tablesWith = async (bot: string) => {
    const found: string[] = [];
    for (const { table } of tables) {
      // The name is the engine's own.
      const rows = await engine.query('read', `SELECT 1 FROM ${table} WHERE bot = {bot:String}`, { bot });
      if (rows.length > 0) found.push(table);
    }
    return found;
  };
  const filled = await tablesWith('kept');
  expect(filled.length).toBeGreaterThan(3);
  expect(await tablesWith('gone')).toEqual(filled);

  await deleteBot(access, await parts.counting(), 'gone');

  expect(await tablesWith('gone')).toEqual([]);
  expect(['gone', 'kept'].map(identities.hasAliases)).toEqual([false, true]);
  expect(await tablesWith('kept')).toEqual(filled);
  expect(access.bots.list().map(({ bot }) => bot)).toEqual(['kept']);
}, 60_000);
