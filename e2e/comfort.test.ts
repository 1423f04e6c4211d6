import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBot } from './bot.ts';
import { charts, type Page, settled } from './dashboard.ts';
import { halfYear, openState, states } from './page-states.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** For readers who use a keyboard, hear the page, see colours of their own, or get dizzy when things move. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
  await createBot(stage.turnout, 'quiet', 'America/Havana', 'A bot that nobody has written to yet');
});
afterAll(() => stage.close());

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('data-testid') ?? activeElement?.id;
  });
const expectFocus = (page: Page, place: string) => expect.poll(() => focused(page)).toBe(place);

test('the first stop of Tab leads past the top bar', async () => {
  const page = await stage.open(halfYear);
  await settled(page);
  await page.keyboard.press('Tab');
  await expectFocus(page, 'skip-link');
  expect(await page.getByTestId('skip-link').evaluate((link) => getComputedStyle(link).opacity)).toBe('1');
  const address = page.url();
  await page.keyboard.press('Enter');
  await expectFocus(page, 'main');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  expect(page.url()).toBe(address);
});

describe('the focus is not lost', () => {
  test('when what was pressed goes away', async () => {
    const page = await stage.open(`${halfYear}&platform=webchat`);
    await settled(page);
    await page.getByTestId('legend-all').press('Enter');
    await page.getByTestId('legend-all').waitFor({ state: 'detached' });
    await expectFocus(page, 'legend');

    await page.goto(`${stage.turnout.origin}/b/sample?from=2020-01-01&to=2020-01-31`);
    await page.getByTestId('show-everything').press('Enter');
    await settled(page);
    await page.getByTestId('show-everything').waitFor({ state: 'detached' });
    await expectFocus(page, 'main');
  });

  test('on the way to another page', async () => {
    const page = await stage.open('/?list');
    await page.locator('[data-testid=bot-link][data-bot=sample]').press('Enter');
    await settled(page);
    await expectFocus(page, 'main');
  });

  test('while nobody had it, nothing takes it', async () => {
    const page = await stage.open(`${halfYear}&platform=webchat`);
    await settled(page);
    await page.getByTestId('legend-all').focus();
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.goBack().catch(() => {});
    await page.goto(`${stage.turnout.origin}${halfYear}`);
    await settled(page);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });
});

test('a chart says what it comes to', async () => {
  const page = await stage.open('/b/sample?from=2022-01-01&to=2022-01-31&granularity=month');
  await settled(page);
  const summary = (chart: string) => page.getByTestId(`summary-${chart}`).textContent();
  expect(await summary('active-users')).toBe('Whole period. Active users: 445; WhatsApp 416, 93.5%; Webchat 29, 6.5%');
  expect(await summary('total-users')).toBe(
    'At the end of the period. Total users: 542; WhatsApp 473, 87.3%; Webchat 69, 12.7%',
  );
  for (const chart of charts) {
    const described = page.getByTestId(`plot-${chart}`);
    const ids = (await described.getAttribute('aria-describedby'))?.split(' ') ?? [];
    const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()));
    expect(texts[0]).toBe(await summary(chart));
    expect(texts[1]).toContain('Arrow keys');
  }
});

describe('with reduced motion, nothing moves', () => {
  test.each(states)('$state', async (state) => {
    const page = await openState(stage, state);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('body *')].flatMap((element) =>
        ['', '::before', '::after'].flatMap((part) => {
          const { transitionDuration, animationName, animationDuration } = getComputedStyle(element, part);
          const takesTime = (durations: string) => durations.split(', ').some((one) => Number.parseFloat(one) > 0.001);
          const moves = takesTime(transitionDuration) || (animationName !== 'none' && takesTime(animationDuration));
          return moves ? [`${element.tagName} ${element.getAttribute('class')}${part}`] : [];
        }),
      ),
    );
    expect([...new Set(moving)]).toEqual([]);
  });
});

test("in the reader's own colours, marks keep theirs and controls have edges", async () => {
  const page = await stage.open(halfYear, { forcedColors: 'active' });
  await settled(page);
  const style = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const chips = await page
    .locator('.legend-item .chip')
    .evaluateAll((all) => all.map((chip) => getComputedStyle(chip).color));
  expect(new Set(chips).size).toBe(chips.length);
  expect(await style('.control', 'border-top-style')).toBe('solid');
  expect(await style('.plot .axis-text', 'fill')).toBe(await style('.bot-name', 'color'));
});

test('with more contrast asked for, nothing is grey', async () => {
  const page = await stage.open(halfYear, { contrast: 'more' });
  await settled(page);
  const colour = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).color);
  expect(await colour('.figure-name')).toBe(await colour('.bot-name'));
});
