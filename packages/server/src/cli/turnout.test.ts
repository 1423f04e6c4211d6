import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Usage } from '@turnout/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTerminal, type RunningServer, type Terminal } from './turnout-process.ts';

// Each command is a process, and the engine shares the machine with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let terminal: Terminal;
beforeEach(() => {
  terminal = openTerminal();
});
afterEach(() => terminal.close());

const createBot = ['bot', 'create', 'support', '--timezone', 'America/Santiago'];
const header = 'timestamp,platform,user,direction';
const writeFile = (name: string, ...lines: string[]) => {
  const path = join(terminal.directory, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};
const january = 'from=2022-01-01&to=2022-01-31&granularity=month';
async function usageOf(server: RunningServer, key: string, bot = 'support'): Promise<Usage> {
  const response = await fetch(`${server.address}/api/v1/bots/${bot}/usage?${january}`, {
    headers: { Authorization: `Bearer ${key}` },
  });
  expect(response.status).toBe(200);
  // The cast: the shape is held by the tests of serve/.
  return (await response.json()) as Usage;
}

/** The same commands, in a process of their own and through a running server. */
describe.each([['without a server'], ['with a server']])('%s', (place) => {
  let server: RunningServer | undefined;
  beforeEach(async () => {
    server = place === 'with a server' ? await terminal.start() : undefined;
  });

  test('bots and keys are made, listed, changed and taken away', async () => {
    expect(await terminal.run(createBot)).toMatchObject({ exitCode: 0, errors: '' });
    expect(await terminal.run(createBot)).toMatchObject({ exitCode: 1, errors: 'There is already a bot "support".\n' });
    expect(JSON.parse((await terminal.run(['bot', 'list', '--json'])).output)).toEqual([
      { bot: 'support', name: 'support', timezone: 'America/Santiago' },
    ]);
    const key = await terminal.run(['key', 'create', '--bot', 'support', '--scope', 'ingest']);
    expect(key).toMatchObject({
      exitCode: 0,
      errors: '',
      output: expect.stringMatching(/^turnout_ingest_[\w-]{43}\n$/),
    });
    expect(await terminal.run(['key', 'create', '--bot', 'nobody', '--scope', 'read'])).toMatchObject({
      exitCode: 1,
      errors: 'There is no bot "nobody".\n',
    });
    const [listed] = JSON.parse((await terminal.run(['key', 'list', '--json'])).output);
    expect(listed).toMatchObject({ bot: 'support', scope: 'ingest' });
    expect(await terminal.run(['key', 'revoke', listed.id])).toMatchObject({ exitCode: 0 });
    expect(await terminal.run(['key', 'revoke', listed.id])).toMatchObject({ exitCode: 1 });
    expect(await terminal.run(['bot', 'update', 'support', '--name', 'Desk'])).toMatchObject({ exitCode: 0 });
    expect((await terminal.run(['bot', 'list'])).output).toContain('Desk');
    expect(await terminal.run(['bot', 'delete', 'support'])).toMatchObject({ exitCode: 0 });
    expect((await terminal.run(['bot', 'list'])).output).toBe('There are no bots yet.\n');
  });

  test('a key for public pages names the pages it is bound to', async () => {
    await terminal.run(createBot);
    const create = ['key', 'create', '--bot', 'support', '--scope', 'webchat'];
    const origins = ['--origin', 'https://www.example.com/', '--origin', 'http://localhost:8080'];
    expect(await terminal.run([...create, ...origins])).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/^turnout_webchat_[\w-]{43}\n$/),
    });
    expect(await terminal.run(create)).toMatchObject({ exitCode: 2, errors: expect.stringContaining('origin') });
    expect(await terminal.run([...create, '--origin', 'http://www.example.com'])).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('is not https'),
    });
    expect(JSON.parse((await terminal.run(['key', 'list', '--json'])).output)).toMatchObject([
      { scope: 'webchat', origins: ['https://www.example.com', 'http://localhost:8080'] },
    ]);
    expect((await terminal.run(['key', 'list'])).output).toContain('https://www.example.com http://localhost:8080');
  });

  test('a platform is connected, changed by nobody, listed and disconnected', async () => {
    await terminal.run(createBot);
    const telegram = ['telegram', '--bot', 'support'];
    const add = (...args: string[]) => terminal.run(['connection', 'add', ...args]);
    const { output, exitCode } = await add(...telegram);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^address: http:\/\/127\.0\.0\.1:\d+\/hooks\/telegram\/support\nsecretToken: [\w-]{32}\n$/);
    expect((await add(...telegram)).output).toBe(output);
    expect(await add(...telegram, '--set', 'secretToken=mine')).toMatchObject({
      exitCode: 2,
      errors: 'Nothing has to be entered for it.\n',
    });
    expect(await add(...telegram, '--forward-to', 'http://bot.example.org/')).toMatchObject({
      exitCode: 2,
      errors: 'Use https://: http:// is for addresses of this machine and of a private network.\n',
    });
    expect(await add('telegram', '--bot', 'nobody')).toMatchObject({ errors: 'There is no bot "nobody".\n' });
    expect(await add('icq', '--bot', 'support')).toMatchObject({ exitCode: 2 });
    const listed = await terminal.run(['connection', 'list', '--bot', 'support', '--json']);
    expect(JSON.parse(listed.output)).toMatchObject([{ connector: 'telegram' }]);
    expect(listed.output).not.toContain('secretToken');
    expect(await terminal.run(['connection', 'remove', ...telegram])).toMatchObject({ exitCode: 0 });
    expect(await terminal.run(['connection', 'remove', ...telegram])).toMatchObject({
      exitCode: 1,
      errors: 'telegram is not connected to "support".\n',
    });
  });

  test('notes are added, listed and removed', async () => {
    await terminal.run(createBot);
    const add = (...args: string[]) => terminal.run(['note', 'add', '--bot', 'support', ...args]);
    const added = await add('--day', '2026-11-23', '--last-day', '2026-11-30', 'bot v2');
    expect(added).toMatchObject({ exitCode: 0, errors: '', output: 'Noted on 2026-11-23 to 2026-11-30: bot v2\n' });
    expect((await add('--json', 'today')).exitCode).toBe(0);
    expect(await add('--day', 'tomorrow', 'x')).toMatchObject({
      exitCode: 2,
      errors: 'A day is written like 2026-01-31.\n',
    });
    expect((await add('two\nlines')).errors).toBe('A note is one line of 1 to 200 characters.\n');
    expect((await add('--day', '2026-11-23', '--last-day', '2026-11-22', 'x')).errors).toMatch(/not before the first/);
    const none = await terminal.run(['note', 'add', '--bot', 'nobody', 'x']);
    expect(none).toMatchObject({ exitCode: 1, errors: 'There is no bot "nobody".\n' });
    const list = async () => JSON.parse((await terminal.run(['note', 'list', '--bot', 'support', '--json'])).output);
    const notes = await list();
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Santiago', dateStyle: 'short' });
    expect(notes.map(({ day, text }: { day: string; text: string }) => [day, text]).sort()).toEqual(
      [
        ['2026-11-23', 'bot v2'],
        [today.format(Date.now()), 'today'],
      ].sort(),
    );
    const remove = ['note', 'remove', notes[0].id, '--bot', 'support'];
    expect(await terminal.run(remove)).toMatchObject({ exitCode: 0, errors: '' });
    expect(await terminal.run(remove)).toMatchObject({ exitCode: 1 });
    expect(await list()).toHaveLength(1);
  });

  test('a file is imported, twice changing nothing; bad rows are named; zone and bot changes reach the figures', async () => {
    await terminal.run(createBot);
    const { output: key } = await terminal.run(['key', 'create', '--bot', 'support', '--scope', 'read']);
    // In Santiago the second one is still in December.
    const rows = ['2022-01-10T12:00:00Z,whatsapp,u1,received', '2022-01-01T01:00:00Z,whatsapp,u2,received'];
    const path = writeFile('messages.csv', header, ...rows, 'yesterday,whatsapp,u3,received');

    const tried = await terminal.run(['import', path, '--bot', 'support', '--dry-run', '--json']);
    expect(tried.exitCode).toBe(0);
    expect(JSON.parse(tried.output)).toMatchObject({ accepted: 2, dryRun: true });
    for (let time = 0; time < 2; time++) {
      const imported = await terminal.run(['import', 'messages.csv', '--bot', 'support', '--json']);
      expect(imported).toMatchObject({ exitCode: 0, errors: '' });
      expect(JSON.parse(imported.output)).toMatchObject({
        accepted: 2,
        rejected: [{ line: 4, code: 'invalid_timestamp', field: 'timestamp', message: expect.any(String) }],
      });
    }
    const said = await terminal.run(['import', path, '--bot', 'support']);
    expect(said.output).toMatch(
      /^Imported 2 messages into "support" in .*; 1 row was rejected\.\n.*only the repaired ones/,
    );
    expect(said.errors).toMatch(/^Line 4, timestamp: A timestamp is/);

    const running = server ?? (await terminal.start());
    const [all] = (await usageOf(running, key.trim())).platforms;
    expect(all?.period).toMatchObject({ activeUsers: 1, newUsers: 1, totalUsers: 2, messagesReceived: 1 });
    expect(await terminal.run(['bot', 'update', 'support', '--timezone', 'UTC'])).toMatchObject({ exitCode: 0 });
    expect((await usageOf(running, key.trim())).all.period).toMatchObject({ activeUsers: 2, messagesReceived: 2 });
    expect(await terminal.run(['rebuild', '--bot', 'support', '--json'])).toMatchObject({ exitCode: 0 });
    expect((await usageOf(running, key.trim())).all.period).toMatchObject({ activeUsers: 2, messagesReceived: 2 });

    await terminal.run(['bot', 'delete', 'support', '--yes']);
    await terminal.run(createBot);
    const { output: next } = await terminal.run(['key', 'create', '--bot', 'support', '--scope', 'read']);
    expect((await usageOf(running, next.trim())).all.period).toMatchObject({ totalUsers: 0, messagesReceived: 0 });
  });

  test('an export of another product is recognised, converted and imported, twice changing nothing', async () => {
    await terminal.run(createBot);
    const { output: key } = await terminal.run(['key', 'create', '--bot', 'support', '--scope', 'read']);
    const message = (id: number, from: string) =>
      `{"id": ${id}, "type": "message", "date": "2022-01-10T09:00:00", "date_unixtime": "164180520${id}", "from": "A name", "from_id": "${from}", "text": ""}`;
    const messages = [message(1, 'user5'), message(2, 'user7'), '{"id": 3, "type": "service"}', message(4, 'user6')];
    const path = writeFile(
      'result.json',
      `{"name": "A group", "type": "private_group",\n "id": 9,\n "messages": [${messages.join(',')}]}`,
    );
    const unknown = await terminal.run(['import', path, '--bot', 'support']);
    expect(unknown).toMatchObject({ exitCode: 2, output: '' });
    expect(unknown.errors).toMatch(
      /^This is an export of Telegram Desktop\.\nIt cannot be told .* 3 authors in 1 chat.*--bot-user/,
    );
    expect(unknown.errors).not.toContain('A name');
    const args = ['import', path, '--bot', 'support', '--bot-user', '7'];
    const tried = await terminal.run([...args, '--dry-run', '--json', '--from', 'telegram']);
    expect(JSON.parse(tried.output)).toMatchObject({ accepted: 3, dryRun: true, ignored: { 'service messages': 1 } });
    for (let time = 0; time < 2; time++) {
      expect(await terminal.run(args)).toMatchObject({
        exitCode: 0,
        errors: 'This is an export of Telegram Desktop.\n',
        output: expect.stringMatching(
          /^Imported 3 messages .*; 0 messages were rejected\.\nPassed over: service messages \(1\)\.\n$/,
        ),
      });
    }
    const running = server ?? (await terminal.start());
    const { all } = await usageOf(running, key.trim());
    expect(all.period).toMatchObject({ activeUsers: 2, messagesReceived: 2, messagesSent: 1 });
  });

  test('a product that can be asked is asked, with a token from the environment', async () => {
    await terminal.run(createBot);
    const asked: (string | undefined)[] = [];
    const conversation = { id: 'conv_1', integration: 'whatsapp', channel: 'channel' };
    const message = {
      id: 'msg_1',
      createdAt: '2022-01-10T09:00:00Z',
      direction: 'incoming',
      userId: 'u',
      conversationId: 'conv_1',
    };
    const api = createServer((request, response) => {
      asked.push(request.headers.authorization);
      const isList = request.url?.startsWith('/v1/chat/conversations') === true;
      response.end(
        JSON.stringify(isList ? { conversations: [conversation], meta: {} } : { messages: [message], meta: {} }),
      );
    });
    await new Promise<void>((listening) => api.listen(0, '127.0.0.1', listening));
    try {
      // The cast: it listens on TCP.
      const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
      const args = ['import', '--bot', 'support', '--from', 'botpress', '--url', url, '--account', 'b1'];
      const environment = { BOTPRESS_TOKEN: 'a-secret' };
      const named = [...args, '--token-env', 'BOTPRESS_TOKEN'];
      expect(await terminal.run(args, environment)).toMatchObject({
        exitCode: 2,
        errors: expect.stringContaining('--token-env'),
      });
      expect(await terminal.run(named)).toMatchObject({
        exitCode: 2,
        errors: expect.stringContaining('BOTPRESS_TOKEN'),
      });
      expect(await terminal.run(['import', '--bot', 'support'])).toMatchObject({
        exitCode: 2,
        errors: expect.stringContaining('Give a file'),
      });
      expect(asked).toEqual([]);
      for (let time = 0; time < 2; time++) {
        const imported = await terminal.run([...named, '--json'], environment);
        expect(imported).toMatchObject({ exitCode: 0, errors: '' });
        expect(JSON.parse(imported.output)).toMatchObject({ accepted: 1, rejected: [] });
      }
      expect(new Set(asked)).toEqual(new Set(['Bearer a-secret']));
    } finally {
      api.closeAllConnections();
      await new Promise((closed) => api.close(closed));
    }
  });

  test('what cannot be imported fails with a sentence', async () => {
    await terminal.run(createBot);
    const path = writeFile('messages.csv', header, '2022-01-10T12:00:00Z,whatsapp,u1,received');
    expect(await terminal.run(['import', 'nowhere.csv', '--bot', 'support'])).toMatchObject({
      exitCode: 1,
      errors: `There is no file ${join(terminal.directory, 'nowhere.csv')}.\n`,
    });
    expect(await terminal.run(['import', path, '--bot', 'nobody'])).toMatchObject({
      exitCode: 1,
      errors: 'There is no bot "nobody".\n',
    });
    expect(await terminal.run(['import', path, '--bot', 'support', '--map', 'user=who'])).toMatchObject({
      exitCode: 2,
    });
    const failed = await terminal.run(['import', 'messages.txt', '--bot', 'support', '--json']);
    expect(failed).toMatchObject({ exitCode: 2, errors: expect.stringContaining('not named as a file') });
    expect(JSON.parse(failed.output)).toMatchObject({
      error: { message: expect.stringContaining('not named as a file') },
    });
    const allBad = writeFile('bad.csv', header, 'never,whatsapp,u1,received');
    expect(await terminal.run(['import', allBad, '--bot', 'support'])).toMatchObject({ exitCode: 1 });
  });

  test('the doctor finds nothing wrong', async () => {
    const { exitCode, output } = await terminal.run(['doctor']);
    expect(output).toMatch(new RegExp(`${server === undefined ? 'No' : 'A'} server runs on this data directory`));
    expect(output).toMatch(/chDB [\d.]+ and the accounts answer/);
    expect({ exitCode, wrong: /WRONG.*/.exec(output)?.[0] }).toEqual({ exitCode: 0, wrong: undefined });
    const json = JSON.parse((await terminal.run(['doctor', '--json'])).output);
    expect(json.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
  });
});

