import { type Metric, metrics, type Overview, overview } from '@turnout/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Page, printed, readFigures, settled } from './dashboard.ts';
import { botName, createManyBots, manyBots } from './many-bots.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

// Two hundred bots are made first, and each has its first refresh to itself.
vi.setConfig({ hookTimeout: 600_000, testTimeout: 120_000 });

/** All bots at a glance: two hundred, and the sample. */
let stage: Stage;
let sendToWaiting: (...users: string[]) => Promise<void>;
beforeAll(async () => {
  stage = await openStage(startDemo());
  sendToWaiting = await createManyBots(stage.turnout);
});
afterAll(() => stage.close());

type Row = { bot: string } & Record<Metric, number>;

async function openOverview(search = 'list', options = {}): Promise<Page> {
  const page = await stage.open(`/?${search}`, options);
  await page.locator('[data-testid=bot-list][aria-busy=false]').waitFor();
  return page;
}

/** The rows as they stand. A bot without messages has no figures. */
const readRows = (page: Page): Promise<Row[]> =>
  page.getByTestId('bot-list').evaluate((table) =>
    [...table.querySelectorAll<HTMLElement>('tr[data-bot]')].map((row) => {
      const cells = [...row.querySelectorAll<HTMLElement>('td[data-metric]')];
      const figures = cells.map(({ dataset }) => [dataset['metric'], Number(dataset['value'])]);
      // The cast: the page's own names of the metrics.
      return { bot: row.dataset['bot'], ...Object.fromEntries(figures) } as Row;
    }),
  );

const search = (page: Page) => new URL(page.url()).searchParams;
const focusedBot = (page: Page) =>
  page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.dataset['bot'] : ''));

async function ask(question: string): Promise<Overview> {
  const answer = await fetch(`${stage.turnout.origin}/api/v1/overview?${question}`);
  return overview.parse(await answer.json());
}

test('every bot has its row, the largest first, with the figures of its own page', async () => {
  const page = await openOverview('list&period=all');
  const rows = await readRows(page);
  expect(rows).toHaveLength(manyBots.count + 1);
  const { bots } = await ask('from=2000-01-01&to=2050-01-01&granularity=year');
  for (const { bot, ...figures } of rows) {
    const { firstDay, period } = bots.find((one) => one.bot === bot) ?? {};
    expect([bot, figures]).toEqual([bot, firstDay === undefined ? {} : period]);
  }
  const active = rows.flatMap(({ activeUsers = [] }) => activeUsers);
  expect(active).toEqual(active.toSorted((a, b) => b - a));
  expect(rows.at(-1)).toEqual({ bot: manyBots.waiting });

  const sum = metrics.map((metric) => printed(rows.reduce((total, row) => total + (row[metric] ?? 0), 0)));
  const together = page.getByTestId('together').locator('.bot-value');
  expect(await together.allTextContents()).toEqual(sum);
});

test('a row leads to the bot, on the same days and with the same figures', async () => {
  const page = await openOverview('list&period=30d');
  const row = (await readRows(page)).find(({ bot }) => bot === manyBots.largest);
  await page.locator(`tr[data-bot=${manyBots.largest}]`).click();
  await settled(page);
  expect(new URL(page.url()).pathname).toBe(`/b/${manyBots.largest}`);
  expect(search(page).get('period')).toBe('30d');
  const { bot: _bot, ...figures } = row ?? {};
  const own = Object.entries(figures).map(([metric, value]) => [metric, printed(value)]);
  expect(await readFigures(page)).toEqual(Object.fromEntries(own));
});

test.each(metrics)('the head of %s sorts by it, and the other way round', async (metric) => {
  const page = await openOverview('list&sort=name');
  const values = async () => (await readRows(page)).flatMap((row) => row[metric] ?? []);
  const head = page.getByRole('columnheader', { name: new RegExp(metric === 'messagesSent' ? 'sent' : '', 'i') });
  await page.getByTestId(`sort-${metric}`).click();
  await expect.poll(values).toEqual((await values()).toSorted((a, b) => b - a));
  await page.getByTestId(`sort-${metric}`).click();
  await expect.poll(() => search(page).get('order')).toBe('ascending');
  const sorted = await values();
  expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
  expect(await head.and(page.locator('[aria-sort=ascending]')).count()).toBe(1);
  // The address keeps it.
  await page.reload();
  await page.locator('[data-testid=bot-list][aria-busy=false]').waitFor();
  expect(await values()).toEqual(sorted);
});

