import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { createLoad } from './load.ts';
import { questionsOf } from './questions.ts';
import { createRandom } from './random.ts';
import { createScene, type SceneBot } from './scene.ts';
import { expectBounds, expectExact } from './truth.ts';

const kills = 20;
const zones = ['America/Santiago', 'Asia/Kathmandu', 'Pacific/Apia'];

const scene = createScene();
afterAll(() => scene.close());

const random = createRandom();
const title = `killed ${kills} times under load, every message answered 200 is counted once (seed ${random.seed})`;

test(title, { timeout: 400_000 }, async () => {
  const bots: SceneBot[] = [];
  for (const [index, zone] of zones.entries()) bots.push(await scene.createBot(`bot-${index}`, zone));
  const load = createLoad(random, bots);

  let server = await scene.start();
  for (let killed = 0; killed < kills; killed += 1) {
    const clients = load.run(server.address, 6);
    // Any moment: before the first answer, in an insert, in a refresh, between them.
    await clients.answers(random.below(50));
    await delay(random.below(60));
    await server.stop('SIGKILL');
    await clients.over;

    server = await scene.start();
    for (const record of load.records) await expectBounds(server.address, record);
  }

  const last = load.run(server.address, 6);
  await last.answers(60);
  await last.stop();
  await load.finish(server.address);

  // Something was on its way when it was killed, or nothing was tried.
  expect(load.records.some(({ nameless }) => nameless.unanswered.length > 0)).toBe(true);
  const questions = questionsOf(random, { perGranularity: 2 });
  for (const record of load.records) await expectExact(server.address, record, questions);

  expect(await server.stop('SIGTERM')).toEqual({ code: 0, signal: null });
  server = await scene.start();
  const few = questionsOf(random, { perGranularity: 1 });
  for (const record of load.records) await expectExact(server.address, record, few);
});
