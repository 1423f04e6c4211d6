import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBot, dayIn, noonZone } from './bot.ts';
import {
  ask,
  charts,
  compareWith,
  type Page,
  plot,
  printed,
  readAll,
  readFigures,
  readReadout,
  settled,
  tableRows,
} from './dashboard.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** Everything a reader can choose, all of which the address holds. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
});
afterAll(() => stage.close());

const halfYear = '/b/sample?from=2022-01-01&to=2022-06-30&granularity=month';
const search = (page: Page) => new URL(page.url()).search;
const expectSearch = (page: Page, expected: string) => expect.poll(() => search(page)).toBe(expected);
/** Which platforms the charts show, by the names in their panels. */
const shown = async (page: Page) =>
  Object.keys((await readReadout(page, 'active-users')).rows).filter((name) => !['Total', 'Before'].includes(name));

describe('the period', () => {
  const dayMs = 86_400_000;
  const timezone = noonZone();
  const daysAgo = [0, 3, 10, 40, 100, 200, 300, 400];
  /** Plain dates, the bot's, independent of the page's own arithmetic. */
  const today = dayIn(timezone, Date.now());
  const dayAgo = (days: number) => new Date(Date.parse(today) - days * dayMs).toISOString().slice(0, 10);
  const firstOfMonth = (monthsAgo: number) => {
    const [year = 0, month = 0] = today.split('-').map(Number);
    return new Date(Date.UTC(year, month - 1 - monthsAgo, 1)).toISOString().slice(0, 10);
  };
  const presets = [
    { preset: '7d', name: 'Last 7 days', from: dayAgo(6), to: today },
    { preset: '30d', name: 'Last 30 days', from: dayAgo(29), to: today },
    { preset: '90d', name: 'Last 90 days', from: dayAgo(89), to: today },
    { preset: 'month', name: 'This month', from: firstOfMonth(0), to: today },
    {
      preset: 'last-month',
      name: 'Last month',
      from: firstOfMonth(1),
      to: new Date(Date.parse(firstOfMonth(0)) - dayMs).toISOString().slice(0, 10),
    },
    { preset: '12m', name: 'Last 12 months', from: firstOfMonth(11), to: today },
    { preset: 'year', name: 'This year', from: `${today.slice(0, 4)}-01-01`, to: today },
    { preset: 'all', name: 'Everything', from: dayAgo(400), to: today },
  ];

  test('has a name for each of the common ones, in the days of the bot', async () => {
    const bot = await createBot(stage.turnout, 'busy', timezone);
    const messages = daysAgo.map((days) => ({
      platform: 'telegram',
      user: `user ${days}`,
      direction: 'received' as const,
      timestamp: new Date(Date.now() - days * dayMs).toISOString(),
    }));
    await bot.send(...messages);
    const page = await stage.open('/b/busy');
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/usage')) asked.push(`${searchParams.get('from')} ${searchParams.get('to')}`);
    });
    await settled(page);
    expect(await page.getByTestId('period-picker').textContent()).toContain('Last 30 days');
    // Not even asked: the page has it already.
    asked.push(`${dayAgo(29)} ${today}`);
    for (const { preset, name, from, to } of presets) {
      await page.getByTestId('period-picker').click();
      await page.getByTestId(`period-${preset}`).click();
      await expectSearch(page, `?period=${preset}`);
      await settled(page);
      expect(asked).toContain(`${from} ${to}`);
      const active = daysAgo.filter((days) => dayAgo(days) >= from && dayAgo(days) <= to).length;
      await expect.poll(async () => (await readFigures(page)).activeUsers, { message: name }).toBe(String(active));
      expect(await page.getByTestId('period-picker').textContent()).toContain(name);
    }
  });

  test('goes from any day to any day, picked in the calendar', async () => {
    const page = await stage.open('/b/sample?from=2022-01-01&to=2022-01-31');
    await page.getByTestId('period-picker').click();
    const calendar = page.getByTestId('period-custom');
    await calendar.getByRole('button', { name: 'January 10, 2022' }).click();
    await calendar.getByRole('button', { name: 'January 16, 2022' }).click();
    await expectSearch(page, '?from=2022-01-10&to=2022-01-16');
    await settled(page);
    const { all } = await ask(stage.turnout, 'sample', 'from=2022-01-10&to=2022-01-16&granularity=day');
    await expect.poll(async () => (await readFigures(page)).activeUsers).toBe(printed(all.period.activeUsers));
    expect(await page.getByTestId('period-picker').textContent()).toContain('Jan 10 – 16, 2022');
  });

  test('that says nothing sensible is replaced by the usual one', async () => {
    const page = await stage.open('/b/sample?from=2022-02-31&to=yesterday&granularity=fortnight&platform=%3Cb%3E');
    await settled(page);
    expect(await page.getByTestId('period-picker').textContent()).toContain('Everything');
  });
});

