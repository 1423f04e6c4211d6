import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBot, dayIn, noonZone } from './bot.ts';
import { ask, compareWith, findBucket, type Page, printed, readReadout, settled } from './dashboard.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** Whatever a period is compared with: what stands beside each other has the same days, and every figure is the API's. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
});
afterAll(() => stage.close());

const comparedTo = (page: Page) => page.locator('.standing-previous').textContent();
const search = (page: Page) => new URL(page.url()).searchParams.get('compare');
const beforeOf = async (page: Page) => (await readReadout(page, 'new-users')).rows['Before'];

describe('the menu', () => {
  const spring = 'from=2022-03-01&to=2022-05-31&granularity=month';

  test('holds the same period last year, and takes it away again', async () => {
    const page = await stage.open(`/b/sample?${spring}`);
    await settled(page);
    await compareWith(page, 'last-year');
    await expect.poll(() => search(page)).toBe('last-year');
    expect(await page.getByTestId('compare').getAttribute('aria-label')).toBe('Compare: Same period last year');
    await compareWith(page, 'none');
    await expect.poll(() => search(page)).toBeNull();
  });

  test('takes days from the calendar, and the charts, the cards and the line above say which', async () => {
    const page = await stage.open(`/b/sample?${spring}&compare=2021-12-01..2022-02-28`);
    await settled(page);
    expect(await comparedTo(page)).toContain('December 1, 2021 – February 28, 2022');
    const { previous } = await ask(stage.turnout, 'sample', `${spring}&compare=2021-12-01..2022-02-28`);
    await findBucket(page, 'new-users', '2022-04-01');
    expect(await beforeOf(page)).toEqual([printed(previous?.all.series.newUsers[1] ?? Number.NaN)]);

    await page.getByTestId('compare').click();
    const day = (name: string) => page.getByTestId('compare-custom').getByRole('button', { name });
    await day('February 7, 2022').click();
    await day('February 20, 2022').click();
    await expect.poll(() => search(page)).toBe('2022-02-07..2022-02-20');
    await settled(page);
    expect(await comparedTo(page)).toContain('February 7 – 20, 2022');
    await expectSound(page);
  });

  test('fits a phone, and is sound while it is open', async () => {
    const page = await stage.open(`/b/sample?${spring}&compare=last-year`, { width: 390 });
    await settled(page);
    await page.getByTestId('compare').click();
    await page.getByTestId('compare-custom').getByRole('button').first().waitFor();
    await expectSound(page);
    await page.keyboard.press('Escape');
    await page.getByTestId('compare-custom').waitFor({ state: 'detached' });
  });
});

test('a month so far is held against the same days of the month before, in cards, charts and words', async () => {
  const timezone = noonZone();
  const bot = await createBot(stage.turnout, 'so-far', timezone);
  const today = dayIn(timezone, Date.now());
  const [year = 0, month = 0, date = 0] = today.split('-').map(Number);
  const dayOf = (at: Date) => at.toISOString().slice(0, 10);
  const firstOfLast = Date.now() - (Date.UTC(year, month - 1, date) - Date.UTC(year, month - 2, 1));
  const daysOfLast = new Date(Date.UTC(year, month - 1, 0)).getUTCDate();
  // Somebody new on every day of the month before, and one today.
  const messages = Array.from({ length: daysOfLast }, (_, at) => ({
    platform: 'telegram',
    user: `user ${at}`,
    direction: 'received' as const,
    timestamp: new Date(firstOfLast + at * 86_400_000).toISOString(),
  }));
  await bot.send(...messages, { platform: 'telegram', user: 'today', direction: 'received' });
  const isOver = dayOf(new Date(Date.UTC(year, month, 0))) === today;
  const same = isOver ? daysOfLast : Math.min(date, daysOfLast);

  const page = await stage.open('/b/so-far?period=month&granularity=month&compare=previous');
  await expect.poll(async () => (await readReadout(page, 'new-users')).rows['Before']).toEqual([String(same)]);
  await findBucket(page, 'new-users', `${today.slice(0, 8)}01`);
  expect(await beforeOf(page)).toEqual([String(same)]);
  expect((await readReadout(page, 'new-users')).when).toContain('so far');
  // Nineteen or fewer before are no base for a percentage.
  const change = (await page.getByTestId('figure-change-newUsers').textContent()) ?? '';
  if (same === 1) expect(change).toContain('no change');
  else if (same < 20) expect(change).toContain(String(1 - same));
  else expect(change).toContain('%');
  expect(await comparedTo(page)).toContain('today is not over yet');
});

test('weeks of a real channel stand beside as many days, and those that are cut are hatched and named', async () => {
  await stage.turnout.run('bot', 'create', 'channel', '--timezone', 'America/Santiago', '--name', 'Support channel');
  await stage.turnout.run(
    'import',
    join(import.meta.dirname, '../fixtures/support-channel.csv.gz'),
    '--bot',
    'channel',
  );
  // From a Wednesday to a Tuesday, and the days directly before, which begin on a Friday.
  const question = 'from=2016-10-05&to=2016-10-25&granularity=week&compare=2016-09-09..2016-09-29';
  const page = await stage.open(`/b/channel?${question}`);
  await settled(page);
  const { buckets, previous } = await ask(stage.turnout, 'channel', question);
  const days = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  expect(previous?.buckets.map(days)).toEqual(buckets.map(days));
  for (const [at, { from }] of buckets.entries()) {
    await findBucket(page, 'active-users', from);
    const before = (await readReadout(page, 'active-users')).rows['Before'];
    expect(before).toEqual([printed(previous?.all.series.activeUsers[at] ?? Number.NaN)]);
  }
  expect((await readReadout(page, 'active-users')).when).toContain('part of the week');
  // The first and the last week of three charts, twice in the chart of messages; users in all are not cut.
  expect(await page.locator('.plot .hatch rect[fill]').count()).toBe(2 + 2 + 4);
});
