import { now } from '@turnout/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bot, createBot, noonZone } from './bot.ts';
import { type Page, plot, readFigures, settled } from './dashboard.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** What happens at this moment, while somebody looks and does something else. */
let stage: Stage;
let bot: Bot;
beforeAll(async () => {
  stage = await openStage(startDemo());
  bot = await createBot(stage.turnout, 'desk', noonZone(), 'Help desk');
  await bot.send(written('ada', minutesAgo(3 * 24 * 60)));
});
afterAll(() => stage.close());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const written = (user: string, timestamp = minutesAgo(0), direction: 'received' | 'sent' = 'received') => ({
  platform: 'telegram',
  user,
  direction,
  timestamp,
});
const strip = (page: Page) => page.getByTestId('now');
const value = (page: Page, name: 'now-users' | 'now-messages') => page.getByTestId(name).getAttribute('data-value');

// The tests of this file build on each other.
test('a bot that nobody writes to is quiet, in the place where it will not be', async () => {
  const page = await stage.open('/b/desk?period=7d&granularity=day');
  await page.getByTestId('now-quiet').waitFor();
  expect(await strip(page).textContent()).toContain('No messages in the last 30 minutes');
  const before = await page.getByTestId('answer').boundingBox();
  await bot.send(
    written('ada'),
    written('ben', minutesAgo(2)),
    written('cy', minutesAgo(12)),
    written('ada', minutesAgo(1), 'sent'),
  );
  await expect.poll(() => value(page, 'now-users')).toBe('2');
  await expect.poll(() => value(page, 'now-messages')).toBe('4');
  expect(await strip(page).textContent()).toContain('2 people wrote in the last 5 minutes');
  expect((await page.getByTestId('answer').boundingBox())?.y).toBe(before?.y);
  await expectSound(page);

  const answer = await fetch(`${stage.turnout.origin}/api/v1/bots/desk/now`);
  expect(now.parse(await answer.json()).all).toMatchObject({ users5: 2, users30: 3 });
});

test('a message changes strip, figures and bars, and nothing that the reader has: place, focus, pin, open menu', async () => {
  const page = await stage.open('/b/desk?period=7d&granularity=day', { height: 500 });
  await settled(page);
  await page.evaluate(() => Object.assign(globalThis, { isMarked: true }) && undefined);
  await page.getByTestId('table-toggle-new-users').click();
  const chart = plot(page, 'active-users');
  await chart.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const pinned = await page.getByTestId('readout-active-users').getAttribute('data-bucket');
  const scrolled = await page.evaluate(() => scrollY);
  expect(scrolled).toBeGreaterThan(0);
  const figures = await readFigures(page);
  const messages = Number(await value(page, 'now-messages'));

  await bot.send(written('dee'));
  await expect.poll(async () => (await readFigures(page)).activeUsers).toBe(String(Number(figures.activeUsers) + 1));
  await expect.poll(() => value(page, 'now-messages')).toBe(String(messages + 1));
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  expect(await chart.evaluate((element) => element === document.activeElement)).toBe(true);
  const readout = page.getByTestId('readout-active-users');
  expect(await readout.getAttribute('data-pinned')).toBe('true');
  expect(await readout.getAttribute('data-bucket')).toBe(pinned);
  expect(await page.getByTestId('table-new-users').count()).toBe(1);
  expect(await page.evaluate(() => 'isMarked' in globalThis)).toBe(true);

  await page.getByTestId('period-picker').click();
  await page.getByTestId('period-90d').focus();
  await bot.send(written('eli'));
  await expect.poll(() => value(page, 'now-messages')).toBe(String(messages + 2));
  expect(await page.getByTestId('period-90d').evaluate((element) => element === document.activeElement)).toBe(true);
});

/** The numbers that a card ran through, and what its text was meanwhile. */
async function watchActiveUsers(page: Page, act: () => Promise<void>): Promise<{ ran: string[]; texts: string[] }> {
  await page.getByTestId('figure-value-activeUsers').evaluate((card) => {
    const seen = { ran: [] as string[], texts: [] as string[] };
    Object.assign(globalThis, { seen });
    const look = () => {
      const running = card.querySelector<HTMLElement>('[data-running]')?.dataset['running'];
      if (running !== undefined) seen.ran.push(running);
      seen.texts.push(card.textContent);
    };
    new MutationObserver(look).observe(card, { subtree: true, attributes: true, characterData: true, childList: true });
  });
  await act();
  // The cast: made above.
  return page.evaluate(() => Reflect.get(globalThis, 'seen') as { ran: string[]; texts: string[] });
}

const crowd = (name: string, size: number) => Array.from({ length: size }, (_, index) => written(`${name} ${index}`));

test('a figure is seen to count up, while its text is the new one at once', async () => {
  const page = await stage.open('/b/desk?period=7d', { reducedMotion: 'no-preference' });
  await settled(page);
  const before = (await readFigures(page)).activeUsers;
  const after = String(Number(before) + 300);
  const { ran, texts } = await watchActiveUsers(page, async () => {
    await bot.send(...crowd('first', 300));
    await expect.poll(async () => (await readFigures(page)).activeUsers).toBe(after);
    await expect.poll(() => page.locator('[data-running]').count()).toBe(0);
  });
  expect(ran[0]).toBe(before);
  expect(ran.map(Number)).toEqual(ran.map(Number).toSorted((a, b) => a - b));
  expect(new Set(texts)).toEqual(new Set([after]));
  expect(await page.locator('.answer.is-newer').count()).toBe(1);

  // Another period is another question: its figures are there at once.
  const jump = await watchActiveUsers(page, async () => {
    await page.getByTestId('period-picker').click();
    await page.getByTestId('period-all').click();
    await settled(page);
  });
  expect(jump.ran).toEqual([]);
});

test('nothing moves for a reader who asked for less motion', async () => {
  const page = await stage.open('/b/desk?period=7d');
  await settled(page);
  const before = (await readFigures(page)).activeUsers;
  const { ran } = await watchActiveUsers(page, async () => {
    await bot.send(...crowd('second', 200));
    await expect.poll(async () => (await readFigures(page)).activeUsers).toBe(String(Number(before) + 200));
  });
  expect(ran).toEqual([]);
});
