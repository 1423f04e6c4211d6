import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, statfsSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Engine } from './engine.ts';
import { openStore } from './open.ts';
import { temporaryDirectory } from './temporary.ts';

// Each opens a store or two, and disks differ.
vi.setConfig({ testTimeout: 60_000 });

const columns = ['bot', 'platform', 'user', 'direction', 'timestamp', 'id', 'received_at'];
const rows = (count: number) =>
  Buffer.from(
    Array.from({ length: count }, (_, id) => {
      const user = (BigInt(id + 1) * 0x9e3779b97f4a7c15n) % 2n ** 64n;
      return `a\tsms\t${user}\treceived\t2022-01-01 00:00:00.000\t${id}\t2022-01-01 00:00:00.000\n`;
    }).join(''),
  );
const insert = (engine: Engine, tsv: Buffer) => engine.insert('messages', columns, tsv);
const count = async (engine: Engine) =>
  (await engine.query<{ count: number }>('read', 'SELECT count() AS count FROM messages'))[0]?.count;

/** A store with a hundred messages, closed. */
async function fill(directory: string): Promise<void> {
  const engine = await openStore({ directory });
  await insert(engine, rows(100));
  await engine.close();
}

/** What happens when the directory is opened and asked for its messages. */
async function openAndCount(directory: string): Promise<number | undefined> {
  const engine = await openStore({ directory });
  try {
    return await count(engine);
  } finally {
    await engine.close();
  }
}

/** Every file of that name in the directory. */
const filesCalled = (directory: string, name: RegExp) =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => join(directory, path))
    .filter((path) => name.test(path) && statSync(path).isFile());

// Mounting needs root. Where it is refused, these tests fail, and say so; none is skipped.
const mount = (...args: string[]) => execFileSync('mount', args, { stdio: ['ignore', 'ignore', 'pipe'] });
const unmount = (path: string) => execFileSync('umount', ['--lazy', path]);

test('what was stored is there when it is opened again', async () => {
  using directory = temporaryDirectory();
  await fill(directory.path);
  expect(await openAndCount(directory.path)).toBe(100);
});

test('nobody else on the machine may read it', async () => {
  using directory = temporaryDirectory();
  const inner = join(directory.path, 'engine');
  await fill(inner);
  expect(statSync(inner).mode & 0o777).toBe(0o700);
});

test('a closed engine refuses everything; closing waits for what runs, and may be repeated', async () => {
  using directory = temporaryDirectory();
  const engine = await openStore({ directory: directory.path });
  const running = engine.query('read', 'SELECT sleep(0.5) AS slept');
  const waiting = engine.query('refresh', 'SELECT 1 AS one');
  await Promise.all([engine.close(), engine.close()]);
  expect(await running).toEqual([{ slept: 0 }]);
  expect(await waiting).toEqual([{ one: 1 }]);
  const refused = { failure: 'closed', message: 'The engine is shutting down.' };
  await expect(engine.query('read', 'SELECT 1')).rejects.toMatchObject(refused);
  await expect(engine.execute('refresh', 'SELECT 1')).rejects.toMatchObject(refused);
  await expect(insert(engine, rows(1))).rejects.toMatchObject(refused);
});

