import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, charts, plot, printed, readFigures, settled } from './dashboard.ts';
import { importLargeBot, largeBot } from './large-bot.ts';
import { flags, notesOf, panelNotes } from './notes.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
  await importLargeBot(stage.turnout);
}, 300_000);
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

test('notes over five years stand in every chart, and beside fifteen platforms in the panels', async () => {
  const notes = notesOf(stage.turnout, largeBot.id);
  for (let month = 0; month < 60; month += 3) {
    const day = `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
    await notes.add({ day, text: `Opened in another district: number ${month}` });
  }
  await notes.add({ day: '2020-03-14', lastDay: '2021-05-09', text: 'State of alarm' });
  const page = await stage.open(`/b/${largeBot.id}?period=all&granularity=month`);
  await settled(page);
  for (const chart of charts) {
    const shown = await flags(page, chart);
    expect(shown.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(21);
  }
  await plot(page, 'active-users').focus();
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  const texts = ['State of alarm', 'Opened in another district: number 3'];
  for (const chart of charts) await expect.poll(() => panelNotes(page, chart)).toEqual(texts);
  await expectSound(page);
}, 120_000);
