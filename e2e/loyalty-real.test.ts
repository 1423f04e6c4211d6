import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBucket, settled } from './dashboard.ts';
import { importLargeBot, largeBot } from './large-bot.ts';
import { createAsk, expectLifecycle, expectTriangle, expectWeek, openLoyalty } from './loyalty.ts';
import { expectFit, expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** Who comes back, on a real support channel and on five years and fifteen platforms. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
  const channel = join(import.meta.dirname, '../fixtures/support-channel.csv.gz');
  await stage.turnout.run('bot', 'create', 'channel', '--timezone', 'America/Santiago', '--name', 'Support channel');
  await stage.turnout.run('import', channel, '--bot', 'channel');
  await importLargeBot(stage.turnout);
}, 120_000);
afterAll(() => stage.close());

test.each([
  { bot: 'channel', period: 'from=2016-06-01&to=2017-02-28', granularity: 'month', cohorts: 'month' },
  { bot: 'channel', period: 'from=2016-08-01&to=2016-10-31', granularity: 'day', cohorts: 'week' },
  { bot: largeBot.id, period: 'from=2020-01-01&to=2024-12-31', granularity: 'month', cohorts: 'month' },
  { bot: largeBot.id, period: 'from=2024-01-01&to=2024-12-31', granularity: 'week', cohorts: 'week' },
])('$bot, $period by $granularity: all is shown as the API answers', async ({ bot, period, granularity, cohorts }) => {
  const question = `${period}&granularity=${granularity}`;
  const ask = createAsk(stage.turnout, bot);
  const page = await stage.open(`/b/${bot}?${question}&cohorts=${cohorts}`);
  await settled(page);
  await openLoyalty(page);
  const answer = await ask.lifecycle(question);
  await expectLifecycle(page, answer);
  for (const index of [0, Math.floor(answer.buckets.length / 2), answer.buckets.length - 1]) {
    await findBucket(page, 'active-users', answer.buckets[index]?.from ?? '');
    await expectLifecycle(page, answer, index);
  }
  await expectTriangle(page, await ask.retention(`${period}&granularity=${cohorts}`));
  await expectWeek(page, await ask.weekHours(period));
});

test('five years by week show the last weeks that fit, and say so', { timeout: 120_000 }, async () => {
  const page = await stage.open(`/b/${largeBot.id}?from=2020-01-01&to=2024-12-31&granularity=week&cohorts=week`);
  await settled(page);
  await openLoyalty(page);
  expect(await page.locator('[data-cohort]').count()).toBe(72);
  await page.getByText('The last 72 weeks of the period are shown.').waitFor();
  // Two thousand cells are too many for axe to look at one by one; a year has the same ones.
  await expectFit(page);
  await page.goto(`${stage.turnout.origin}/b/${largeBot.id}?from=2024-01-01&to=2024-12-31`);
  await settled(page);
  await openLoyalty(page);
  await expectSound(page);
});

test.each([1280, 390])('at %d px nothing moves when it arrives', async (width) => {
  const page = await stage.open('about:blank', { width });
  const released = Promise.withResolvers<void>();
  await page.route(/\/assets\/loyalty-[^/]*\.js/, async (route) => {
    await released.promise;
    await route.continue();
  });
  await page.goto(`${stage.turnout.origin}/b/${largeBot.id}?from=2024-01-01&to=2024-12-31`);
  await settled(page);
  await page.getByTestId('loyalty').scrollIntoViewIfNeeded();
  const places = () =>
    page.locator('[data-testid=loyalty] .chart').evaluateAll((charts) =>
      charts.map((chart) => {
        const { x, y, width, height } = chart.getBoundingClientRect();
        return { x, y: y + window.scrollY, width, height };
      }),
    );
  // What lies above, the now strip and the notes, may come later than the figures: that is not what is held back here.
  let before = await places();
  await expect
    .poll(
      async () => {
        const earlier = before;
        before = await places();
        return JSON.stringify(earlier) === JSON.stringify(before);
      },
      { interval: 300 },
    )
    .toBe(true);
  released.resolve();
  await openLoyalty(page);
  expect(before).toHaveLength(5);
  expect(await places()).toEqual(before);
});