test('the granularity cuts the period, where it can, and the automatic one is back at a click', async () => {
  const period = 'from=2022-01-01&to=2022-06-30';
  const page = await stage.open(`/b/sample?${period}`);
  await page.getByTestId('table-toggle-active-users').click();
  const choose = async (granularity: string) => {
    await page.getByTestId('granularity').click();
    await page.getByTestId(`granularity-${granularity}`).click();
  };
  for (const granularity of ['day', 'week', 'month', 'quarter', 'year']) {
    await choose(granularity);
    await expectSearch(page, `?${period}&granularity=${granularity}`);
    const { all } = await ask(stage.turnout, 'sample', `${period}&granularity=${granularity}`);
    const totals = async () => (await tableRows(page, 'active-users')).map(([, total]) => total);
    await expect.poll(totals).toEqual(all.series.activeUsers.map(printed));
  }
  await page.getByTestId('granularity').click();
  expect(await page.getByTestId('granularity-hour').isDisabled()).toBe(true);
  await page.getByTestId('granularity-auto').click();
  await expectSearch(page, `?${period}`);
  expect(await page.getByTestId('granularity').textContent()).toContain('By week');

  await page.goto(new URL('/b/sample?from=2022-01-10&to=2022-01-12&granularity=hour', stage.turnout.origin).href);
  await page.getByTestId('table-toggle-active-users').click();
  await expect.poll(async () => (await tableRows(page, 'active-users')).length).toBe(72);
});

test('the legend filters charts and cards, keeps the colours, and shows all again', async () => {
  const page = await stage.open(halfYear);
  await settled(page);
  const item = (platform: string) => page.locator(`[data-testid=legend-item][data-platform=${platform}]`);
  const colour = () =>
    plot(page, 'active-users')
      .locator('[data-platform=webchat]')
      .first()
      .evaluate((mark) => getComputedStyle(mark).color);
  const webchat = await colour();
  const all = await readFigures(page);

  await item('webchat').click();
  await expectSearch(page, '?from=2022-01-01&to=2022-06-30&granularity=month&platform=webchat');
  await expect.poll(() => shown(page)).toEqual(['Webchat']);
  const only = await ask(stage.turnout, 'sample', 'from=2022-01-01&to=2022-06-30&granularity=month&platform=webchat');
  expect((await readFigures(page)).activeUsers).toBe(printed(only.all.period.activeUsers));
  expect(await colour()).toBe(webchat);
  expect(await item('whatsapp').getAttribute('aria-pressed')).toBe('false');

  await item('whatsapp').click();
  await expectSearch(page, '?from=2022-01-01&to=2022-06-30&granularity=month');
  await expect.poll(() => shown(page)).toEqual(['WhatsApp', 'Webchat']);
  expect(await readFigures(page)).toEqual(all);

  await item('whatsapp').click();
  await expect.poll(() => shown(page)).toEqual(['WhatsApp']);
  await page.getByTestId('legend-all').click();
  await expect.poll(() => shown(page)).toEqual(['WhatsApp', 'Webchat']);
});

