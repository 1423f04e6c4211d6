import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBot, dayIn, noonZone } from './bot.ts';
import { ask, type Page, printed, readFigures, settled } from './dashboard.ts';
import { importLargeBot, largeBot } from './large-bot.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** The window on the bot's life: dragged, drawn, pressed and walked, with the page following it. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
  const channel = join(import.meta.dirname, '../fixtures/support-channel.csv.gz');
  await stage.turnout.run('bot', 'create', 'channel', '--timezone', 'America/Santiago', '--name', 'Support channel');
  await stage.turnout.run('import', channel, '--bot', 'channel');
  await importLargeBot(stage.turnout);
}, 300_000);
afterAll(() => stage.close());

const part = (page: Page, name: 'from' | 'to' | 'window' | 'track') => page.getByTestId(`timeline-${name}`);
const shownPeriod = (page: Page) =>
  page.getByTestId('answer').evaluate((answer) => `${answer.dataset['from']} ${answer.dataset['to']}`);
const wordsOf = (page: Page, name: 'from' | 'to' | 'window') => part(page, name).getAttribute('aria-valuetext');
const searchOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const historyLength = (page: Page) => page.evaluate(() => history.length);

async function open(address: string, visit = {}): Promise<Page> {
  const page = await stage.open(address, visit);
  await settled(page);
  await part(page, 'window').waitFor();
  return page;
}

/** Takes hold of the middle of a part, and returns what moves it on by so many pixels. */
async function hold(page: Page, name: 'from' | 'to' | 'window'): Promise<(byX: number) => Promise<void>> {
  const box = await part(page, name).boundingBox();
  if (box === null) throw new Error(`The timeline has no ${name}.`);
  let x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  return async (byX) => {
    x += byX;
    await page.mouse.move(x, y, { steps: 6 });
  };
}

type Shown = { from: string; to: string; figures: string[]; chart: string[]; hollow: number; places: string };

/** Notes down all that is shown from now on: the days, the figures beside them at that moment, and whether they were missing. */
async function watch(page: Page): Promise<() => Promise<Shown[]>> {
  await page.getByTestId('answer').evaluate((answer) => {
    const texts = (selector: string) => [...answer.querySelectorAll(selector)].map(({ textContent }) => textContent);
    const seen: Record<string, Shown> = {};
    const note = () => {
      const { from = '', to = '' } = answer.dataset;
      const shown = {
        from,
        to,
        figures: texts('.figure-value'),
        chart: texts('[data-testid=readout-active-users] td[data-metric]'),
        places: [...answer.querySelectorAll('.figure, .chart:not(.loyalty *)')]
          .map((element) => JSON.stringify(element.getBoundingClientRect()))
          .join(' '),
        hollow: answer.querySelectorAll('[data-testid=loading], [data-testid=empty-period]').length,
      };
      seen[JSON.stringify(shown)] = shown;
    };
    new MutationObserver(note).observe(answer, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    Object.assign(globalThis, { seen });
  });
  // The cast: what the lines above put there.
  return () => page.evaluate(() => Object.values((globalThis as unknown as { seen: Record<string, Shown> }).seen));
}

/**
 * How many questions of a drag, for other days than now, were on their way at once, at most: as the page itself asks, and hears. What it shows it may
 * ask for at any moment: again after a live signal, and, for the platforms that are not chosen, once more.
 */
async function countAtOnce(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const ask = globalThis.fetch;
    let underWay = 0;
    const counted = { most: 0 };
    const platformsOf = (parameters: URLSearchParams) => parameters.getAll('platform').join();
    const shown = new URL(location.href).searchParams;
    Object.assign(globalThis, { counted });
    globalThis.fetch = async (...question) => {
      const { pathname, searchParams } = new URL(String(question[0]), location.href);
      const isStep = searchParams.get('from') !== shown.get('from') && platformsOf(searchParams) === platformsOf(shown);
      if (!pathname.endsWith('/usage') || !isStep) return ask(...question);
      underWay += 1;
      counted.most = Math.max(counted.most, underWay);
      try {
        const answer = await ask(...question);
        await answer.clone().arrayBuffer();
        return answer;
      } finally {
        underWay -= 1;
      }
    };
  });
  // The cast: what the lines above put there.
  return () => page.evaluate(() => (globalThis as unknown as { counted: { most: number } }).counted.most);
}

