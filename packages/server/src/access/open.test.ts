import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Access, openAccess } from './open.ts';

// Other processes have to start.
vi.setConfig({ testTimeout: 30_000 });

let directory: string;
const opened: Access[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'turnout-access-'));
});
afterEach(() => {
  for (const access of opened.splice(0)) access.close();
  rmSync(directory, { recursive: true });
});

async function open(): Promise<Access> {
  const access = await openAccess({ directory, secret: 's'.repeat(43), publicUrl: 'http://127.0.0.1:7070', now });
  opened.push(access);
  return access;
}
const now = () => Date.UTC(2026, 0, 31, 12);
const file = () => join(directory, 'accounts.sqlite');

/** Runs `code` in a process of its own, with `access` open on the same directory; gives what it printed. */
function inAnotherProcess(code: string): Promise<string> {
  const source = `
    import { openAccess } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)};
    const access = await openAccess({ directory: ${JSON.stringify(directory)}, secret: ${JSON.stringify('s'.repeat(43))}, publicUrl: 'http://127.0.0.1:7070', now: Date.now });
    ${code}
    access.close();`;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', source],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return text(child.stdout);
}

/** What opening the directory is refused with. */
async function refusal() {
  try {
    await open();
  } catch (error) {
    return error;
  }
  return undefined;
}

test('only the owner can read the files', async () => {
  const access = await open();
  access.bots.create({ bot: 'a', name: 'A', timezone: 'UTC' });
  for (const name of ['', '-wal', '-shm']) expect(statSync(file() + name).mode & 0o777).toBe(0o600);
});

test('what is stored is there when it is opened again', async () => {
  const first = await open();
  first.bots.create({ bot: 'a', name: 'A', timezone: 'America/Santiago' });
  const { secret } = first.keys.create('a', 'read');
  first.close();
  opened.splice(0);
  const second = await open();
  expect(second.bots.list()).toEqual([{ bot: 'a', name: 'A', timezone: 'America/Santiago' }]);
  expect(second.keys.verify(secret)).toMatchObject({ bot: 'a', scope: 'read' });
});

test('several processes write at once and nothing is lost', async () => {
  const access = await open();
  access.bots.create({ bot: 'a', name: 'A', timezone: 'UTC' });
  const writing = [1, 2].map(() =>
    inAnotherProcess(`for (let n = 0; n < 40; n += 1) access.keys.create('a', 'ingest');`),
  );
  for (let n = 0; n < 40; n += 1) {
    access.keys.create('a', 'read');
    // Lets the others start and write in between.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(writing);
  expect(access.keys.list()).toHaveLength(120);
});

test('two processes that open an empty directory at once make its tables once', async () => {
  const printed = await Promise.all([1, 2, 3].map(() => inAnotherProcess(`console.log(access.bots.list().length);`)));
  expect(printed).toEqual(['0\n', '0\n', '0\n']);
});

test('a key and a bot that another connection has just made are known at once', async () => {
  const access = await open();
  const other = await open();
  access.bots.create({ bot: 'a', name: 'A', timezone: 'UTC' });
  const { secret } = access.keys.create('a', 'read');
  expect(access.keys.verify(secret)).toBeDefined();
  const made = other.keys.create('a', 'ingest');
  expect(access.keys.verify(made.secret)).toMatchObject({ id: made.id });
  other.bots.create({ bot: 'b', name: 'B', timezone: 'UTC' });
  expect(access.bots.get('b')).toBeDefined();
});

test('a key that another process revokes is soon refused, and a new one taken at once', async () => {
  const access = await open();
  access.bots.create({ bot: 'a', name: 'A', timezone: 'UTC' });
  const { id, secret } = access.keys.create('a', 'ingest');
  expect(access.keys.verify(secret)).toBeDefined();
  const other = await inAnotherProcess(
    `access.keys.revoke(${JSON.stringify(id)}); process.stdout.write(access.keys.create('a', 'read').secret);`,
  );
  expect(access.keys.verify(other)).toMatchObject({ bot: 'a', scope: 'read' });
  expect(access.keys.verify(secret)).toBeUndefined();
  const last = access.keys.create('a', 'read');
  expect(access.keys.verify(last.secret)).toBeDefined();
  await inAnotherProcess(`access.keys.revoke(${JSON.stringify(last.id)});`);
  await vi.waitFor(() => expect(access.keys.verify(last.secret)).toBeUndefined(), { timeout: 1000 });
});

test('a file that a newer version has written is refused', async () => {
  (await open()).close();
  opened.splice(0);
  const connection = new DatabaseSync(file());
  connection.exec("INSERT INTO migrations VALUES (9999, '9999-later.sql', 'x', 0)");
  connection.close();
  expect(await refusal()).toMatchObject({ code: 'newer_version', message: expect.stringContaining('newer version') });
});

test('a file whose tables were made otherwise is refused', async () => {
  (await open()).close();
  opened.splice(0);
  const connection = new DatabaseSync(file());
  connection.exec("UPDATE migrations SET checksum = 'x'");
  connection.close();
  expect(await refusal()).toMatchObject({ code: 'changed_migration' });
});

test('a file that is no database is refused with its name', async () => {
  writeFileSync(file(), 'not a database, but long enough to look like one '.repeat(100));
  expect(await refusal()).toMatchObject({ code: 'corrupt', message: expect.stringContaining(file()) });
});

test('a damaged file is refused', async () => {
  const access = await open();
  access.bots.create({ bot: 'a', name: 'A', timezone: 'UTC' });
  access.close();
  opened.splice(0);
  const page = 4096;
  writeFileSync(file(), Buffer.alloc(8 * page, 0x5a), { flag: 'r+', flush: true });
  expect(await refusal()).toMatchObject({ code: 'corrupt' });
});

test('a directory that is not there, or a directory in the place of the file, is refused', async () => {
  mkdirSync(file());
  expect(await refusal()).toMatchObject({ code: 'unreadable', message: expect.stringContaining('cannot be opened') });
  rmSync(directory, { recursive: true });
  expect(await refusal()).toMatchObject({ code: 'unreadable' });
  mkdirSync(directory);
});

test('a file that may not be written is refused', async () => {
  (await open()).close();
  opened.splice(0);
  chmodSync(file(), 0o400);
  await withoutPrivileges(async () => {
    expect(await refusal()).toMatchObject({ code: 'read_only', message: expect.stringContaining('cannot be written') });
  });
});

/** Modes hold nobody back who is root; so root becomes `nobody` meanwhile. */
async function withoutPrivileges(work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}
