import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { UsageQuestion } from '@turnout/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPlatform, makeUpdates, openBot, type Update } from './forwarding-scene.ts';
import type { Server } from './process.ts';
import { questionsOf } from './questions.ts';
import { createRandom } from './random.ts';
import { createScene, type Scene, type SceneBot } from './scene.ts';
import { expectFigures } from './truth.ts';

const random = createRandom();
const seeded = (title: string) => `${title} (seed ${random.seed})`;

let scene: Scene;
let bot: SceneBot;
let standIn: Awaited<ReturnType<typeof openBot>>;
let token: string;
beforeEach(async () => {
  scene = createScene();
  standIn = await openBot();
  bot = await scene.createBot('bot', 'America/Santiago');
  const added = await scene.call([
    'connection',
    'add',
    'telegram',
    '--bot',
    'bot',
    '--forward-to',
    standIn.url,
    '--json',
  ]);
  // The cast: it is the product's own, and a test that relies on another shape fails.
  token = (JSON.parse(added) as { secretToken: string }).secretToken;
  standIn.expectToken(token);
});
afterEach(async () => {
  standIn.close();
  await scene.close();
});

/** The bot got each delivery, every time whole, and nothing else. */
function expectDelivered(updates: readonly Update[]): void {
  expect(standIn.forged()).toBe(0);
  expect(standIn.got.size).toBe(updates.length);
  const wrong = updates.filter(({ number, body }) => !standIn.got.get(number)?.every((got) => got.equals(body)));
  expect(wrong).toEqual([]);
}

const spoolFiles = () => readdirSync(join(scene.data, 'spool'));
const messagesOf = (updates: readonly Update[]) => updates.map(({ message }) => message);

test(seeded('killed ten times, the bot gets every one of 1,000 deliveries and each counts once'), {
  timeout: 240_000,
}, async () => {
  let serving = Promise.withResolvers<Server>();
  const updates = makeUpdates(random, 1000);
  const platform = createPlatform({ bot: 'bot', token, address: async () => (await serving.promise).address });
  let server = await scene.start();
  serving.resolve(server);
  const delivering = platform.deliverAll(updates, 6);
  let caught = 0;
  for (let killed = 0; killed < 10; killed += 1) {
    const goal = Math.min(1000, (killed + 1) * 90 - random.below(40));
    await expect.poll(() => platform.taken(), { interval: 2, timeout: 60_000 }).toBeGreaterThanOrEqual(goal);
    await delay(random.below(30));
    serving = Promise.withResolvers();
    await server.stop('SIGKILL');
    caught += spoolFiles().length;
    server = await scene.start();
    serving.resolve(server);
  }
  await delivering;
  // Some were on their way, and some in the spool, or nothing was tried.
  expect(platform.repeats()).toBeGreaterThan(0);
  expect(caught).toBeGreaterThan(0);
  expectDelivered(updates);
  await expect.poll(spoolFiles).toEqual([]);
  const questions = questionsOf(random, { perGranularity: 1 }).map((question) => ({ ...question, platforms: [] }));
  await expectFigures(server.address, bot, messagesOf(updates), questions);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});

// Mounting needs root. Where it is refused, this test fails, and says so.
test(seeded(
  'while the store cannot be written the bot answers as ever; what counts is on disk, and caught up with later',
), {
  timeout: 120_000,
}, async () => {
  const server = await scene.start();
  const updates = makeUpdates(random, 120);
  const platform = createPlatform({ bot: 'bot', token, address: () => Promise.resolve(server.address) });
  await platform.deliverAll(updates.slice(0, 40), 4);
  await expect.poll(spoolFiles).toEqual([]);

  const store = join(scene.data, 'engine', 'store');
  execFileSync('mount', ['--bind', store, store]);
  try {
    execFileSync('mount', ['-o', 'remount,bind,ro', store]);
    await platform.deliverAll(updates.slice(40), 4);
    expect(platform.repeats()).toBe(0);
    expectDelivered(updates);
    await expect.poll(() => server.errors(), { timeout: 60_000 }).toContain('they wait on disk');
    expect(await scene.call(['doctor']).catch(String)).toMatch(/KB of messages from webhooks wait/);
    // A second server is refused, and leaves the spool to the first.
    const waiting = spoolFiles();
    expect((await scene.run(['start', '--port', '0']).exited).code).toBe(1);
    expect(spoolFiles()).toEqual(expect.arrayContaining(waiting));
    const lines = Buffer.concat(waiting.map((name) => readFileSync(join(scene.data, 'spool', name)))).toString();
    expect(lines).toContain('bot\ttelegram\t');
    expect(lines).not.toMatch(/Olá|✨|\t10\d\d\t/);
  } finally {
    execFileSync('umount', ['--lazy', store]);
  }
  await expect.poll(spoolFiles, { timeout: 60_000 }).toEqual([]);
  const months: UsageQuestion = { from: '2025-01-01', to: '2025-06-30', granularity: 'month', platforms: [] };
  await expectFigures(server.address, bot, messagesOf(updates), [months]);

  // What of a deleted bot is still in the spool goes with it.
  await platform.deliverAll(makeUpdates(random, 130).slice(120), 4);
  await scene.call(['bot', 'delete', 'bot', '--yes']);
  expect(spoolFiles()).toEqual([]);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});
