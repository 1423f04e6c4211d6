import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, charts, type Page, plot, printed, readFigures, settled } from './dashboard.ts';
import { importLargeBot, largeBot } from './large-bot.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import {
  catchFile,
  countPages,
  csvRows,
  legendFigures,
  readDrawing,
  readPicture,
  tableFigures,
  takeFile,
} from './takeaway.ts';
import { startDemo } from './turnout.ts';

/** Pictures, tables, links and paper: what leaves the page says what the page says. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
  await stage.turnout.run('bot', 'create', 'channel', '--timezone', 'America/Santiago', '--name', 'Support channel');
  await stage.turnout.run(
    'import',
    join(import.meta.dirname, '../fixtures/support-channel.csv.gz'),
    '--bot',
    'channel',
  );
  await importLargeBot(stage.turnout);
});
afterAll(() => stage.close());

const views = [
  { bot: 'sample', name: 'Sample bot', question: 'from=2022-01-01&to=2022-03-31&granularity=month' },
  { bot: 'channel', name: 'Support channel', question: 'from=2016-06-15&to=2017-02-28&granularity=week' },
  { bot: largeBot.id, name: largeBot.name, question: 'from=2023-01-10&to=2024-12-31&granularity=month' },
];

const open = async (bot: string, question: string, options = {}): Promise<Page> => {
  const page = await stage.open(`/b/${bot}?${question}`, options);
  await settled(page);
  return page;
};

describe.each(views)('of $name', ({ bot, name, question }) => {
  const [from, to] = [...question.matchAll(/\d{4}-\d\d-\d\d/g)].map(([day]) => day);

  test('every chart is a drawing that stands by itself, with exact figures and nothing cut', {
    timeout: 120_000,
  }, async () => {
    const page = await open(bot, question, { colorScheme: 'dark' });
    const usage = await ask(stage.turnout, bot, question);
    for (const chart of charts) {
      const file = await takeFile(page, chart, 'svg');
      expect(file.name).toBe(`${bot}-${chart}-${from}-${to}.svg`);
      const svg = file.content.toString();
      // Nothing of the page's style sheets, nothing from elsewhere, no colour that other programs do not know.
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
        /var\(|class=|style=|https?:|oklab|currentcolor/i,
      );
      const { texts, cut, overlaps } = await readDrawing(page, svg);
      expect(cut, chart).toEqual([]);
      expect(overlaps, chart).toEqual([]);
      expect(texts).toEqual(expect.arrayContaining([name, ...legendFigures(usage, chart)]));
      expect(texts.join('\n')).toMatch(/Source: Turnout · Complete up to .*\d\d:\d\d/);
      expect(texts.join('\n')).toContain(' time');
    }
  });

  test('every chart is a picture at twice its size, on white', { timeout: 120_000 }, async () => {
    const page = await open(bot, question, { colorScheme: 'dark' });
    for (const chart of charts) {
      const drawing = await readDrawing(page, (await takeFile(page, chart, 'svg')).content.toString());
      const file = await takeFile(page, chart, 'png');
      expect(file.name).toBe(`${bot}-${chart}-${from}-${to}.png`);
      const picture = await readPicture(page, file.content);
      expect([picture.width, picture.height]).toEqual([drawing.width * 2, drawing.height * 2]);
      const pixels = picture.width * picture.height;
      expect(picture.colours['255,255,255,255']).toBeGreaterThan(pixels / 3);
      // The marks themselves: some colour that is neither white nor ink covers more than lines and letters do.
      const marks = Object.entries(picture.colours).filter(([colour]) => new Set(colour.split(',', 3)).size === 3);
      expect(Math.max(...marks.map(([, count]) => count)) / pixels, chart).toBeGreaterThan(0.005);
    }
  });

  test('every chart is a table, and so is the view', async () => {
    const page = await open(bot, question);
    const usage = await ask(stage.turnout, bot, question);
    for (const chart of charts) {
      const file = await takeFile(page, chart, 'csv');
      expect(file.name).toBe(`${bot}-${chart}-${from}-${to}.csv`);
      const [header = [], ...rows] = csvRows(file.content.toString());
      expect(rows.map(([, ...figures]) => figures)).toEqual(tableFigures(usage, chart));
      expect(new Set(header).size, 'no two columns of one name').toBe(header.length);
    }
    await page.getByTestId('share').click();
    const whole = await catchFile(page, () => page.getByTestId('share-csv').click());
    expect(whole.name).toBe(`${bot}-usage-${from}-${to}.csv`);
    const figures = await readFigures(page);
    for (const row of csvRows(whole.content.toString()).filter(
      ([when, platform]) => when === 'period' && platform === 'all',
    )) {
      expect(printed(Number(row[3]))).toBe(figures[row[2] as keyof typeof figures]);
    }
  });

  test('on paper it is a report of two pages, A4 and letter', { timeout: 120_000 }, async () => {
    for (const comparison of ['', '&compare=previous']) {
      const page = await open(bot, question + comparison, { colorScheme: 'dark' });
      // The report is fetched when the page has nothing better to do.
      await expect
        .poll(async () => {
          await page.emulateMedia({ media: 'print' });
          const isThere = await page.getByTestId('report').isVisible();
          if (!isThere) await page.emulateMedia({ media: 'screen' });
          return isThere;
        })
        .toBe(true);
      const report = page.getByTestId('report');
      const text = ((await report.textContent()) ?? '').replaceAll('\u00a0', ' ');
      const drawn = (await report.locator('svg text').allTextContents()).join('\n');
      const usage = await ask(stage.turnout, bot, question);
      expect(text).toContain(name);
      expect(text).toContain('Page 2 of 2');
      for (const value of Object.values(usage.all.period)) expect(text).toContain(printed(value));
      for (const { period } of usage.platforms) expect(text).toContain(printed(period.messagesSent));
      for (const total of usage.all.series.activeUsers.slice(0, 12)) {
        if (usage.buckets.length <= 12) expect(drawn).toContain(printed(total));
      }
      const faults = await report.locator('.report-page').evaluateAll((pages) =>
        pages.flatMap((one) => {
          const { bottom, right } = one.getBoundingClientRect();
          return [...one.querySelectorAll('*')]
            .filter((element) => element.closest('svg .plot') === null && element.closest('.visually-hidden') === null)
            .filter((element) => {
              const box = element.getBoundingClientRect();
              return box.width > 0 && (box.bottom > bottom + 1 || box.right > right + 1);
            })
            .map((element) => element.outerHTML.slice(0, 80));
        }),
      );
      expect(faults).toEqual([]);
      expect(await report.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(255, 255, 255)');
      expect(await page.locator('.top-bar').isVisible()).toBe(false);
      for (const format of ['A4', 'Letter']) {
        const pdf = await page.pdf({ format });
        expect(countPages(pdf), format).toBe(2);
        expect(pdf.length, 'small enough for a mail').toBeLessThan(2_000_000);
      }
      await page.emulateMedia({ media: 'screen' });
      await expect.poll(() => report.count()).toBe(0);
    }
  });
});

test('printing, without emulation: the page says so itself, and is back after', async () => {
  const page = await open('sample', views[0]?.question ?? '');
  const title = await page.title();
  await page.evaluate(() => {
    Object.assign(globalThis, { titles: [] });
    globalThis.print = () => {
      dispatchEvent(new Event('beforeprint'));
      const { titles } = globalThis as unknown as { titles: string[] };
      titles.push(document.title, document.querySelector('.report') === null ? 'page' : 'report');
      dispatchEvent(new Event('afterprint'));
    };
  });
  await expect
    .poll(async () => {
      await page.evaluate(() => print());
      return page.evaluate(() => (globalThis as unknown as { titles: string[] }).titles.at(-1));
    })
    .toBe('report');
  await page.locator('.report').waitFor({ state: 'detached' });
  // From here on the report is at hand, and one call must do.
  await page.evaluate(() => Object.assign(globalThis, { titles: [] }));
  await page.getByTestId('share').click();
  await page.getByTestId('share-print').click();
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { titles: string[] }).titles))
    .toEqual(['sample-usage-2022-01-01-2022-03-31', 'report']);
  expect(await page.title()).toBe(title);
  await expect.poll(() => page.locator('.report').count()).toBe(0);
});

test('the link opens exactly this view, also for somebody else', async () => {
  const page = await open(
    'sample',
    'period=all&granularity=week&platform=whatsapp&compare=previous&patterns=1&lang=en',
    {
      permissions: ['clipboard-read', 'clipboard-write'],
    },
  );
  await page.getByTestId('share').click();
  await expect.poll(() => page.getByTestId('share-link').textContent()).toMatch(/It always opens .+ \d{4}/);
  await page.getByTestId('share-link').click();
  await expect.poll(() => page.getByTestId('share-link').textContent()).toContain('Copied.');
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(link.searchParams.get('period')).toBe(null);
  const other = await stage.open(link.href, { locale: 'es-AR' });
  await settled(other);
  expect(await readFigures(other)).toEqual(await readFigures(page));
  expect(await other.locator('html').getAttribute('lang')).toBe('en');
  for (const chart of charts) {
    const shapes = (one: Page) => plot(one, chart).locator('.mark rect, .mark path, .ghost-line').count();
    expect(await shapes(other), chart).toBe(await shapes(page));
  }
  expect(await plot(other, 'active-users').locator('.is-patterned').count()).toBe(1);
});

test('the table of a chart goes to the clipboard as a spreadsheet takes it', async () => {
  const page = await open('sample', 'from=2022-01-01&to=2022-01-31&granularity=month', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.getByTestId('take-active-users').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('take-copy').waitFor();
  while (!(await page.getByTestId('take-copy').evaluate((item) => item === document.activeElement))) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(
      [
        'Month\tFrom\tTo\tTotal\tWhatsApp\tWebchat',
        'January 2022\t2022-01-01\t2022-01-31\t445\t416\t29',
        'Whole period\t2022-01-01\t2022-01-31\t445\t416\t29',
      ].join('\n'),
    );
  await expect
    .poll(() => page.getByTestId('take-active-users').evaluate((item) => item === document.activeElement))
    .toBe(true);
});

describe('patterns', () => {
  const question = 'from=2024-01-01&to=2024-12-31&granularity=month';
  const fills = (page: Page) =>
    page
      .locator('[data-testid^=plot-] .mark')
      .evaluateAll((marks) =>
        marks.map((mark) => [mark.getAttribute('data-platform'), getComputedStyle(mark).getPropertyValue('--mark')]),
      );

  test('are switched on and off, held by the address, and remembered', async () => {
    const page = await open(largeBot.id, question);
    expect((await fills(page)).every(([, fill]) => fill === '')).toBe(true);
    await page.getByTestId('share').click();
    await page.getByTestId('share-patterns').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('patterns')).toBe('1');
    await expect.poll(async () => (await fills(page)).every(([, fill]) => fill?.startsWith('url('))).toBe(true);
    // The same platform has the same one in every chart; the lighter bar of a pair has a second.
    const pairs = new Set((await fills(page)).map((pair) => pair.join(' ')));
    expect(pairs.size).toBe(largeBot.platforms.length * 2);

    await page.goto(`${stage.turnout.origin}/b/sample?from=2022-01-01&to=2022-06-30`);
    await settled(page);
    await expect.poll(() => page.locator('.chip-tile').count()).toBeGreaterThan(0);
    await page.getByTestId('share').click();
    await expect.poll(() => page.getByTestId('share-patterns').getAttribute('aria-checked')).toBe('true');
    await page.getByTestId('share-patterns').click();
    await expect.poll(() => page.locator('.chip-tile').count()).toBe(0);
    await page.reload();
    await settled(page);
    expect(await page.locator('.chip-tile').count()).toBe(0);
  });

  test.each([{ contrast: 'more' as const }, { forcedColors: 'active' as const }])(
    'come by themselves with %o',
    async (wish) => {
      const page = await open('sample', 'from=2022-01-01&to=2022-06-30', wish);
      await expect.poll(() => page.locator('.chip-tile').count()).toBeGreaterThan(0);
    },
  );

  test('go along into files, drawn line by line', async () => {
    const page = await open(largeBot.id, `${question}&patterns=1`);
    const svg = (await takeFile(page, 'messages', 'svg')).content.toString();
    expect(svg).not.toContain('<pattern');
    expect(svg.match(/<clipPath/g)?.length ?? 0).toBeGreaterThan(largeBot.platforms.length);
    expect((await readDrawing(page, svg)).cut).toEqual([]);
  });
});

test('with patterns and both menus, the page is as sound as without', { timeout: 240_000 }, async () => {
  const page = await open('sample', 'from=2022-01-01&to=2022-06-30&granularity=month&patterns=1');
  await expectSound(page);
  await page.getByTestId('share').click();
  await page.getByTestId('share-csv').waitFor();
  await expectSound(page);
  await page.keyboard.press('Escape');
  await page.getByTestId('take-messages').click();
  await page.getByTestId('take-png').waitFor();
  await expectSound(page);
});
