import { afterAll, beforeAll, expect, test } from 'vitest';
import { charts, type Page, plot, readReadout, settled } from './dashboard.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** The whole page without a mouse. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
});
afterAll(() => stage.close());

const halfYear = '/b/sample?from=2022-01-01&to=2022-06-30&granularity=month';
const search = (page: Page) => new URL(page.url()).searchParams;

/** What has the focus, and whether one can see that it has: its outline or box differs from when it has not. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { name: '', isVisible: false };
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const name = element.dataset['testid'] ?? element.textContent;
    return { name, isVisible: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' };
  });

/** Presses Tab until that element has the focus; every one on the way must be seen to have it. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const { name: at, isVisible } = await focused(page);
    if (at !== '') expect(isVisible, `the focus on "${at}" is seen`).toBe(true);
    if (at === name) return;
  }
  throw new Error(`Tab never comes to ${name}`);
}

test('Tab comes by everything, in the order of the page, and shows where it is', async () => {
  const page = await stage.open(halfYear);
  await settled(page);
  const stops = [
    'skip-link',
    'language',
    'scheme-toggle',
    'period-picker',
    'granularity',
    'compare',
    'legend-item',
    'legend-item',
    'definition',
  ];
  for (const stop of stops) await tabTo(page, stop);
  for (const chart of charts) {
    await tabTo(page, `table-toggle-${chart}`);
    await tabTo(page, `plot-${chart}`);
  }
});

test('everything can be chosen with keys', async () => {
  const page = await stage.open(halfYear);
  await settled(page);
  await tabTo(page, 'scheme-toggle');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');

  await tabTo(page, 'period-picker');
  await page.keyboard.press('Enter');
  await tabTo(page, 'period-all');
  await page.keyboard.press('Enter');
  await expect.poll(() => search(page).get('period')).toBe('all');
  await expect.poll(async () => (await focused(page)).name).toBe('period-picker');

  await page.keyboard.press('Enter');
  await page.getByTestId('period-custom').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('period-custom').waitFor({ state: 'detached' });
  await expect.poll(async () => (await focused(page)).name).toBe('period-picker');

  await tabTo(page, 'granularity');
  await page.keyboard.press('Enter');
  await page.getByTestId('granularity-quarter').waitFor();
  while ((await focused(page)).name !== 'granularity-quarter') await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => search(page).get('granularity')).toBe('quarter');
  await expect.poll(async () => (await focused(page)).name).toBe('granularity');

  await tabTo(page, 'compare');
  await page.keyboard.press('Space');
  await tabTo(page, 'compare-last-year');
  await page.keyboard.press('Enter');
  await expect.poll(() => search(page).get('compare')).toBe('last-year');
  await expect.poll(async () => (await focused(page)).name).toBe('compare');
  await tabTo(page, 'legend-item');
  await page.keyboard.press('Space');
  await expect.poll(() => search(page).getAll('platform')).toEqual(['whatsapp']);
  await settled(page);

  await tabTo(page, 'plot-new-users');
  await page.keyboard.press('End');
  await expect.poll(async () => (await readReadout(page, 'messages')).when).toBe('Q2 2022');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByTestId('table-new-users').waitFor();
  await plot(page, 'new-users').waitFor({ state: 'detached' });
});
