import { afterAll, expect, test } from 'vitest';
import { createTurnout } from '../../packages/sdk/src/index.ts';
import type { PlainMessage } from '../../packages/server/src/laws/count-once.ts';
import { settled } from './client.ts';
import { questionsOf } from './questions.ts';
import { createRandom } from './random.ts';
import { createScene } from './scene.ts';
import { createTraffic, namelessPlatform } from './traffic.ts';
import { expectFigures } from './truth.ts';

const kills = 4;
const enough = 2_000;

const scene = createScene();
afterAll(() => scene.close());

const random = createRandom();
const title = `a bot tells the SDK ${enough} messages while Turnout is killed ${kills} times: each is counted once (seed ${random.seed})`;

test(title, { timeout: 400_000 }, async () => {
  const bot = await scene.createBot('bot', 'America/Santiago');
  let server = await scene.start();
  const attempts = { answered: 0, lost: 0 };
  const waiting = new Set<() => void>();
  const turnout = createTurnout({
    url: 'http://turnout.invalid',
    bot: bot.bot,
    key: bot.ingest,
    // Many small requests, so that a kill meets one.
    maxBatch: 20,
    flushMs: 5,
    // Every start serves on a port of its own.
    async fetch(input, init) {
      try {
        const response = await fetch(String(input).replace('http://turnout.invalid', server.address), init);
        attempts.answered += 1;
        // Stored, and the bot does not hear of it: it sends the same again.
        if (attempts.answered % 15 === 0) throw new Error('The answer was lost.');
        return response;
      } catch (error) {
        attempts.lost += 1;
        throw error;
      } finally {
        for (const wake of waiting) wake();
      }
    },
    onProblem: () => {},
  });
  /** Resolves once so many more requests have ended. */
  const ended = (count: number) =>
    new Promise<void>((resolve) => {
      let left = count;
      const wake = () => {
        left -= 1;
        if (left > 0) return;
        waiting.delete(wake);
        resolve();
      };
      waiting.add(wake);
    });

  const traffic = createTraffic(random);
  const told: PlainMessage[] = [];
  /** With what the platform would have given: without an id where there is none. */
  const tell = (count: number) => {
    const until = told.length + count;
    while (told.length < until) {
      for (const { platform, user, id, direction, timestampMs } of traffic.next().messages) {
        turnout[direction]({ platform, user, id, timestamp: timestampMs });
        told.push({ platform, user, direction, timestampMs, ...(id !== undefined && { id }) });
      }
    }
  };

  for (let killed = 0; killed < kills; killed += 1) {
    tell(enough / kills);
    await ended(1 + random.below(5));
    // The next one is on its way.
    await server.stop('SIGKILL');
    tell(10);
    // It has been tried in vain.
    await expect.poll(() => attempts.lost).toBeGreaterThan(killed);
    server = await scene.start();
  }
  expect(await turnout.close({ timeoutMs: 200_000 })).toBe(true);

  expect(told.length).toBeGreaterThanOrEqual(enough);
  expect(turnout.stats()).toEqual({ queued: 0, delivered: told.length, rejected: 0, invalid: 0, dropped: 0 });
  await expectFigures(server.address, bot, told, questionsOf(random, { perGranularity: 1 }));
  // Those without an id of the platform's: the SDK made one up for each, so that its own repeats are one message.
  const nameless = told.filter(({ platform }) => platform === namelessPlatform);
  const going = (wanted: string) => nameless.filter(({ direction }) => direction === wanted).length;
  expect(nameless.length).toBeGreaterThan(0);
  expect((await settled(server.address, bot, [namelessPlatform])).all.period).toMatchObject({
    messagesReceived: going('received'),
    messagesSent: going('sent'),
  });
});
