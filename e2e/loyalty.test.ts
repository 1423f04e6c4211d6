import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBucket, type Page, printed, readFigures, readReadout, settled } from './dashboard.ts';
import { createAsk, expectLifecycle, expectTriangle, expectWeek, openLoyalty, readSeries } from './loyalty.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** Who comes back: the charts below the first ones, on the sample. */
let stage: Stage;
let ask: ReturnType<typeof createAsk>;
beforeAll(async () => {
  stage = await openStage(startDemo());
  ask = createAsk(stage.turnout, 'sample');
});
afterAll(() => stage.close());

const halfYear = 'from=2022-01-01&to=2022-06-30';
const months = `${halfYear}&granularity=month`;
const search = (page: Page) => new URL(page.url()).searchParams;

async function open(question: string, options = {}): Promise<Page> {
  const page = await stage.open(`/b/sample?${question}`, options);
  await settled(page);
  await openLoyalty(page);
  return page;
}

test('each month shows who came, came back and was lost, whichever chart one points at', async () => {
  const page = await open(months);
  const answer = await ask.lifecycle(months);
  await expectLifecycle(page, answer);
  for (const index of [0, 3, 5]) {
    await findBucket(page, 'active-users', answer.buckets[index]?.from ?? '');
    await expectLifecycle(page, answer, index);
  }
  // The other way round: pointing below shows the month above.
  await page.getByTestId('plot-lifecycle').hover({ position: { x: 60, y: 100 } });
  await expect.poll(async () => (await readReadout(page, 'active-users')).when).toBe('January 2022');
});

test('its table holds every value', async () => {
  const page = await open(months);
  const { all } = await ask.lifecycle(months);
  await page.getByTestId('table-toggle-lifecycle').click();
  const rows = await page
    .getByTestId('table-lifecycle')
    .locator('tbody tr')
    .evaluateAll((trs) => trs.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)));
  const { activeUsers, newUsers, returningUsers, reactivatedUsers, lostUsers } = all.series;
  expect(rows).toEqual(
    activeUsers.map((_, index) =>
      [activeUsers, newUsers, returningUsers, reactivatedUsers, lostUsers].map((series) =>
        (series[index] ?? 0).toLocaleString('en'),
      ),
    ),
  );
});

test('the triangle holds every first week and month, and says each cell in words', async () => {
  const page = await open(months);
  await expectTriangle(page, await ask.retention(`${halfYear}&granularity=week`));
  await page.getByTestId('cohorts-month').click();
  const { all } = await ask.retention(`${halfYear}&granularity=month`);
  await expectTriangle(page, await ask.retention(`${halfYear}&granularity=month`));
  expect(search(page).get('cohorts')).toBe('month');

  const [size = 0, , second = 0] = all.users[0] ?? [];
  await page.locator('[data-cohort="2022-01-01"] td').nth(2).hover();
  const share = (second / size).toLocaleString('en', { style: 'percent', minimumFractionDigits: 1 });
  await expect
    .poll(() => page.getByTestId('readout-retention').textContent())
    .toBe(`January 2022, 2 months later: ${share}${second} of ${size} wrote again in March 2022`);
});

test('the heat map holds every hour of the week, in both directions', async () => {
  const page = await open(months);
  const answer = await ask.weekHours(halfYear);
  await expectWeek(page, answer);
  await page.getByTestId('hours-sent').click();
  await expectWeek(page, answer, 'messagesSent');
  expect(search(page).get('hours')).toBe('sent');
});

test('the platforms chosen are those of all its charts', async () => {
  const page = await open(`${months}&platform=webchat`);
  await expectLifecycle(page, await ask.lifecycle(`${months}&platform=webchat`));
  await expectTriangle(page, await ask.retention(`${halfYear}&granularity=week&platform=webchat`));
  await expectWeek(page, await ask.weekHours(`${halfYear}&platform=webchat`));
});

test('where the page shows hours, coming back is counted by day, with a cursor of its own', async () => {
  const question = 'from=2022-01-10&to=2022-01-12';
  const page = await open(`${question}&granularity=hour`);
  await expectLifecycle(page, await ask.lifecycle(`${question}&granularity=day`));
  await page.getByTestId('plot-lifecycle').hover({ position: { x: 60, y: 100 } });
  await expect.poll(() => page.getByTestId('readout-regulars').getAttribute('data-bucket')).toBe('2022-01-10');
  expect((await readReadout(page, 'active-users')).when).toBe('Whole period');
});

test('everything is reached and read with keys', async () => {
  const page = await open(`${months}&cohorts=month`);
  const answer = await ask.lifecycle(months);
  await page.getByTestId('plot-lifecycle').focus();
  await page.keyboard.press('End');
  await expectLifecycle(page, answer, 5);
  await expect
    .poll(() => page.getByTestId('announcer-lifecycle').textContent())
    .toMatch(/^June 2022\. Active users: \d+; New: \d+; Returning: \d+; Reactivated: \d+; Lost: \d+$/);
  await page.keyboard.press('Escape');

  // One stop for the whole triangle; arrows walk from there, and stop where a row ends.
  const at = () =>
    page.evaluate(() => {
      const { row, column } = document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {};
      return `${row} ${column}`;
    });
  await page.getByTestId('cohorts-month').focus();
  await page.keyboard.press('Tab');
  expect(await at()).toBe('0 0');
  const steps: [key: string, place: string][] = [
    ['End', '0 5'],
    ['ArrowDown', '1 5'],
    ['ArrowDown', '2 4'],
    ['ArrowLeft', '2 3'],
    ['ArrowRight', '2 4'],
    ['ArrowRight', '2 4'],
    ['Home', '2 0'],
  ];
  for (const [key, place] of steps) {
    await page.keyboard.press(key);
    expect(await at(), key).toBe(place);
  }
  await expect.poll(() => page.getByTestId('readout-retention').textContent()).toMatch(/^February 2022\d+ new users$/);

  await page.getByTestId('plot-week-hours').focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  // The week begins on a Sunday for this reader.
  await expect.poll(() => page.getByTestId('announcer-week-hours').textContent()).toContain('Monday, 1');
});