test('an import killed at any moment, and done again, is as if it had been done once', async () => {
  await terminal.run(createBot);
  const { output: key } = await terminal.run(['key', 'create', '--bot', 'support', '--scope', 'read']);
  const rows = Array.from(
    { length: 200_000 },
    (_, row) => `2022-01-${10 + (row % 20)}T12:00:00Z,sms,u${row % 5000},received`,
  );
  writeFile('long.csv', header, rows.join('\n'));
  const data = join(terminal.directory, 'data');
  const found = (name: RegExp) =>
    readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((path) => name.test(path));
  // It has the engine; it judges the rows; it stores them.
  for (const name of [/^lock\.pid$/, /^import-\w+$/, /\/store\/.*all_\d+_\d+_\d+$/]) {
    rmSync(join(data, 'lock.pid'), { force: true });
    const before = found(name).length;
    const killed = terminal.launch(['import', 'long.csv', '--bot', 'support']);
    await expect.poll(() => found(name).length, { timeout: 60_000, interval: 10 }).toBeGreaterThan(before);
    killed.child.kill('SIGKILL');
    expect(await killed.finished).toMatchObject({ exitCode: null });
  }
  expect(await terminal.run(['import', 'long.csv', '--bot', 'support'])).toMatchObject({ exitCode: 0 });
  const server = await terminal.start();
  expect((await usageOf(server, key.trim())).all.period).toMatchObject({
    activeUsers: 5000,
    messagesReceived: 200_000,
  });
});

