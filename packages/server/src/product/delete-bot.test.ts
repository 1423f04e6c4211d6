import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredMessage } from '@turnout/contract';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Access } from '../access/open.ts';
import { importCommand } from '../cli/import.ts';
import { linesOf } from '../write/spool-lines.ts';
import type { Counting } from './counting.ts';
import { deleteBot } from './delete-bot.ts';
import { createLog } from './log.ts';
import { openParts, type Parts } from './parts.ts';
import { readSettings } from './settings.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let directory: string;
let parts: Parts;
let access: Access;
let counting: Counting;
async function open(): Promise<void> {
  const flags = { TURNOUT_DATA_DIR: directory };
  const settings = readSettings({ flags, environment: {}, dotEnv: {}, workingDirectory: '/' });
  const publicUrl = 'http://localhost';
  parts = openParts({ settings, log: createLog('silent'), secret: 'a secret of the tests', publicUrl });
  access = await parts.access();
  counting = await parts.counting();
}
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'turnout-delete-'));
  await open();
});
beforeEach(() => {
  for (const bot of ['gone', 'kept'])
    if (!access.bots.has(bot)) access.bots.create({ bot, name: bot, timezone: 'UTC' });
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => {
  await parts.close();
  rmSync(directory, { recursive: true });
});

const timestampMs = Date.UTC(2022, 0, 1);
const messageOf = (bot: string, id = 1n): StoredMessage => {
  return { bot, platform: 'sms', user: 1n, direction: 'received', timestampMs, id };
};
const undatedOf = (bot: string) => ({ ...messageOf(bot), isUndated: true as const });
const pair = { platform: 'sms', user: 'new', same: 'old' };
const pairs = [{ bot: 'gone', platform: 'sms', user: 8n, same: 9n }];

async function fill(): Promise<void> {
  for (const bot of ['gone', 'kept']) {
    await counting.writer.write([messageOf(bot)]);
    await counting.identities.learn(bot, [pair]);
    await counting.refresher.settle(bot);
  }
}

async function tablesWith(bot: string): Promise<string[]> {
  const tables = await counting.engine.query<{ table: string }>(
    'read',
    "SELECT table FROM system.columns WHERE database = currentDatabase() AND name = 'bot'",
  );
  const found: string[] = [];
  for (const { table } of tables) {
    // The name is the engine's own.
    const rows = await counting.engine.query('read', `SELECT 1 FROM ${table} WHERE bot = {bot:String}`, { bot });
    if (rows.length > 0) found.push(table);
  }
  return found;
}

/** A new bot of this id has nothing of the old one, whatever was still on its way. */
async function expectNothingInherited(door?: Door): Promise<void> {
  expect(access.bots.has('gone')).toBe(false);
  access.bots.create({ bot: 'gone', name: 'A new one', timezone: 'UTC' });
  door?.open();
  await counting.spool.settle();
  await counting.writer.settle();
  counting.refresher.touch(new Set(['gone']));
  await counting.refresher.settle('gone');
  expect((await tablesWith('gone')).filter((table) => table !== 'refreshes')).toEqual([]);
  expect(counting.identities.hasAliases('gone')).toBe(false);
}

/** What is held at a door, until it is opened. */
function createDoor() {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  const pass = async () => {
    reached.resolve();
    await opened.promise;
  };
  return { reached: reached.promise, open: opened.resolve, pass };
}

type Door = ReturnType<typeof createDoor>;

/** Holds the last that a deletion does to the rows, and what an import writes. */
function holdStatements() {
  const [removal, insert] = [createDoor(), createDoor()];
  const execute = counting.engine.execute;
  vi.spyOn(counting.engine, 'execute').mockImplementation(async (lane, sql, params) => {
    if (sql.includes('ALTER TABLE daily')) await removal.pass();
    if (lane === 'import') await insert.pass();
    return execute(lane, sql, params);
  });
  return { removal, insert };
}

/** Deletes the bot. What is behind the door goes on as soon as it is waited for, or once it is too late. */
async function deleteBehind(door: Door, removal: Door, waiting: 'writer' | 'identities' | 'imports'): Promise<void> {
  const { writer, identities, imports } = counting;
  const waits = { writer: writer.settle, identities: identities.settle, imports: () => imports.stop('gone') };
  const opening = () => {
    const result = waits[waiting]();
    door.open();
    return result;
  };
  const method = waiting === 'imports' ? { stop: opening } : { settle: opening };
  const deleting = deleteBot(access, { ...counting, [waiting]: { ...counting[waiting], ...method } }, 'gone');
  await removal.reached;
  door.open();
  removal.open();
  await deleting;
}

test('nothing of a deleted bot is left in any table, and nothing of another is gone', async () => {
  await fill();
  const filled = await tablesWith('kept');
  expect(filled.length).toBeGreaterThan(3);
  expect(await tablesWith('gone')).toEqual(filled);
  await deleteBot(access, counting, 'gone');
  expect(await tablesWith('gone')).toEqual([]);
  expect(['gone', 'kept'].map(counting.identities.hasAliases)).toEqual([false, true]);
  expect(await tablesWith('kept')).toEqual(filled);
  expect(access.bots.list().map(({ bot }) => bot)).toEqual(['kept']);
  await expectNothingInherited();
});

test('a message that waits to be asked for when the bot is deleted is not written', async () => {
  const door = createDoor();
  const query = counting.engine.query;
  vi.spyOn(counting.engine, 'query').mockImplementation(async (lane, sql, params) => {
    if (params !== undefined && 'ids' in params) await door.pass();
    return query(lane, sql, params);
  });
  const writing = counting.writer.write([undatedOf('gone'), undatedOf('kept')]);
  await door.reached;
  await deleteBot(access, counting, 'gone');
  door.open();
  await writing;
  await expectNothingInherited();
});

test('what the spool is handing on is waited for', async () => {
  const door = createDoor();
  const query = counting.engine.query;
  vi.spyOn(counting.engine, 'query').mockImplementation(async (lane, sql, params) => {
    if (params !== undefined && 'ids' in params) await door.pass();
    return query(lane, sql, params);
  });
  await counting.spool.keep({ messages: [undatedOf('gone')], pairs });
  await door.reached;
  const { spool } = counting;
  const settle = () => {
    const settled = spool.settle();
    door.open();
    return settled;
  };
  await deleteBot(access, { ...counting, spool: { ...spool, settle } }, 'gone');
  await expectNothingInherited(door);
});

test.each([
  ['messages', 'writer'],
  ['same_users', 'identities'],
] as const)('an insert into %s that is under way is waited for', async (table, waiting) => {
  await fill();
  const door = createDoor();
  const { insert } = counting.engine;
  vi.spyOn(counting.engine, 'insert').mockImplementation(async (into, columns, tsv) => {
    if (into === table) await door.pass();
    return insert(into, columns, tsv);
  });
  const message = messageOf('gone', 2n);
  const writing = waiting === 'writer' ? counting.writer.write([message]) : counting.identities.learnHashed(pairs);
  await door.reached;
  await deleteBehind(door, holdStatements().removal, waiting);
  await writing;
  await expectNothingInherited();
});

test('what comes while rows are removed is neither kept nor written, and nothing can be made for the bot', async () => {
  await fill();
  const { removal } = holdStatements();
  const deleting = deleteBot(access, counting, 'gone');
  await removal.reached;
  await counting.spool.keep({ messages: [undatedOf('gone')], pairs });
  await counting.writer.write([messageOf('gone', 3n)]);
  expect(() => access.bots.create({ bot: 'gone', name: 'x', timezone: 'UTC' })).toThrow(/still being removed/);
  // Whoever asks again waits for the same, and removes nothing of a new bot.
  const again = deleteBot(access, counting, 'gone');
  removal.open();
  await Promise.all([deleting, again]);
  const removals = vi.mocked(counting.engine.execute).mock.calls.filter(([, sql]) => sql.includes('TABLE messages'));
  expect(removals).toHaveLength(1);
  await expectNothingInherited();
});

test('an import of the bot is stopped, and nothing of it stays', async () => {
  const path = join(directory, 'messages.csv');
  const row = '2022-01-01T10:00:00Z,whatsapp,u1,received,m';
  writeFileSync(path, `timestamp,platform,user,direction,id\n${row}1\n${row}2\n`);
  const { insert, removal } = holdStatements();
  const args = { path, bot: 'gone', map: {}, isDryRun: false, source: { botUsers: [] } };
  const running = importCommand.any.run(parts, args, new AbortController().signal);
  const importing = (async () => {
    for await (const event of running) expect(event.type).not.toBe('result');
  })();
  const stopped = expect(importing).rejects.toThrow(/was deleted/);
  await insert.reached;
  await deleteBehind(insert, removal, 'imports');
  await stopped;
  await expectNothingInherited();
});

test('a deletion that a crash cut short is finished by the next start', async () => {
  await fill();
  // So far it came: it is no bot any more, and has its rows; and something of it waits in the spool.
  access.bots.delete('gone');
  await parts.close();
  writeFileSync(join(directory, 'spool', '00000001.spool'), linesOf({ messages: [messageOf('gone', 5n)], pairs }));
  await open();
  expect(access.bots.deleting()).toEqual([]);
  expect(await tablesWith('gone')).toEqual([]);
  await expectNothingInherited();
  expect(await tablesWith('kept')).toContain('messages');
});
