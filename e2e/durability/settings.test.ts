import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createScene, type Scene } from './scene.ts';

let scene: Scene;
beforeEach(() => {
  scene = createScene();
});
afterEach(() => scene.close());

type Refused = { argv?: string[]; settings?: Record<string, string>; exitCode: 1 | 2; says: string | RegExp };

/** It says what is wrong in one sentence or two, on standard error, and serves nothing. */
async function expectRefused({ argv = [], settings = {}, exitCode, says }: Refused): Promise<void> {
  const run = scene.run(['start', '--port', '0', ...argv], settings);
  expect(await run.exited).toEqual({ code: exitCode, signal: null });
  expect(run.output()).toBe('');
  expect(run.errors()).toMatch(says);
  expect(run.errors().trim().split('\n')).toHaveLength(1);
}

const secret = 'a secret that is long enough to be one';

describe('a wrong setting stops the start with a sentence that names it', () => {
  test.each([
    ['TURNOUT_HOST', 'not a host'],
    ['TURNOUT_DATA_DIR_', '/tmp'],
    ['TURNOUT_CLICKHOUSE_URL', 'http://localhost:8123'],
    ['TURNOUT_DATABASE_URL', 'postgres://localhost/turnout'],
    ['TURNOUT_SECRET', 'too short'],
    ['TURNOUT_ADMIN_EMAIL', 'no address'],
    ['TURNOUT_ADMIN_PASSWORD', 'with no address'],
    ['TURNOUT_PUBLIC_URL', 'turnout.example.org'],
    ['TURNOUT_PUBLIC_URL', 'https://turnout.example.org/below'],
    ['TURNOUT_LOG_LEVEL', 'loud'],
    ['TURNOUT_UNKNOWN', 'x'],
  ])('%s=%s', async (name, value) => {
    const settings = {
      TURNOUT_ADMIN_PASSWORD: 'a good password',
      TURNOUT_ADMIN_EMAIL: 'me@example.org',
      [name]: value,
    };
    if (name === 'TURNOUT_ADMIN_PASSWORD') settings.TURNOUT_ADMIN_EMAIL = '';
    await expectRefused({ settings, exitCode: 2, says: name });
  });

  test.each(['-1', '65536', 'http', '7070.5', ''])('--port %j', async (port) => {
    const run = scene.run(['start', '--port', port]);
    expect(await run.exited).toEqual({ code: 2, signal: null });
    expect(run.errors()).toContain('--port');
  });

  test('TURNOUT_PORT, which a flag outdoes', async () => {
    const run = scene.run(['start'], { TURNOUT_PORT: 'http' });
    expect(await run.exited).toEqual({ code: 2, signal: null });
    expect(run.errors()).toContain('TURNOUT_PORT');
    const server = await scene.start({ TURNOUT_PORT: '1' });
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
  });

  test('an administrator whose password no one could use', async () => {
    await expectRefused({
      settings: { TURNOUT_ADMIN_EMAIL: 'me@example.org', TURNOUT_ADMIN_PASSWORD: 'short' },
      exitCode: 2,
      says: /password/i,
    });
  });

  test('in the .env file, which says so; the environment outdoes it', async () => {
    writeFileSync(join(scene.directory, '.env'), 'TURNOUT_LOG_LEVEL=loud\n');
    await expectRefused({ exitCode: 2, says: 'TURNOUT_LOG_LEVEL' });
    await scene.start({ TURNOUT_LOG_LEVEL: 'warn' });
    writeFileSync(join(scene.directory, '.env'), 'TURNOUT_LOG_LEVLE=warn\n');
    await expectRefused({ exitCode: 2, says: /TURNOUT_LOG_LEVLE \(it is in the \.env file\)/ });
  });
});

test('the .env file is read', async () => {
  writeFileSync(
    join(scene.directory, '.env'),
    `TURNOUT_SECRET="${secret}"\nTURNOUT_ADMIN_EMAIL=me@example.org\nTURNOUT_ADMIN_PASSWORD='a good password'\n`,
  );
  const server = await scene.start();
  expect(server.setupLink).toBeUndefined();
  const signIn = await fetch(`${server.address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'me@example.org', password: 'a good password' }),
  });
  expect(signIn.status).toBe(200);
});

test('a port that is in use', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  try {
    const address = other.address();
    if (address === null || typeof address === 'string') throw new Error('It listens on TCP.');
    await expectRefused({
      argv: ['--port', String(address.port)],
      exitCode: 1,
      says: new RegExp(`Port ${address.port} on 127\\.0\\.0\\.1 is in use`),
    });
  } finally {
    other.close();
  }
});

test('an address of another machine', async () => {
  await expectRefused({
    argv: ['--host', '192.0.2.1'],
    exitCode: 1,
    says: '192.0.2.1 is not an address of this machine',
  });
});

describe('a data directory that cannot be one', () => {
  test('is a file', async () => {
    writeFileSync(scene.data, '');
    await expectRefused({ exitCode: 1, says: `${scene.data} is a file` });
  });

  test('lies on a disk that is mounted read-only', async () => {
    // Mounting needs root. Where it is refused, this test fails, and says so; a root who is not stopped by modes remains.
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', scene.directory]);
    try {
      execFileSync('mount', ['-o', 'remount,ro', scene.directory]);
      await expectRefused({ exitCode: 1, says: `${scene.data} is on a disk that is mounted read-only` });
    } finally {
      execFileSync('umount', ['--lazy', scene.directory]);
    }
  });

  test('lies below a file', async () => {
    writeFileSync(join(scene.directory, 'file'), '');
    await expectRefused({
      argv: ['--data', join(scene.directory, 'file/data')],
      exitCode: 1,
      says: 'lies below a file',
    });
  });

  test('holds other things', async () => {
    mkdirSync(scene.data);
    chmodSync(scene.data, 0o755);
    writeFileSync(join(scene.data, 'thesis.odt'), '');
    await expectRefused({ exitCode: 2, says: 'thesis.odt' });
  });
});

describe('the secret', () => {
  test('another one than the directory was made with is refused; the old one works on', async () => {
    await (await scene.start({ TURNOUT_SECRET: secret })).stop();
    await expectRefused({ settings: { TURNOUT_SECRET: `${secret}?` }, exitCode: 2, says: 'TURNOUT_SECRET' });
    await expectRefused({ exitCode: 1, says: 'secret' });
    await scene.start({ TURNOUT_SECRET: secret });
  });

  test.each([
    ['empty', ''],
    ['cut short', 'c2hvcnQ'],
  ])('a kept one that is %s is refused', async (_damage, text) => {
    await (await scene.start()).stop();
    writeFileSync(join(scene.data, 'secret'), text);
    await expectRefused({ exitCode: 1, says: join(scene.data, 'secret') });
  });
});