/** A product that is asked for messages and never answers: an import of it is under way until it is stopped. */
async function openSilentProduct() {
  const asked = Promise.withResolvers<void>();
  const api = createServer(() => asked.resolve());
  await new Promise<void>((listening) => api.listen(0, '127.0.0.1', listening));
  // The cast: it listens on TCP.
  const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const flags = ['--from', 'botpress', '--url', url, '--account', 'b1', '--token-env', 'SILENT_TOKEN'];
  return {
    launch: (...more: string[]) =>
      terminal.launch(['import', '--bot', 'support', ...flags, ...more], { SILENT_TOKEN: 'a-secret' }),
    asked: asked.promise,
    async [Symbol.asyncDispose]() {
      api.closeAllConnections();
      await new Promise((closed) => api.close(closed));
    },
  };
}

test('imports through one server follow one another, and stopping one stops no other', async () => {
  await using product = await openSilentProduct();
  await terminal.run(createBot);
  const { output: key } = await terminal.run(['key', 'create', '--bot', 'support', '--scope', 'read']);
  const rows = Array.from({ length: 100_000 }, (_, row) => `2022-01-10T12:00:00Z,sms,u${row % 5000},received`);
  for (const name of ['first.csv', 'second.csv'])
    writeFile(name, header, rows.join('\n'), `never,sms,${name},received`);
  writeFile('result.json', '{"name": "Bot", "type": "bot_chat", "id": 7, "messages": []}');
  const server = await terminal.start();
  const underWay = product.launch();
  await product.asked;
  const both = ['first.csv', 'second.csv'].map((name) => terminal.run(['import', name, '--bot', 'support']));
  const waiting = terminal.launch(['import', 'result.json', '--bot', 'support']);
  // It says what it is before it waits for its turn.
  await once(waiting.child.stderr, 'data');
  for (const { child, finished } of [waiting, underWay]) {
    expect((await usageOf(server, key.trim())).all.period).toMatchObject({ messagesReceived: 0 });
    child.kill('SIGINT');
    expect(await finished).toMatchObject({ exitCode: 1, errors: expect.stringMatching(/^Interrupted/m) });
  }
  for (const { exitCode, errors } of await Promise.all(both)) {
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: expect.stringMatching(/^Line 100002, timestamp: /) });
  }
  expect((await usageOf(server, key.trim())).all.period).toMatchObject({ messagesReceived: 200_000 });
});

