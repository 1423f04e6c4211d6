import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from './engine.ts';
import { openStore } from './open.ts';
import { setParameters } from './parameters.ts';
import { temporaryDirectory } from './temporary.ts';

test.each([
  ['a text with everything that ends one', { a: "\\'\t\n\r\0" }, "SET param_a = '\\\\\\\\\\'\\\\t\\\\n\\\\r\\0'"],
  ['a list of texts', { a: ["it's", '\\'] }, "SET param_a = '[\\'it\\\\\\'s\\',\\'\\\\\\\\\\']'"],
  ['numbers of any size', { a: 2n ** 64n - 1n, b: [1n, 2] }, "SET param_a = '18446744073709551615', param_b = '[1,2]'"],
  ['nothing', {}, undefined],
])('%s', (_title, params, expected) => {
  expect(setParameters('SELECT 1', params)).toBe(expected);
});

test('a value that is missing is named, and not taken from the statement before', () => {
  expect(() => setParameters('SELECT {a:String}, {list:Array(String)}', { a: 'x' })).toThrow('"list"');
});

describe('beside each other', () => {
  const directory = temporaryDirectory();
  let engine: Engine;
  beforeAll(async () => {
    engine = await openStore({ directory: directory.path });
  });
  afterAll(async () => {
    await engine.close();
    directory[Symbol.dispose]();
  });

  test('a statement with parameters does not wait for one of another lane', async () => {
    const ended: string[] = [];
    const slow = 'SELECT sleepEachRow(0.5) FROM numbers({rows:UInt64}) SETTINGS max_block_size = 1';
    await Promise.all([
      engine.query('import', slow, { rows: 4 }).then(() => ended.push('slow')),
      engine.query('read', 'SELECT {text:String}', { text: 'quick' }).then(() => ended.push('quick')),
    ]);
    expect(ended).toEqual(['quick', 'slow']);
  });

  test('each has its own values', async () => {
    const lanes = ['read', 'read', 'read', 'refresh', 'import', 'write'] as const;
    const sql = 'SELECT {text:String} AS text, {list:Array(UInt64)} AS list, sleepEachRow(0.001)';
    const answers = await Promise.all(
      Array.from({ length: 600 }, (_, at) =>
        engine.query(lanes[at % lanes.length] ?? 'read', sql, { text: `text ${at}`, list: [at, at + 1] }),
      ),
    );
    for (const [at, [row]] of answers.entries()) expect(row).toMatchObject({ text: `text ${at}`, list: [at, at + 1] });
  });
});