test('a bot is found by its name while it is typed, and the address says what was looked for', async () => {
  const page = await openOverview();
  await page.getByTestId('find').fill('bogota TAXI');
  await expect.poll(async () => (await readRows(page)).map(({ bot }) => bot)).toEqual(['shop-18', 'shop-118']);
  expect(await page.getByTestId('count').textContent()).toBe('2 of 201 bots');
  await expect.poll(() => search(page).get('find')).toBe('bogota TAXI');
  await page.reload();
  await expect.poll(async () => (await readRows(page)).length).toBe(2);
  await page.getByTestId('find').fill('nobody');
  await page.getByTestId('none-found').waitFor();
  await expectSound(page);
  await page.getByTestId('none-found').getByRole('button').click();
  await expect.poll(async () => (await readRows(page)).length).toBe(201);
  await expect.poll(() => search(page).has('find')).toBe(false);
});

test('everything can be done with keys', async () => {
  const page = await openOverview();
  const order = (await readRows(page)).map(({ bot }) => bot);
  await page.keyboard.press('j');
  expect(await focusedBot(page)).toBe(order[0]);
  for (const key of ['j', 'ArrowDown', 'ArrowDown', 'k', 'ArrowUp', 'j']) await page.keyboard.press(key);
  expect(await focusedBot(page)).toBe(order[2]);
  await page.keyboard.press('End');
  expect(await focusedBot(page)).toBe(order.at(-1));
  await expect.poll(() => page.locator(`a[data-bot=${order.at(-1)}]`).isVisible()).toBe(true);
  await page.keyboard.press('Home');
  // Tab comes by one row only, the one that was walked to last.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  expect(await focusedBot(page)).toBe(order[0]);

  await page.keyboard.press('/');
  await page.keyboard.type('zoo graz');
  await expect.poll(async () => (await readRows(page)).length).toBe(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = (await readRows(page))[1]?.bot;
  expect(await focusedBot(page)).toBe(second);
  await page.keyboard.press('Enter');
  await settled(page);
  expect(new URL(page.url()).pathname).toBe(`/b/${second}`);
  // Going back brings what was looked for.
  await page.goBack();
  await expect.poll(() => page.getByTestId('find').inputValue()).toBe('zoo graz');
  await expect.poll(async () => (await readRows(page)).length).toBe(2);
  await page.getByTestId('find').press('Enter');
  await settled(page);
});

test('letters are no keys for who turned them off; arrows still are', async () => {
  const page = await openOverview();
  await page.getByTestId('single-keys').click();
  await page.getByTestId('bot-link').first().focus();
  for (const key of ['j', '/', 'ArrowDown']) await page.keyboard.press(key);
  const [, second] = await readRows(page);
  expect(await focusedBot(page)).toBe(second?.bot);
});

test('on a phone, in the dark, wide: sound everywhere', async () => {
  const page = await openOverview();
  await expectSound(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByTestId('find').fill(botName(7));
  await expect.poll(async () => (await readRows(page)).length).toBeGreaterThan(0);
  await page
    .getByTestId('sort-newUsers')
    .tap()
    .catch(() => page.getByTestId('sort-newUsers').click());
  await expect.poll(() => search(page).get('sort')).toBe('newUsers');
});

test('figures follow by themselves, and no row moves away from under the pointer', async () => {
  const page = await stage.open('/?list&sort=messagesReceived&order=ascending&period=7d');
  await page.clock.install();
  await page.reload();
  await page.locator('[data-testid=bot-list][aria-busy=false]').waitFor();
  const row = page.locator(`tr[data-bot=${manyBots.waiting}]`);
  await row.scrollIntoViewIfNeeded();
  expect(await row.textContent()).toContain('Waiting for the first message');
  await row.hover();
  const order = (await readRows(page)).map(({ bot }) => bot);
  const scrolled = await page.evaluate(() => scrollY);
  await sendToWaiting('ana', 'bo');
  const value = row.locator('.bot-value').first();
  await expect
    .poll(async () => {
      await page.clock.fastForward(31_000);
      return (await value.count()) > 0 && value.textContent();
    })
    .toBe('2');
  expect((await readRows(page)).map(({ bot }) => bot)).toEqual(order);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
});