describe.each([
  ['the sample', 'sample', 'from=2022-01-01&to=2022-03-31', 40],
  [
    'the sample, compared, by hand cut into weeks',
    'sample',
    'from=2022-01-01&to=2022-06-30&granularity=week&compare=previous',
    -30,
  ],
  ['a support channel', 'channel', 'from=2016-08-01&to=2016-09-30', 60],
  ['five years on fifteen platforms', largeBot.id, 'from=2023-01-01&to=2023-12-31', -50],
  [
    'three of the fifteen platforms',
    largeBot.id,
    'from=2024-01-01&to=2024-03-31&platform=line&platform=sms&platform=webchat',
    -50,
  ],
])('on %s', (_name, bot, question, step) => {
  test('every answer that is shown while the window moves is that of the days shown with it', async () => {
    const page = await open(`/b/${bot}?${question}`);
    const before = await historyLength(page);
    const scroll = await page.evaluate(() => scrollY);
    const shown = await watch(page);
    const mostAtOnce = await countAtOnce(page);
    const move = await hold(page, 'window');
    for (let at = 0; at < 4; at += 1) {
      const last = await shownPeriod(page);
      await move(step);
      await expect.poll(() => shownPeriod(page)).not.toBe(last);
      expect(searchOf(page)).toMatchObject(Object.fromEntries(new URLSearchParams(question).entries()));
    }
    const label = await page.getByTestId('timeline-label').textContent();
    expect(await mostAtOnce()).toBe(1);
    await page.mouse.up();
    await settled(page);

    const { from, to } = searchOf(page);
    const seen = await shown();
    expect(seen.length).toBeGreaterThanOrEqual(4);
    // Nothing jumps, from the first answer to the last.
    expect(new Set(seen.map(({ places }) => places)).size).toBe(1);
    expect(seen.at(-1)).toMatchObject({ from, to });
    for (const { from, to, figures, chart, hollow } of seen) {
      const platforms = new URLSearchParams(question).getAll('platform').map((platform) => `&platform=${platform}`);
      const { all, platforms: each } = await ask(
        stage.turnout,
        bot,
        `from=${from}&to=${to}&granularity=year${platforms.join('')}`,
      );
      expect(figures, `${from} ${to}`).toEqual(Object.values(all.period).map(printed));
      const people = [all, ...each].map(({ period }) => printed(period.activeUsers));
      const compared = question.includes('compare') ? chart.slice(0, people.length) : chart;
      expect(compared.toSorted(), `${from} ${to}`).toEqual(people.toSorted());
      expect(hollow).toBe(0);
    }
    expect(label).toContain(await page.getByTestId('period-picker').textContent());
    expect(await historyLength(page)).toBe(before + 1);
    expect(await page.evaluate(() => scrollY)).toBe(scroll);
    await page.goBack();
    await expect.poll(() => shownPeriod(page)).toBe(question.slice(5, 29).replace('&to=', ' '));
  }, 60_000);
});

