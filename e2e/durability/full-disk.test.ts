import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlainMessage } from '../../packages/server/src/laws/count-once.ts';
import { ask, post, postAll, settled } from './client.ts';
import { questionsOf } from './questions.ts';
import { createRandom } from './random.ts';
import { createScene, type Scene } from './scene.ts';
import { createTraffic } from './traffic.ts';
import { expectFigures } from './truth.ts';

// Mounting needs root. Where it is refused, these tests fail, and say so; none is skipped.
let disk: string;
let scene: Scene;
beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'turnout-full-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m', 'tmpfs', disk]);
  mkdirSync(join(disk, 'home'));
  scene = createScene(join(disk, 'home'));
});
afterEach(async () => {
  await scene.close();
  execFileSync('umount', ['--lazy', disk]);
  rmSync(disk, { recursive: true, force: true });
});

const random = createRandom();
const ballast = () => join(disk, 'ballast');
const fillAllBut = (bytes: number) => {
  rmSync(ballast(), { force: true });
  const { bavail, bsize } = statfsSync(disk);
  try {
    writeFileSync(ballast(), Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
  } catch (error) {
    // The product has taken some of it meanwhile: then the disk is as full as it can be.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
};

test(`a full disk refuses messages and forgets none; with space again it goes on by itself (seed ${random.seed})`, {
  timeout: 180_000,
}, async () => {
  const bot = await scene.createBot('bot', 'Asia/Kathmandu');
  let server = await scene.start();
  const traffic = createTraffic(random);
  const answered: PlainMessage[] = [];
  const refused: PlainMessage[][] = [];
  const nextNamed = (): PlainMessage[] => {
    for (;;) {
      const { messages, isNamed } = traffic.next();
      if (isNamed) return messages;
    }
  };
  for (let sent = 0; sent < 10; sent += 1) {
    const messages = nextNamed();
    await postAll(server.address, bot, messages);
    answered.push(...messages);
  }
  await settled(server.address, bot);

  /** Posts until it is refused so many times. */
  const postUntilRefused = async (times: number) => {
    for (let count = 0; count < times; ) {
      const messages = nextNamed();
      const { status, retryAfter, body } = await post(server.address, bot, messages);
      if (status === 200) {
        answered.push(...messages);
        continue;
      }
      count += 1;
      refused.push(messages);
      expect({ status, body }).toEqual({
        status: 503,
        body: {
          error: {
            code: 'store_unavailable',
            message: 'The store is not available. Repeating this request is harmless.',
          },
        },
      });
      expect(Number(retryAfter)).toBeGreaterThanOrEqual(1);
    }
  };

  const question = { from: '2025-01-01', to: '2025-12-31', granularity: 'month' as const, platforms: [] };
  const before = await ask(server.address, bot, question);
  fillAllBut(400_000);
  await postUntilRefused(5);
  fillAllBut(0);
  await postUntilRefused(3);

  // Figures are read as before, and the log tells the operator why nothing is taken.
  const during = await ask(server.address, bot, question);
  expect(during.all.period.messagesReceived).toBeGreaterThanOrEqual(before.all.period.messagesReceived);
  expect(server.errors()).toContain('The disk of the data directory is full. Free some space');
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);

  // A start on a full disk says what is wrong, or works.
  await server.stop('SIGKILL');
  const start = scene.run(['start', '--port', '0', '--json']);
  const ended = await Promise.race([
    start.exited,
    new Promise<'it runs'>((resolve) => start.process.stdout?.once('data', () => resolve('it runs'))),
  ]);
  if (ended === 'it runs') {
    start.process.kill('SIGTERM');
    expect(await start.exited).toEqual({ code: 0, signal: null });
  } else {
    expect(ended).toEqual({ code: 1, signal: null });
    expect(start.errors()).toMatch(/is full|free (?:some )?space/i);
    expect(start.errors()).not.toMatch(/\n {4}at /);
  }

  rmSync(ballast());
  server = await scene.start();
  fillAllBut(200_000);
  await postUntilRefused(3);
  rmSync(ballast());
  // Nobody has to do anything but send again.
  for (const messages of refused) {
    await expect.poll(async () => (await post(server.address, bot, messages)).status, { timeout: 20_000 }).toBe(200);
    answered.push(...messages);
  }
  const questions = questionsOf(random, { perGranularity: 2 });
  await expectFigures(server.address, bot, answered, questions);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  server = await scene.start();
  await expectFigures(server.address, bot, answered, questions);
});
