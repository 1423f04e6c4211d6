import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { UsageQuestion } from '@turnout/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { post, postAll } from './client.ts';
import { createScene, type Scene, type SceneBot } from './scene.ts';
import { expectFigures } from './truth.ts';

let scene: Scene;
beforeEach(() => {
  scene = createScene();
});
afterEach(() => scene.close());

const timestampMs = Date.parse('2025-07-16T02:30:00Z');
const messages = Array.from({ length: 50 }, (_, index) => ({
  platform: 'sms',
  user: `user-${index % 7}`,
  direction: 'received' as const,
  timestampMs: timestampMs + index * 1000,
  id: `message-${index}`,
}));
const question: UsageQuestion = { from: '2025-07-14', to: '2025-07-18', granularity: 'day', platforms: [] };

test('a second server on the directory is refused in a sentence; the first one is unharmed', async () => {
  const bot = await scene.createBot('bot', 'UTC');
  const server = await scene.start();
  await postAll(server.address, bot, messages);

  const second = scene.run(['start', '--port', '0']);
  expect(await second.exited).toEqual({ code: 1, signal: null });
  expect(second.errors()).toBe(
    `${scene.data} is in use by another Turnout (process ${server.pid}). Stop that one, or choose another directory with --data.\n`,
  );
  expect(second.output()).toBe('');

  await postAll(server.address, bot, messages);
  await expectFigures(server.address, bot, messages, [question]);
  expect(await scene.call(['bot', 'list'])).toContain('bot');
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});

test('commands work through the running server, and what they did is seen at once', { timeout: 120_000 }, async () => {
  const server = await scene.start();
  const bot = await scene.createBot('bot', 'UTC');
  expect(JSON.parse(await scene.call(['bot', 'list', '--json']))).toMatchObject([{ bot: 'bot', timezone: 'UTC' }]);
  await postAll(server.address, bot, messages);
  await expectFigures(server.address, bot, messages, [question]);

  // Another zone: what was on the 16th in UTC was on the 15th there.
  await scene.call(['bot', 'update', 'bot', '--timezone', 'America/Santiago']);
  const moved = { ...bot, timezone: 'America/Santiago' };
  await expectFigures(server.address, moved, messages, [question]);

  const file = join(scene.directory, 'more.ndjson');
  const more = messages.map((message) => ({ ...message, user: `more-${message.user}` }));
  writeFileSync(
    file,
    more.map(({ timestampMs, ...rest }) => `${JSON.stringify({ ...rest, timestamp: timestampMs })}\n`).join(''),
  );
  expect(await scene.call(['import', file, '--bot', 'bot'])).toContain('Imported 50 messages');
  await expectFigures(server.address, moved, [...messages, ...more], [question]);
  await scene.call(['rebuild', '--bot', 'bot']);
  await expectFigures(server.address, moved, [...messages, ...more], [question]);

  const keys = JSON.parse(await scene.call(['key', 'list', '--json'])) as { id: string; scope: string }[];
  await scene.call(['key', 'revoke', keys.find(({ scope }) => scope === 'ingest')?.id ?? '']);
  await expect.poll(async () => (await post(server.address, bot, messages)).status, { timeout: 1000 }).toBe(401);
  expect(await scene.call(['doctor'])).not.toBe('');
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  expect(existsSync(join(scene.data, 'server.json'))).toBe(false);
});

describe('what a killed server leaves behind', () => {
  let bot: SceneBot;
  beforeEach(async () => {
    bot = await scene.createBot('bot', 'UTC');
    const server = await scene.start();
    await postAll(server.address, bot, messages);
    await server.stop('SIGKILL');
  });
  const controlFile = () => join(scene.data, 'server.json');

  test('is recognised by commands and by the next start', async () => {
    expect(existsSync(controlFile())).toBe(true);
    expect(await scene.call(['bot', 'list'])).toContain('bot');
    expect(await scene.call(['rebuild', '--bot', 'bot'])).toContain('computed again');
    const server = await scene.start();
    await expectFigures(server.address, bot, messages, [question]);
  });

  test('is recognised when another program has its port now, whatever that answers', async () => {
    const other = createServer((_request, response) => void response.end('Welcome to another program.\n'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    try {
      const left = JSON.parse(readFileSync(controlFile(), 'utf8')) as object;
      // The cast: it listens on TCP.
      const { port } = other.address() as AddressInfo;
      writeFileSync(controlFile(), JSON.stringify({ ...left, port }));
      expect(await scene.call(['bot', 'list'])).toContain('bot');
      const server = await scene.start();
      await expectFigures(server.address, bot, messages, [question]);
    } finally {
      other.close();
    }
  });

  test.each(['', '{', '{"pid":1,"port":"x"}'])('is recognised when it is damaged: %j', async (text) => {
    writeFileSync(controlFile(), text);
    expect(await scene.call(['bot', 'list'])).toContain('bot');
  });
});