describe('the window', () => {
  const month = '/b/sample?from=2022-01-01&to=2022-01-31';

  test('is drawn out at either end, at most to the ends of the life', async () => {
    const page = await open(month);
    await (await hold(page, 'to'))(2000);
    await page.mouse.up();
    await settled(page);
    expect(searchOf(page)).toEqual({ from: '2022-01-01', to: '2022-06-30' });
    await (await hold(page, 'from'))(-2000);
    await page.mouse.up();
    await settled(page);
    expect(searchOf(page)).toEqual({ from: '2021-08-02', to: '2022-06-30' });
  });

  test('is put back by Escape, as if nothing had been dragged', async () => {
    const page = await open(month);
    const [before, figures, address] = [await historyLength(page), await readFigures(page), page.url()];
    await (await hold(page, 'window'))(120);
    await expect.poll(() => shownPeriod(page)).not.toBe('2022-01-01 2022-01-31');
    await page.keyboard.press('Escape');
    await settled(page);
    await page.mouse.up();
    await settled(page);
    expect([await historyLength(page), await readFigures(page), page.url()]).toEqual([before, figures, address]);
    expect(await wordsOf(page, 'window')).toBe('January 1 – 31, 2022');
  });

  test('comes where an empty place is pressed, and is drawn anew where one is dragged', async () => {
    const page = await open(month);
    const box = await part(page, 'track').boundingBox();
    if (box === null) throw new Error('There is no timeline.');
    const dayX = (day: string) => {
      const dayMs = 86_400_000;
      const [first, days] = [
        Date.parse('2021-08-02'),
        (Date.parse('2022-06-30') - Date.parse('2021-08-02')) / dayMs + 1,
      ];
      return box.x + (((Date.parse(day) - first) / dayMs + 0.5) * box.width) / days;
    };
    const y = box.y + 20;
    await page.mouse.click(dayX('2022-04-16'), y);
    await expect.poll(() => searchOf(page)).toEqual({ from: '2022-04-01', to: '2022-05-01' });
    await page.mouse.move(dayX('2021-11-20'), y);
    await page.mouse.down();
    await page.mouse.move(dayX('2021-10-05'), y, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => searchOf(page)).toEqual({ from: '2021-10-05', to: '2021-11-20' });
  });

  test('walks by keys: days, buckets and ends, as one change of the address', async () => {
    const page = await open(month);
    const before = await historyLength(page);
    await part(page, 'window').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'PageUp']) await page.keyboard.press(key);
    expect(await wordsOf(page, 'window')).toBe('January 9 – February 8, 2022');
    await expect.poll(() => searchOf(page)).toEqual({ from: '2022-01-09', to: '2022-02-08' });
    expect(await historyLength(page)).toBe(before + 1);
    await settled(page);
    const { all } = await ask(stage.turnout, 'sample', 'from=2022-01-09&to=2022-02-08&granularity=month');
    expect((await readFigures(page)).activeUsers).toBe(printed(all.period.activeUsers));

    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('timeline-to');
    await page.keyboard.press('End');
    expect(await wordsOf(page, 'to')).toBe('June 30, 2022');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    // Leaving is the end of a change, too.
    await expect.poll(() => searchOf(page)).toEqual({ from: '2022-01-09', to: '2022-06-30' });
    await settled(page);
    await page.keyboard.press('ArrowLeft');
    expect(await wordsOf(page, 'from')).toBe('January 8, 2022');
    await page.keyboard.press('Escape');
    await settled(page);
    expect(await wordsOf(page, 'from')).toBe('January 9, 2022');
    expect(searchOf(page)).toEqual({ from: '2022-01-09', to: '2022-06-30' });
  });

  test('follows a finger, and lets the page scroll', async () => {
    const page = await open(month, { hasTouch: true, isMobile: true, width: 390, height: 844 });
    const box = await part(page, 'window').boundingBox();
    if (box === null) throw new Error('There is no window.');
    expect(box.width).toBeGreaterThanOrEqual(44);
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    const drag = async (byX: number, byY: number) => {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await touch('touchStart', x, y);
      for (let at = 1; at <= 10; at += 1) await touch('touchMove', x + (byX * at) / 10, y + (byY * at) / 10);
      await touch('touchEnd', x + byX, y + byY);
    };
    await drag(60, 0);
    await expect.poll(() => searchOf(page)['from']).not.toBe('2022-01-01');
    const { from } = searchOf(page);
    await settled(page);
    await drag(0, -300);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
    expect(searchOf(page)['from']).toBe(from);
  });

  test('of a bot that is one day old is that day', async () => {
    const timezone = noonZone();
    const bot = await createBot(stage.turnout, 'young', timezone);
    const today = dayIn(timezone, Date.now());
    await bot.send({ platform: 'sms', user: 'ada', direction: 'received', timestamp: new Date().toISOString() });
    const page = await open('/b/young');
    const shown = await shownPeriod(page);
    await part(page, 'window').press('ArrowLeft');
    await (await hold(page, 'from'))(-300);
    await page.mouse.up();
    await settled(page);
    expect(await wordsOf(page, 'from')).toBe(await wordsOf(page, 'to'));
    // There is nowhere to go: the last 30 days stay the last 30 days.
    expect(searchOf(page)).toEqual({});
    expect(await shownPeriod(page)).toBe(shown);
    expect(shown).toContain(` ${today}`);
    expect((await readFigures(page)).activeUsers).toBe('1');
    expect(await page.getByTestId('timeline').textContent()).toContain('Today');
    await expectSound(page);
  });
});