test('on a phone it is loaded when one comes near, and worked by finger', async () => {
  const page = await stage.open(`/b/sample?${months}&cohorts=month`, { width: 390, height: 844, hasTouch: true });
  await settled(page);
  const chunks = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .join(' '),
    );
  expect(await chunks()).not.toContain('/assets/loyalty-');
  await openLoyalty(page);
  expect(await chunks()).toContain('/assets/loyalty-');
  await expectWeek(page, await ask.weekHours(halfYear));

  const cell = page.locator('[data-weekday="1"] rect').nth(20);
  await cell.scrollIntoViewIfNeeded();
  const box = await cell.boundingBox();
  await page.touchscreen.tap((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  await expect.poll(() => page.getByTestId('readout-week-hours').textContent()).toContain('Tuesday, 8');
  const share = page.locator('[data-cohort="2022-02-01"] td').nth(1);
  await share.tap();
  await expect
    .poll(() => page.getByTestId('readout-retention').textContent())
    .toContain('February 2022, 1 month later');
});

test('a part that fails says so, and leaves the rest alone; it can be tried again', async () => {
  const page = await stage.open('/sign-in', { expected: /status of 500/ });
  for (const part of ['lifecycle', 'retention', 'week-hours']) {
    await page.route(`**/${part}?*`, (route) =>
      route.fulfill({ status: 500, json: { error: { code: 'internal', message: 'It broke.' } } }),
    );
  }
  await page.goto(`${stage.turnout.origin}/b/sample?${months}`);
  await settled(page);
  await page.getByTestId('loyalty').scrollIntoViewIfNeeded();
  await expect.poll(() => page.getByTestId('trouble').count()).toBe(3);
  expect((await readFigures(page)).activeUsers).toBe('1,609');
  await expectSound(page);
  await page.unroute('**/retention?*');
  await page.getByTestId('chart-retention').getByRole('button', { name: 'Try again' }).click();
  await expectTriangle(page, await ask.retention(`${halfYear}&granularity=week`));
  expect(await page.getByTestId('trouble').count()).toBe(2);
});

test.each([
  ['months', months],
  ['days, a week of which nobody wrote in', 'from=2021-07-26&to=2021-08-10&granularity=day'],
  ['a single day', 'from=2022-01-10&to=2022-01-10&granularity=day'],
  ['hundreds of days', 'from=2021-09-01&to=2022-06-30&granularity=day&cohorts=week'],
])('it is whole in every width, and open to everybody: %s', { timeout: 120_000 }, async (_, question) => {
  await expectSound(await open(question));
});

test('they follow the window on the timeline while it is dragged, one question of a kind at a time', async () => {
  const page = await open('from=2022-01-01&to=2022-03-31&granularity=week', { height: 2600 });
  let underWay = 0;
  let most = 0;
  const isOurs = (url: string) => new URL(url).pathname.endsWith('/lifecycle');
  page.on('request', (request) => {
    if (isOurs(request.url())) underWay += 1;
    most = Math.max(most, underWay);
  });
  page.on('requestfinished', (request) => {
    if (isOurs(request.url())) underWay -= 1;
  });
  const box = await page.getByTestId('timeline-window').boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 120, y, { steps: 30 });
  // Still held: the address is as it was, the figures are those of the days that the window lies over.
  expect(search(page).get('from')).toBe('2022-01-01');
  const shown = () =>
    page.getByTestId('answer').evaluate(({ dataset }) => `from=${dataset['from']}&to=${dataset['to']}`);
  await expect
    .poll(async () => {
      const { all } = await ask.lifecycle(`${await shown()}&granularity=week`);
      return [await shown(), (await readSeries(page, 'lifecycle'))['activeUsers'], all.period.activeUsers];
    })
    .toSatisfy(([days, active, answered]) => days !== 'from=2022-01-01&to=2022-03-31' && active === printed(answered));
  await expectLifecycle(page, await ask.lifecycle(`${await shown()}&granularity=week`));
  await expectWeek(page, await ask.weekHours(await shown()));
  await page.mouse.up();
  await settled(page);
  expect(await shown()).toBe(`from=${search(page).get('from')}&to=${search(page).get('to')}`);
  await expectLifecycle(page, await ask.lifecycle(`${await shown()}&granularity=week`));
  expect(most).toBe(1);
});

test('a picture and a table of each can be taken away', async () => {
  const page = await open(months);
  for (const chart of ['lifecycle', 'regulars', 'messages-per-user', 'week-hours', 'retention']) {
    for (const [item, start] of [
      ['take-svg', '<?xml'],
      ['take-csv', chart === 'retention' ? 'cohort,' : chart === 'week-hours' ? 'weekday,' : 'bucket,'],
    ] as const) {
      await page.getByTestId(`take-${chart}`).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(item).click()]);
      const text = readFileSync(await download.path(), 'utf8').replace('\uFEFF', '');
      expect(text.slice(0, start.length), `${chart} ${item}`).toBe(start);
      if (item === 'take-svg') expect(text).toMatch(/fill="#[0-9a-f]{6}"/);
      if (item === 'take-svg') expect(text).not.toMatch(/var\(|oklab/);
    }
  }
});
