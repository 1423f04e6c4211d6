import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Lane } from './engine.ts';
import { EngineError } from './engine.ts';
import { openStore } from './open.ts';
import { temporaryDirectory } from './temporary.ts';

const directory = temporaryDirectory();
let engine: Engine;
beforeAll(async () => {
  engine = await openStore({ directory: directory.path });
});
afterAll(async () => {
  await engine.close();
  directory[Symbol.dispose]();
});

describe('values', () => {
  const nasty = [
    "it's",
    '"',
    '\\',
    "\\'",
    '\\N',
    '\n',
    '\r\n',
    '\t',
    '\0',
    '',
    '{s:String}',
    '$&',
    'ключ 🤖',
    "'); --",
  ];

  test.each(nasty)('the text %j comes back as it went in', async (text) => {
    const sql = 'SELECT {text:String} AS text, {list:Array(String)} AS list';
    expect(await engine.query('read', sql, { text, list: [text, 'and', text] })).toEqual([
      { text, list: [text, 'and', text] },
    ]);
  });

  test('so does any text', async () => {
    const texts = fc.string({ unit: 'binary', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await engine.query('read', 'SELECT {text:String} AS text', { text })).toEqual([{ text }]);
      }),
      { numRuns: 200 },
    );
  });

  test('64 bits keep every digit when they are cast to a text', async () => {
    const sql =
      'SELECT toString({most:UInt64}) AS most, toString({least:Int64}) AS least, {list:Array(UInt64)} AS list';
    const params = { most: 2n ** 64n - 1n, least: -(2n ** 63n), list: [0n, 2n ** 53n - 1n] };
    expect(await engine.query('read', sql, params)).toEqual([
      { most: '18446744073709551615', least: '-9223372036854775808', list: [0, 9007199254740991] },
    ]);
  });

  test('counts are numbers, days and nothing have their own spelling', async () => {
    const sql = "SELECT count() AS count, toDate32('1900-01-02') AS day, NULL AS nothing, true AS yes FROM numbers(3)";
    expect(await engine.query('read', sql)).toEqual([{ count: 3, day: '1900-01-02', nothing: null, yes: true }]);
  });

  test('no rows are an empty array, many come in order', async () => {
    expect(await engine.query('read', 'SELECT 1 AS one WHERE false')).toEqual([]);
    const rows = await engine.query<{ n: number }>('read', 'SELECT number AS n FROM numbers(100000) ORDER BY n');
    expect(rows.every(({ n }, at) => n === at) && rows.length).toBe(100_000);
  });
});

describe('an insert', () => {
  const columns = ['bot', 'version', 'settled', 'timezone'];
  const row = (bot: string) => `${bot}\t1\t2022-01-01 00:00:00.123\tUTC\n`;
  const stored = () => engine.query('read', 'SELECT bot, settled FROM refreshes ORDER BY bot');

  test('is whole or not at all', async () => {
    await expect(engine.insert('refreshes', columns, Buffer.from(`${row('a')}broken\n`))).rejects.toBeInstanceOf(
      EngineError,
    );
    expect(await stored()).toEqual([]);
    await engine.insert('refreshes', columns, Buffer.from(row('a') + row('b')));
    const settled = '2022-01-01 00:00:00.123';
    expect(await stored()).toEqual([
      { bot: 'a', settled },
      { bot: 'b', settled },
    ]);
  });
});

describe('errors', () => {
  const key = { k0: 12_345_678_901_234_567_890n, k1: 9_876_543_210_987_654_321n };
  // The engine repeats the statement in its errors, with the values in their places.
  test.each([
    ['an unknown name', 'WITH ({k0:UInt64}, {k1:UInt64}) AS key SELECT sipHash64Keyed(key, nonsense)'],
    ['a wrong type', "SELECT sipHash64Keyed(({k0:UInt64}, {k1:UInt64}), 'a') + 'b'"],
    ['a key of a wrong type', "SELECT sipHash64Keyed(({k0:String}, {k1:UInt64}), 'a')"],
  ])('never hold the key: %s', async (_name, sql) => {
    const error: unknown = await engine.query('read', sql, key).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(EngineError);
    expect(inspect(error, { depth: 9 })).toContain('{k0}');
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/12345678901234567890|9876543210987654321/);
  });

  test.each([
    ['memory', 'SELECT groupArray(number) FROM numbers(100000000) SETTINGS max_memory_usage = 1000000'],
    ['corrupt', 'SELECT * FROM nowhere'],
    ['failed', 'SELECT nonsense'],
  ])('are told apart: %s', async (failure, sql) => {
    await expect(engine.query('read', sql)).rejects.toMatchObject({ failure, cause: expect.any(Error) });
  });

  test('one that failed holds up nothing after it', async () => {
    const all = ['SELECT nonsense', 'SELECT 1 AS one'].map((sql) => engine.query('refresh', sql));
    const [failed, fine] = await Promise.allSettled(all);
    expect([failed?.status, fine]).toEqual(['rejected', { status: 'fulfilled', value: [{ one: 1 }] }]);
  });
});

describe('lanes', () => {
  const slow = 'SELECT sleepEachRow(0.5) FROM numbers(4) SETTINGS max_block_size = 1';

  test('statements of one lane run one after another, those of others do not wait for them', async () => {
    const ended: string[] = [];
    const run = (lane: Lane, name: string, sql: string) => engine.query(lane, sql).then(() => ended.push(name));
    await Promise.all([
      run('refresh', 'slow refresh', slow),
      run('refresh', 'quick refresh', 'SELECT 1'),
      ...(['write', 'import', 'read', 'read', 'read', 'read'] as const).map((lane) => run(lane, lane, 'SELECT 1')),
    ]);
    expect(ended.slice(-2)).toEqual(['slow refresh', 'quick refresh']);
    expect(ended).toHaveLength(8);
  });

  test('a quick question does not wait for two slow ones', async () => {
    const ended: string[] = [];
    await Promise.all([slow, slow, 'SELECT 1'].map((sql) => engine.query('read', sql).then(() => ended.push(sql))));
    expect(ended).toEqual(['SELECT 1', slow, slow]);
  });
});
