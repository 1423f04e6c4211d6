import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCommitClock } from '../write/commit-clock.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(createCommitClock(Date));
});
afterAll(() => scene.close(), 60_000);

test('more aliases than one round takes are all moved, those that are learnt during it, too', async () => {
  const count = 12_000;
  const message = (user: number, at: number) => ({
    platform: 'sms',
    user: BigInt(user),
    direction: 'received' as const,
    timestampMs: Date.UTC(2022, 0, 1 + (at % 3)),
    id: BigInt(at + 1),
  });
  const pairs = Array.from({ length: count }, (_, at) => ({
    platform: 'sms',
    user: BigInt(at + 1),
    same: BigInt(count + (at % 100) + 1),
  }));
  const refresher = await scene.openRefresher();
  const [bot, clean] = [scene.createBot('UTC'), scene.createBot('UTC')];
  await scene.store(
    bot,
    Array.from({ length: count }, (_, at) => message(at + 1, at)),
    refresher,
  );
  await scene.store(
    clean,
    Array.from({ length: count }, (_, at) => message(count + (at % 100) + 1, at)),
    refresher,
  );
  await Promise.all([bot, clean].map(refresher.settle));
  // The smallest come last: a search that is past them has to come back.
  await scene.learn(bot, pairs.slice(50), refresher);
  const moved = refresher.settle(bot);
  await scene.learn(bot, pairs.slice(0, 50), refresher);
  await moved;
  await refresher.settle(bot);
  expect(await scene.made(bot)).toEqual(await scene.made(clean));
  const aliases = { bot, last: count };
  const left = 'SELECT count() AS rows FROM messages WHERE bot = {bot:String} AND user <= {last:UInt64}';
  expect(await scene.engine.query('read', left, aliases)).toEqual([{ rows: 0 }]);
}, 120_000);