describe('another process', () => {
  /** Opens the store in a process of its own, which holds it until it is killed or told to go. */
  async function openElsewhere(directory: string) {
    const program = `
      const { openStore } = await import(${JSON.stringify(new URL('./open.ts', import.meta.url).href)});
      const engine = await openStore({ directory: ${JSON.stringify(directory)} });
      process.stdout.write('open');
      process.stdin.once('data', () => engine.close());
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    await once(child.stdout, 'data');
    return { child, exited };
  }

  test('that has the directory open is named as the reason; when it is gone, the directory opens', async () => {
    using directory = temporaryDirectory();
    await fill(directory.path);
    const { child, exited } = await openElsewhere(directory.path);
    await expect(openStore({ directory: directory.path })).rejects.toMatchObject({
      failure: 'locked',
      message: expect.stringContaining('in use by another Turnout process'),
    });
    child.stdin.end('go');
    await exited;
    expect(await openAndCount(directory.path)).toBe(100);
  });

  test('that was killed leaves nothing that hinders', async () => {
    using directory = temporaryDirectory();
    await fill(directory.path);
    const { child, exited } = await openElsewhere(directory.path);
    child.kill('SIGKILL');
    await exited;
    expect(existsSync(join(directory.path, 'status'))).toBe(true);
    expect(await openAndCount(directory.path)).toBe(100);
  });
});

describe('a disk that cannot be written', () => {
  const readOnly = { failure: 'read_only', message: expect.stringContaining('cannot be written') };

  test('is named when it is opened', async () => {
    using directory = temporaryDirectory();
    await fill(directory.path);
    mount('--bind', directory.path, directory.path);
    try {
      mount('-o', 'remount,bind,ro', directory.path);
      await expect(openStore({ directory: directory.path })).rejects.toMatchObject(readOnly);
    } finally {
      unmount(directory.path);
    }
    expect(await openAndCount(directory.path)).toBe(100);
  });

  test('is named when it becomes so later; what is stored can still be read', async () => {
    using directory = temporaryDirectory();
    const engine = await openStore({ directory: directory.path });
    const store = join(directory.path, 'store');
    try {
      await insert(engine, rows(100));
      mount('--bind', store, store);
      try {
        mount('-o', 'remount,bind,ro', store);
        await expect(insert(engine, rows(1))).rejects.toMatchObject(readOnly);
        expect(await count(engine)).toBe(100);
      } finally {
        unmount(store);
      }
      await insert(engine, rows(150));
      expect(await count(engine)).toBe(250);
    } finally {
      await engine.close();
    }
  });
});

describe('a full disk', () => {
  const full = { failure: 'disk_full', message: expect.stringContaining('is full. Free some space') };
  const free = (path: string) => statfsSync(path).bavail * statfsSync(path).bsize;

  test('refuses an insert and keeps nothing of it; with space again it goes on', async () => {
    using directory = temporaryDirectory();
    mount('-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', directory.path);
    const many = rows(400_000);
    const ballast = join(directory.path, 'ballast');
    try {
      const engine = await openStore({ directory: join(directory.path, 'engine') });
      await insert(engine, rows(100));
      // No room from the start, and room that ends in the middle of the insert.
      for (const left of [0, 40_000, 1_200_000, 2_500_000]) {
        writeFileSync(ballast, Buffer.alloc(Math.max(0, free(directory.path) - left)));
        await expect(insert(engine, many), `${left} bytes left`).rejects.toMatchObject(full);
        expect(await count(engine)).toBe(100);
        rmSync(ballast);
      }
      await insert(engine, rows(1000));
      expect(await count(engine)).toBe(1100);
      await engine.close();
      expect(await openAndCount(join(directory.path, 'engine'))).toBe(1100);
    } finally {
      unmount(directory.path);
    }
  });

  test.each(['4k', '64k'])('of %s says so when a store is to be made on it', async (size) => {
    using directory = temporaryDirectory();
    mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', directory.path);
    try {
      await expect(openStore({ directory: join(directory.path, 'engine') })).rejects.toMatchObject(full);
    } finally {
      unmount(directory.path);
    }
  });
});

describe('damaged files are noticed, and never taken for an empty table', () => {
  test.each([
    ['a part without its end', /data\.bin$/, (path: string) => truncateSync(path, 10)],
    ['a part without its columns', /columns\.txt$/, (path: string) => truncateSync(path, 5)],
    ['a part with other bytes', /data\.bin$/, (path: string) => overwrite(path)],
    ['a table without a definition', /messages\.sql$/, (path: string) => truncateSync(path, 40)],
    ['a table that is gone', /messages\.sql$/, (path: string) => rmSync(path, { force: true })],
  ])('%s', async (_name, file, damage) => {
    using directory = temporaryDirectory();
    await fill(directory.path);
    const damaged = filesCalled(directory.path, file);
    expect(damaged).not.toEqual([]);
    for (const path of damaged) damage(path);
    await expect(openAndCount(directory.path)).rejects.toMatchObject({
      failure: 'corrupt',
      message: expect.stringContaining('damaged. Restore a backup'),
    });
  });

  const overwrite = (path: string) => writeFileSync(path, Buffer.alloc(statSync(path).size, 0xa5));
});
