import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Engine } from './engine.ts';
import { knownMigrations, migrate } from './migrate.ts';
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
beforeEach(async () => {
  for (const table of ['fruits', 'migrations']) await engine.execute('write', `DROP TABLE IF EXISTS ${table}`);
});

const create = 'CREATE TABLE fruits (name String) ENGINE = MergeTree ORDER BY name;\n';
const fill = "INSERT INTO fruits VALUES ('fig');\n";

/** Brings the tables up to these numbered files. */
async function upgrade(files: Record<string, string>): Promise<void> {
  using folder = temporaryDirectory();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text);
  await migrate(engine, knownMigrations(pathToFileURL(`${folder.path}/`)));
}
const fruits = () => engine.query<{ name: string }>('read', 'SELECT name FROM fruits ORDER BY name');
const history = () => engine.query<{ number: number }>('read', 'SELECT number FROM migrations ORDER BY number');

test('each migration runs once, in the order of the numbers', async () => {
  const files = { '0002-fill.sql': fill, '0001-create.sql': create, 'README.md': 'not one' };
  await upgrade(files);
  await upgrade(files);
  expect(await fruits()).toEqual([{ name: 'fig' }]);
  await upgrade({ ...files, '0003-more.sql': "INSERT INTO fruits VALUES ('kiwi');" });
  expect(await fruits()).toEqual([{ name: 'fig' }, { name: 'kiwi' }]);
  expect(await history()).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
});

test('one that was cut short is run again from its start', async () => {
  await expect(upgrade({ '0001-create.sql': `${create}SELECT nonsense;` })).rejects.toMatchObject({
    failure: 'failed',
  });
  expect(await history()).toEqual([]);
  await upgrade({ '0001-create.sql': create + fill });
  expect(await fruits()).toEqual([{ name: 'fig' }]);
});

test('the real one can be cut short anywhere, too', async () => {
  await migrate(engine);
  expect(await history()).toEqual(knownMigrations().map(({ number }) => ({ number })));
});

test('a change of a newer version is refused, by its name', async () => {
  await upgrade({ '0001-create.sql': create, '0002-later.sql': fill });
  await expect(upgrade({ '0001-create.sql': create })).rejects.toMatchObject({
    failure: 'newer_version',
    message: expect.stringContaining('newer Turnout (it knows the change "0002-later.sql")'),
  });
});

test('another text under the same number is refused', async () => {
  await upgrade({ '0001-create.sql': create });
  await expect(upgrade({ '0001-create.sql': `-- edited\n${create}` })).rejects.toMatchObject({
    failure: 'corrupt',
    message: expect.stringContaining('another build of "0001-create.sql"'),
  });
});
