import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { UsageQuestion } from '@turnout/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlainMessage } from '../../packages/server/src/laws/count-once.ts';
import { ask, postAll, settled } from './client.ts';
import { questionsOf } from './questions.ts';
import { createRandom } from './random.ts';
import { createScene, type Scene, type SceneBot } from './scene.ts';
import { createTraffic } from './traffic.ts';
import { expectFigures } from './truth.ts';

const random = createRandom();
const seeded = (title: string) => `${title} (seed ${random.seed})`;

let scene: Scene;
beforeEach(() => {
  scene = createScene();
});
afterEach(() => scene.close());

/** Messages with ids, repeats and late copies among them. */
function makeMessages(count: number): PlainMessage[] {
  const traffic = createTraffic(random);
  const made: PlainMessage[] = [];
  while (made.length < count) {
    const { messages, isNamed } = traffic.next();
    if (isNamed) made.push(...messages);
  }
  return made;
}

const everyFigure = () => questionsOf(random, { perGranularity: 1 });

test(seeded('killed during the first start, again and again, the directory still becomes a good one'), {
  timeout: 240_000,
}, async () => {
  const startedAtMs = performance.now();
  await (await scene.start()).stop('SIGKILL');
  const startMs = performance.now() - startedAtMs;
  await scene.close();

  for (let directories = 0; directories < 3; directories += 1) {
    scene = createScene();
    for (let kills = 0; kills < 4; kills += 1) {
      const run = scene.run(['start', '--port', '0']);
      await delay(startMs * (0.2 + 0.8 * (random.below(1000) / 1000)));
      run.process.kill('SIGKILL');
      await run.exited;
      // What it said is what a whole start says, or nothing: never that something is damaged.
      expect(run.errors()).toBe('');
    }
    const server = await scene.start();
    const bot = await scene.createBot('bot', 'Pacific/Apia');
    const messages = makeMessages(200);
    await postAll(server.address, bot, messages);
    await expectFigures(server.address, bot, messages, everyFigure());
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    await scene.close();
  }
});

describe('killed while it makes figures', () => {
  let bot: SceneBot;
  let messages: PlainMessage[];
  beforeEach(async () => {
    bot = await scene.createBot('bot', 'America/Santiago');
    messages = [];
  });
  const send = async (address: string, count: number) => {
    const more = makeMessages(count).map((message) => ({ ...message, id: `${messages.length} ${message.id}` }));
    await postAll(address, bot, more);
    messages.push(...more);
  };

  test(seeded('from new messages'), { timeout: 120_000 }, async () => {
    let server = await scene.start();
    for (let kills = 0; kills < 8; kills += 1) {
      await send(server.address, 300);
      // A refresh begins with the answer.
      await delay(random.below(120));
      await server.stop('SIGKILL');
      server = await scene.start();
      await expectFigures(server.address, bot, messages, [random.pick(everyFigure())]);
    }
    await expectFigures(server.address, bot, messages, everyFigure());
  });

  test(seeded('again: a rebuild, and a change of zone'), { timeout: 180_000 }, async () => {
    let server = await scene.start();
    await send(server.address, 9000);
    await settled(server.address, bot);
    const startedAtMs = performance.now();
    await scene.call(['rebuild', '--bot', 'bot']);
    const rebuildMs = performance.now() - startedAtMs;

    for (const zone of [undefined, 'Asia/Kathmandu', undefined, 'Pacific/Apia']) {
      const argv = zone === undefined ? ['rebuild', '--bot', 'bot'] : ['bot', 'update', 'bot', '--timezone', zone];
      const command = scene.run(argv);
      await delay(random.below(rebuildMs));
      await server.stop('SIGKILL');
      const { code } = await command.exited;
      // Unless it was over before, or came after: then it did its work without the server.
      if (code !== 0)
        expect(command.errors()).toMatch(/^The running server \(process \d+\) stopped before it had answered\.\n$/);

      server = await scene.start();
      // In one zone or in the other, but all of it.
      const { timezone } = await ask(server.address, bot, wholeTime);
      expect(zone === undefined ? [bot.timezone] : [bot.timezone, zone]).toContain(timezone);
      bot = { ...bot, timezone };
      await expectFigures(server.address, bot, messages, everyFigure());
    }
  });
});

const wholeTime: UsageQuestion = { from: '2025-01-01', to: '2025-12-31', granularity: 'year', platforms: [] };

describe.each(['through the server', 'by itself'])('an import killed %s', (way) => {
  test(seeded('is finished by importing the file again; once more changes nothing'), { timeout: 180_000 }, async () => {
    const bot = await scene.createBot('bot', 'Asia/Kathmandu');
    // Rows without an id too: they are told apart by the file and their place in it.
    const messages = makeMessages(60_000).map(({ id, ...message }, index) =>
      index % 3 === 0 || id === undefined ? message : { ...message, id },
    );
    const file = join(scene.directory, 'messages.csv');
    const rows = messages.map(
      ({ timestampMs, platform, user, direction, id = '' }: PlainMessage) =>
        `${timestampMs},${platform},${user},${direction},${id}`,
    );
    writeFileSync(file, `timestamp,platform,user,direction,id\n${rows.join('\n')}\n`);
    const importing = ['import', file, '--bot', 'bot'];

    for (let kills = 0; kills < 3; kills += 1) {
      const server = way === 'by itself' ? undefined : await scene.start();
      const before = new Set(readdirSync(scene.data));
      const command = scene.run(importing);
      // It has begun to read; it is over a second or so later.
      const isReading = () => readdirSync(scene.data).some((name) => name.startsWith('import-') && !before.has(name));
      await expect.poll(isReading, { timeout: 20_000, interval: 5 }).toBe(true);
      await delay(random.below(800));
      if (server === undefined) command.process.kill('SIGKILL');
      else await server.stop('SIGKILL');
      await command.exited;
    }

    expect(await scene.call(importing)).toContain('Imported');
    const server = await scene.start();
    const questions = everyFigure();
    await expectFigures(server.address, bot, messages, questions);
    expect(await scene.call(importing)).toContain('Imported');
    await expectFigures(server.address, bot, messages, questions);
    expect(readdirSync(scene.data).filter((name) => name.startsWith('import-'))).toEqual([]);
  });
});