test('on a terminal nothing is seen but what is said: a bar while it works, then the answer', async () => {
  await terminal.run(createBot);
  writeFile('messages.csv', header, '2022-01-10T12:00:00Z,sms,u1,received', 'never,sms,u2,received');
  const { exitCode, output } = await terminal.onTerminal(['import', 'messages.csv', '--bot', 'support']);
  const controls = new RegExp(`${String.fromCharCode(27)}(?:\\[[\\d;?]*[A-Za-z]|[78])`, 'g');
  const lines = output.replaceAll(controls, '\n').split(/[\r\n]+/);
  const said = lines.filter((line) => line !== '' && !/^(?:Reading|Checking|Naming|Importing|Computing) /.test(line));
  expect(said).toEqual([
    expect.stringMatching(/^Line 3, timestamp: A timestamp is/),
    expect.stringMatching(/^Imported 1 message into "support" in .*; 1 row was rejected\.$/),
    expect.stringMatching(/^The rows have no ids/),
  ]);
  expect(exitCode).toBe(0);
});

test('Ctrl-C ends a command, and a server ends with its commands', async () => {
  await using interrupted = await openSilentProduct();
  await using cutShort = await openSilentProduct();
  await terminal.run(createBot);
  const server = await terminal.start();
  const first = interrupted.launch('--json');
  await interrupted.asked;
  first.child.kill('SIGINT');
  const { exitCode, output, errors } = await first.finished;
  expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: expect.stringMatching(/^Interrupted/) });
  expect(JSON.parse(output)).toMatchObject({ error: { message: expect.stringMatching(/^Interrupted/) } });
  const second = cutShort.launch();
  await cutShort.asked;
  expect(await server.stop()).toMatchObject({ exitCode: 0, errors: '' });
  expect(await second.finished).toMatchObject({
    exitCode: 1,
    errors: expect.stringMatching(/^The server was stopped/),
  });
});

