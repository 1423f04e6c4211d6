import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, plot, printed, readFigures, settled } from './dashboard.ts';
import { importLargeBot, largeBot } from './large-bot.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
  await importLargeBot(stage.turnout);
}, 120_000);
afterAll(() => stage.close());

test('five years on fifteen platforms: the page shows what the API answers, with room for all', async () => {
  const { firstDay, lastDay } = largeBot;
  const page = await stage.open(`/b/${largeBot.id}`);
  await settled(page);
  const { all, platforms } = await ask(stage.turnout, largeBot.id, `from=${firstDay}&to=${lastDay}&granularity=month`);
  expect(platforms.map(({ platform }) => platform).toSorted()).toEqual(largeBot.platforms.toSorted());
  expect(await readFigures(page)).toEqual(
    Object.fromEntries(Object.entries(all.period).map(([metric, value]) => [metric, printed(value)])),
  );
  expect(await plot(page, 'active-users').locator('.mark').count()).toBe(platforms.length);
  await expectSound(page);
}, 120_000);
