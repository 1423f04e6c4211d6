import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBot } from './bot.ts';
import { readFigures, settled } from './dashboard.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** What a reader sees while figures are on their way, and when they do not come. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
});
afterAll(() => stage.close());

const halfYear = '/b/sample?from=2022-01-01&to=2022-06-30&granularity=month';
/** The browser's own words for requests that fail, and axe's, which asks for the style sheets once more. */
const offline = { expected: /net::ERR_|Failed to load|Couldn't load preload assets|Unable to preload CSS/ };

test.each([
  { name: 'phone', width: 390 },
  { name: 'desk', width: 1280 },
])('nothing jumps on a $name when the figures arrive', async ({ width }) => {
  const page = await stage.open('/?list', { width });
  await page.getByTestId('bot-list').waitFor();
  const arrived = Promise.withResolvers<void>();
  for (const answer of ['**/api/v1/bots', '**/usage?*']) {
    await page.route(answer, async (route) => {
      // The true answer, only later: as late as the skeleton needs to be seen.
      if (answer.includes('usage')) await arrived.promise;
      await route.continue();
    });
  }
  await page.goto(`${stage.turnout.origin}${halfYear}`);
  await page.getByTestId('loading').waitFor();
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      // The cast: TypeScript's library does not know this entry.
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  arrived.resolve();
  await settled(page);
  // Entries come with a frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  const shifts = await page.evaluate(() => Reflect.get(globalThis, 'shifts') as number[]);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.05);
});

test('the places that wait for figures are sound themselves', async () => {
  const page = await stage.open('/?list');
  const arrived = Promise.withResolvers<void>();
  await page.route('**/usage?*', async (route) => {
    await arrived.promise;
    await route.continue();
  });
  await page.getByTestId('bot-link').click();
  await page.getByTestId('loading').waitFor();
  await expectSound(page);
  arrived.resolve();
  await settled(page);
});

test('changing the period keeps the figures until the new ones are there', async () => {
  const page = await stage.open(halfYear);
  await settled(page);
  const before = await readFigures(page);
  const arrived = Promise.withResolvers<void>();
  await page.route('**/usage?*', async (route) => {
    await arrived.promise;
    await route.continue();
  });
  await page.getByTestId('period-picker').click();
  await page.getByTestId('period-all').click();
  await page.locator('[data-testid=answer][aria-busy=true]').waitFor();
  expect(await readFigures(page)).toEqual(before);
  expect(await page.locator('.progress.is-active').count()).toBe(1);
  arrived.resolve();
  await settled(page);
  await expect.poll(() => readFigures(page)).not.toEqual(before);
});

test('a server that does not answer is called so, and the figures come by themselves once it is back', async () => {
  const page = await stage.open(halfYear, offline);
  await settled(page);
  await stage.turnout.stop();
  await page.getByTestId('period-picker').click();
  await page.getByTestId('period-all').click();
  await page.getByTestId('error').waitFor();
  expect(await page.getByTestId('error').textContent()).toContain('The server did not answer.');
  await expectSound(page);
  await stage.turnout.restart();
  await settled(page);
  expect(await readFigures(page)).toMatchObject({ activeUsers: '1,689' });
});

test('a request that was cut can be tried again', async () => {
  const page = await stage.open('/?list', offline);
  await page.route('**/usage?*', (route) => route.abort());
  await page.getByTestId('bot-link').click();
  await page.getByTestId('error').waitFor();
  await page.unroute('**/usage?*');
  await page.getByTestId('retry').click();
  await settled(page);
  expect(await readFigures(page)).toMatchObject({ activeUsers: '1,689' });
});

test('a reader without a network is told so, and that nothing is lost', async () => {
  const page = await stage.open(halfYear, offline);
  await settled(page);
  await page.context().setOffline(true);
  await expect.poll(() => page.getByTestId('connection').getAttribute('data-state')).toBe('offline');
  await page.context().setOffline(false);
  await expect.poll(() => page.getByTestId('connection').getAttribute('data-state')).toBe('live');
});

test('a bot without messages leads to the sample bot, which is there already', async () => {
  await createBot(stage.turnout, 'quiet', 'America/Havana');
  const page = await stage.open('/b/quiet');
  await page.getByTestId('open-sample').click();
  await settled(page);
  expect(new URL(page.url()).pathname).toBe('/b/sample');
});

test('an address that leads nowhere says so, and leads back', async () => {
  const page = await stage.open('/nothing/here', { expected: /status of 404/ });
  expect(await page.locator('body').textContent()).toContain('Turnout');
  const unknown = await stage.open('/b/nobody');
  await unknown.getByTestId('unknown-bot').getByRole('link').click();
  await unknown.getByTestId('bot-list').waitFor();
});