describe('start', () => {
  test('keeps its data to itself, gives a set-up link, and ends with 0 when asked to', async () => {
    const data = join(terminal.directory, 'data');
    // What an import left that was killed.
    const left = join(data, 'import-killed');
    mkdirSync(left, { recursive: true, mode: 0o700 });
    writeFileSync(join(left, 'messages.ndjson'), '{"user":"somebody"}');
    const server = await terminal.start();
    expect(existsSync(left)).toBe(false);
    expect(server.setupLink).toMatch(new RegExp(`^${server.address}/setup\\?token=`));
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    for (const name of ['', 'secret', 'server.json', 'accounts.sqlite']) {
      expect(statSync(join(data, name)).mode & 0o077).toBe(0);
    }
    expect(await server.stop()).toMatchObject({ exitCode: 0, errors: '' });
    expect(existsSync(join(data, 'server.json'))).toBe(false);
  });

  test("the data directory is one process's", async () => {
    const server = await terminal.start();
    const second = await terminal.run(['start', '--port', '0']);
    expect(second).toMatchObject({
      exitCode: 1,
      output: '',
      errors: expect.stringMatching(new RegExp(`is in use by another Turnout \\(process ${server.process.pid}\\)`)),
    });
  });

  test('a port in use, a host that is not here', async () => {
    const server = await terminal.start();
    const { port } = new URL(server.address);
    expect(await terminal.run(['start', '--port', port, '--data', 'other'])).toMatchObject({
      exitCode: 1,
      errors: expect.stringMatching(/^Port \d+ on 127.0.0.1 is in use by another program/),
    });
    expect(await terminal.run(['start', '--host', '192.0.2.1', '--port', '0', '--data', 'other'])).toMatchObject({
      exitCode: 1,
      errors: expect.stringMatching(/^192.0.2.1 is not an address of this machine/),
    });
  });

  test('what a killed server leaves is no hindrance, neither to commands nor to the next server', async () => {
    const killed = await terminal.start();
    await terminal.run(createBot);
    await killed.stop('SIGKILL');
    expect(existsSync(join(terminal.directory, 'data', 'server.json'))).toBe(true);
    expect((await terminal.run(['bot', 'list'])).output).toContain('support');
    expect(await terminal.run(['rebuild', '--bot', 'support'])).toMatchObject({ exitCode: 0 });
    const next = await terminal.start();
    expect(await next.stop()).toMatchObject({ exitCode: 0 });
  });

  test('another secret than before is refused', async () => {
    await terminal.run(createBot);
    expect(await terminal.run(['start', '--port', '0'], { TURNOUT_SECRET: 'x'.repeat(40) })).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('TURNOUT_SECRET is another secret'),
    });
  });

  test('the control channel answers nobody without the password', async () => {
    await terminal.start();
    const { port, token } = JSON.parse(readFileSync(join(terminal.directory, 'data', 'server.json'), 'utf8'));
    const post = (authorization: string) =>
      fetch(`http://127.0.0.1:${port}/bot-list`, { method: 'POST', body: '{}', headers: { authorization } });
    expect((await post('')).status).toBe(404);
    expect((await post(`Bearer ${token.slice(1)}`)).status).toBe(404);
    expect((await post(`Bearer ${token}`)).status).toBe(200);
  });

  test('the first administrator can come from settings, once', async () => {
    const administrator = { TURNOUT_ADMIN_EMAIL: 'a@example.org', TURNOUT_ADMIN_PASSWORD: 'a long enough password' };
    for (let time = 0; time < 2; time++) {
      const server = await terminal.start(undefined, administrator);
      expect(server.setupLink).toBeUndefined();
      await server.stop();
    }
    const short = { ...administrator, TURNOUT_ADMIN_PASSWORD: 'short' };
    expect(await terminal.run(['start', '--port', '0', '--data', 'other'], short)).toMatchObject({
      exitCode: 2,
      errors: expect.stringMatching(/^TURNOUT_ADMIN_PASSWORD cannot be used\. A password is 10 to 128 characters/),
    });
  });
});

test('the demo shows the reference example to whoever is here, and leaves nothing', async () => {
  const demo = await terminal.start(['demo', '--port', '0', '--json']);
  const address = new URL(demo.address);
  expect(address.pathname).toBe('/b/sample');
  const response = await fetch(new URL(`/api/v1/bots/sample/usage?${january}`, address));
  const { all } = (await response.json()) as Usage;
  expect(all.period).toMatchObject({ activeUsers: 445, totalUsers: 542 });
  const { output } = await terminal.run(['bot', 'list']);
  expect(output).toBe('There are no bots yet.\n');
  expect(await demo.stop('SIGINT')).toMatchObject({ exitCode: 0, errors: '' });
});