describe('the comparison', () => {
  const months = 'from=2022-04-01&to=2022-06-30&granularity=month';

  test('draws the period before and adds its values, until it is switched off', async () => {
    const page = await stage.open(`/b/sample?${months}`);
    await settled(page);
    const ghosts = page.locator('.ghost-line');
    expect(await plot(page, 'active-users').locator('.ghost').count()).toBe(0);
    await compareWith(page, 'previous');
    await expectSearch(page, `?${months}&compare=previous`);
    const { previous } = await ask(stage.turnout, 'sample', `${months}&compare=previous`);
    await plot(page, 'active-users').focus();
    await page.keyboard.press('Home');
    const series = previous?.all.series;
    await expect
      .poll(async () => Object.values(await readAll(page)).map(({ rows }) => rows['Before']))
      .toEqual([
        [printed(series?.activeUsers[0] ?? 0)],
        [printed(series?.newUsers[0] ?? 0)],
        [printed(series?.totalUsers[0] ?? 0)],
        [printed(series?.messagesReceived[0] ?? 0), printed(series?.messagesSent[0] ?? 0)],
      ]);
    expect(await ghosts.count()).toBeGreaterThanOrEqual(charts.length);
    await compareWith(page, 'none');
    await expectSearch(page, `?${months}`);
    await expect.poll(() => ghosts.count()).toBe(0);
  });

  test('of the cards is there without asking, in words that fit what there was before', async () => {
    // What parts the words is the layout's.
    const change = async (page: Page, metric: string) =>
      (await page.getByTestId(`figure-change-${metric}`).textContent())?.replaceAll(/\s/g, '');
    const page = await stage.open(`/b/sample?${months}`);
    await settled(page);
    const { all, previous } = await ask(stage.turnout, 'sample', `${months}&compare=previous`);
    const [now, base] = [all.period.activeUsers, previous?.all.period.activeUsers ?? 0];
    expect(now).toBeGreaterThan(base);
    expect(await change(page, 'activeUsers')).toBe(`↑+${((now / base - 1) * 100).toFixed(1)}%from${printed(base)}`);

    // Before its first day there was no bot: that is not "from 0".
    await page.goto(`${stage.turnout.origin}/b/sample?period=all&compare=previous`);
    await settled(page);
    expect(await change(page, 'activeUsers')).toBe('–');
    expect(await page.getByTestId('figure-change-activeUsers').getAttribute('title')).toBe(
      'Nothing before to compare with',
    );
    expect(Object.keys((await readReadout(page, 'active-users')).rows)).toEqual(['Total', 'WhatsApp', 'Webchat']);

    // The bot was there, but not on WhatsApp.
    await page.goto(`${stage.turnout.origin}/b/sample?from=2021-10-01&to=2021-10-31&platform=whatsapp`);
    await settled(page);
    expect(await change(page, 'activeUsers')).toContain('new');
  });
});

describe('the address', () => {
  const steps: [string, (page: Page) => Promise<void>][] = [
    ['', () => Promise.resolve()],
    [
      'period=all',
      async (page) => {
        await page.getByTestId('period-picker').click();
        await page.getByTestId('period-all').click();
      },
    ],
    [
      'period=all&granularity=quarter',
      async (page) => {
        await page.getByTestId('granularity').click();
        await page.getByTestId('granularity-quarter').click();
      },
    ],
    [
      'period=all&granularity=quarter&platform=whatsapp',
      (page) => page.locator('[data-platform=whatsapp][data-testid=legend-item]').click(),
    ],
    ['period=all&granularity=quarter&platform=whatsapp&compare=previous', (page) => compareWith(page, 'previous')],
  ];
  const state = async (page: Page) => ({
    search: new URLSearchParams(search(page)).toString(),
    figures: await readFigures(page),
    readouts: await readAll(page),
    granularity: await page.getByTestId('granularity').textContent(),
    compares: await page.getByTestId('compare').getAttribute('data-comparison'),
  });

  test('holds every choice: back and forward walk through them, reload and another browser show the same', async () => {
    const page = await stage.open('/b/sample?from=2022-01-01&to=2022-06-30');
    await settled(page);
    const states: Awaited<ReturnType<typeof state>>[] = [];
    for (const [expected, step] of steps) {
      await step(page);
      await expect
        .poll(() => new URLSearchParams(search(page)).toString())
        .toBe(expected || 'from=2022-01-01&to=2022-06-30');
      await settled(page);
      states.push(await state(page));
    }
    for (const earlier of states.slice(0, -1).reverse()) {
      await page.goBack();
      await expect.poll(() => state(page)).toEqual(earlier);
    }
    for (const later of states.slice(1)) {
      await page.goForward();
      await expect.poll(() => state(page)).toEqual(later);
    }
    await page.reload();
    await settled(page);
    await expect.poll(() => state(page)).toEqual(states.at(-1));
    const elsewhere = await stage.open(page.url());
    await settled(elsewhere);
    await expect.poll(() => state(elsewhere)).toEqual(states.at(-1));
  });
});
