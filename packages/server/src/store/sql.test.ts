import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadSql, loadStatements } from './sql.ts';
import { temporaryDirectory } from './temporary.ts';

/** Loads the first of these files, lying side by side. */
function load(files: Record<string, string>, slots?: Record<string, string>): string {
  using directory = temporaryDirectory();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory.path, name), text);
  return loadSql(pathToFileURL(join(directory.path, Object.keys(files)[0] ?? '')), slots);
}

describe('a statement from a file', () => {
  test.each([
    ['comments go', '-- why\nSELECT 1\n-- because\n  + 1\n', 'SELECT 1\n  + 1'],
    ['a comment inside a line stays', 'SELECT 1 -- one\n', 'SELECT 1 -- one'],
    ['an empty slot is nothing', 'SELECT 1\n-- slot: more\nFROM a\n', 'SELECT 1\n\nFROM a'],
  ])('%s', (_name, text, expected) => {
    expect(load({ 'a.sql': text })).toBe(expected);
  });

  test('an included file stands in its place, its own includes and slots, too', () => {
    const files = {
      'a.sql': 'SELECT *\nFROM (\n-- include: b.sql\n)\n-- slot: end\n',
      'b.sql': '-- b\nSELECT 1\n-- include: c.sql\n',
      'c.sql': 'FROM c\n-- slot: where\n',
    };
    expect(load(files, { where: 'WHERE true', end: 'LIMIT 1' })).toBe(
      'SELECT *\nFROM (\nSELECT 1\nFROM c\nWHERE true\n)\nLIMIT 1',
    );
  });

  test('a slot of text that looks like a replacement pattern is taken as it is', () => {
    expect(load({ 'a.sql': 'SELECT\n-- slot: what\n' }, { what: "'$&$1'" })).toBe("SELECT\n'$&$1'");
  });

  test('a file that is not there is an error', () => {
    expect(() => load({ 'a.sql': '-- include: b.sql\n' })).toThrow('ENOENT');
  });
});

test('statements end at a semicolon at the end of a line', () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, 'a.sql');
  writeFileSync(path, "-- one;\nSELECT ';';\n\nSELECT\n  2;\nSELECT 3");
  expect(loadStatements(pathToFileURL(path))).toEqual(["SELECT ';'", 'SELECT\n  2', 'SELECT 3']);
});

test('every .sql file of the server can be read, and no include or slot mark is left', () => {
  const src = new URL('../', import.meta.url);
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sql'));
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) expect(loadSql(new URL(name, src)), name).not.toMatch(/include:|slot:/);
});
