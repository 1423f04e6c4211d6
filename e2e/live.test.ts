import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bot, createBot, dayIn, noonZone } from './bot.ts';
import { findBucket, type Page, readFigures, readReadout, settled } from './dashboard.ts';
import { anasSettings, signIn } from './person.ts';
import { openStage, type Stage, type Visit } from './stage.ts';
import { startServer } from './turnout.ts';

/** Figures that arrive while somebody looks. */
let stage: Stage;
let bot: Bot;
beforeAll(async () => {
  stage = await openStage(startServer({ settings: anasSettings }));
  bot = await createBot(stage.turnout, 'desk', timezone, 'Help desk');
});
afterAll(() => stage.close());

const timezone = noonZone();
const today = dayIn(timezone, Date.now());
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const written = (user: string, id: string, timestamp = daysAgo(0)) => ({
  platform: 'telegram',
  user,
  direction: 'received' as const,
  id,
  timestamp,
});
/** A page that was loaded anew has forgotten this. */
const mark = (page: Page) => page.evaluate(() => Object.assign(globalThis, { isMarked: true }) && undefined);
const isMarked = (page: Page) => page.evaluate(() => 'isMarked' in globalThis);
const figure = async (page: Page, metric: 'activeUsers' | 'messagesReceived') => (await readFigures(page))[metric];

/** Opens the page as somebody who has signed in. */
async function open(address: string, visit: Visit = {}): Promise<Page> {
  const refused = /status of 401/;
  const expected = visit.expected === undefined ? refused : new RegExp(`${refused.source}|${visit.expected.source}`);
  const page = await stage.open(address, { ...visit, expected });
  await signIn(page);
  await page.getByTestId('bot-title').waitFor();
  return page;
}

// The tests of this file build on each other: one bot, from its first message on.
test('the page of a bot without messages gives way to the charts when the first one arrives', async () => {
  const page = await open('/b/desk');
  await page.getByTestId('empty-bot').waitFor();
  await mark(page);
  await bot.send(written('ada', '1'));
  await settled(page);
  expect(await readFigures(page)).toMatchObject({ activeUsers: '1', newUsers: '1', messagesReceived: '1' });
  expect(await isMarked(page)).toBe(true);
});

test('new messages change what is shown, and neither scroll the page nor move the cursor', async () => {
  const page = await open('/b/desk?period=7d&granularity=day', { height: 500 });
  await settled(page);
  await mark(page);
  await findBucket(page, 'messages', today);
  await page.mouse.wheel(0, 120);
  await findBucket(page, 'messages', today);
  const scrolled = await page.evaluate(() => scrollY);
  expect(scrolled).toBeGreaterThan(0);
  const asOf = await page.getByTestId('as-of').getAttribute('data-as-of');

  await bot.send(written('ada', '2'), { ...written('ada', '3'), direction: 'sent' }, written('ben', '4'));
  await expect.poll(() => figure(page, 'activeUsers')).toBe('2');
  expect((await readReadout(page, 'messages')).rows['Telegram']).toEqual(['3', '1', '100%']);
  expect((await readReadout(page, 'active-users')).when).toContain('so far');
  // A redelivery changes nothing; one that is late changes the day it belongs to.
  await bot.send(written('ben', '4'), written('eve', '5', daysAgo(3)));
  await expect.poll(() => figure(page, 'activeUsers')).toBe('3');
  expect(await figure(page, 'messagesReceived')).toBe('4');
  expect((await readReadout(page, 'messages')).rows['Telegram']).toEqual(['3', '1', '100%']);

  expect(await page.getByTestId('as-of').getAttribute('data-as-of')).not.toBe(asOf);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  expect(await page.getByTestId('readout-messages').getAttribute('data-bucket')).toBe(today);
  expect(await isMarked(page)).toBe(true);
});

test('a pinned bucket stays pinned while its values grow', async () => {
  const page = await open('/b/desk?period=7d&granularity=day');
  await settled(page);
  await findBucket(page, 'active-users', today);
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.move(0, 0);
  const before = (await readReadout(page, 'active-users')).rows['Total'];
  await bot.send(written('flo', '6'));
  await expect.poll(async () => (await readReadout(page, 'active-users')).rows['Total']).not.toEqual(before);
  expect(await page.getByTestId('readout-active-users').getAttribute('data-pinned')).toBe('true');
});

test('a page that lost its server keeps its figures, says so, and catches up when it is back', async () => {
  const page = await open('/b/desk?period=7d', { expected: /net::ERR_|Failed to load/ });
  await settled(page);
  await mark(page);
  const figures = await readFigures(page);
  const connection = page.getByTestId('connection');
  await expect.poll(() => connection.getAttribute('data-state')).toBe('live');

  await stage.turnout.stop();
  await expect.poll(() => connection.getAttribute('data-state')).toBe('reconnecting');
  expect(await connection.textContent()).toContain('The figures stay as they were');
  expect(await readFigures(page)).toEqual(figures);

  await stage.turnout.restart();
  await expect.poll(() => connection.getAttribute('data-state')).toBe('live');
  await bot.send(written('gil', '7'));
  await expect.poll(() => figure(page, 'messagesReceived')).toBe(String(Number(figures.messagesReceived) + 1));
  expect(await connection.textContent()).toBe('');
  expect(await isMarked(page)).toBe(true);
});
