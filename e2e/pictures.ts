import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { hoverBar, settled } from './dashboard.ts';
import { startDemo } from './turnout.ts';

/**
 * `npm run pictures`: takes the pictures of the page anew, of the sample bot. Those in docs/pictures are kept with the
 * sources; those of every state, for looking at before a release, are in docs/pictures/states, which is not.
 */
const folder = join(import.meta.dirname, '../docs/pictures');
const halfYear = '/b/sample?from=2022-01-01&to=2022-06-30&granularity=month';

type Picture = {
  name: string;
  address: string;
  isKept?: boolean;
  reach?(page: Page): Promise<void>;
  isWhole?: boolean;
};
async function hoverJanuary(page: Page): Promise<void> {
  await settled(page);
  // On a phone a chart and its panel of values fill the screen, below the bar that stays.
  const chart = page.getByTestId('chart-active-users');
  if ((page.viewportSize()?.width ?? 0) < 768) {
    await chart.evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 130));
  }
  await hoverBar(page, 'active-users', 'whatsapp', 0);
}
const pictures: Picture[] = [
  { name: 'dashboard', address: halfYear, reach: hoverJanuary, isKept: true },
  {
    name: 'compared',
    address: '/b/sample?from=2022-04-01&to=2022-06-30&compare=previous',
    reach: settled,
    isWhole: true,
  },
  { name: 'days', address: '/b/sample?from=2022-01-01&to=2022-03-31&granularity=day', reach: settled, isWhole: true },
  {
    name: 'picker',
    address: halfYear,
    reach: async (page) => {
      await page.getByTestId('period-picker').click();
      await page.locator('[data-testid=period-custom] table').waitFor();
    },
  },
  {
    name: 'table',
    address: halfYear,
    reach: (page) => page.getByTestId('table-toggle-messages').click(),
    isWhole: true,
  },
  {
    name: 'empty-period',
    address: '/b/sample?from=2020-01-01&to=2020-01-31',
    reach: (page) => page.getByTestId('empty-period').waitFor(),
  },
  { name: 'empty-bot', address: '/b/quiet', reach: (page) => page.getByTestId('empty-bot').waitFor() },
  { name: 'unknown-bot', address: '/b/nobody', reach: (page) => page.getByTestId('unknown-bot').waitFor() },
  { name: 'bots', address: '/?list', reach: (page) => page.getByTestId('bot-list').waitFor() },
  { name: 'sign-in', address: '/sign-in', reach: (page) => page.getByTestId('submit').waitFor() },
];

const schemes = ['light', 'dark'] as const;
const screens: { name: string; options: BrowserContextOptions }[] = [
  { name: 'desktop', options: { viewport: { width: 1280, height: 1080 } } },
  {
    name: 'phone',
    options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  },
];

mkdirSync(join(folder, 'states'), { recursive: true });
const [turnout, browser] = await Promise.all([startDemo(), openBrowser()]);
try {
  await turnout.run('bot', 'create', 'quiet', '--timezone', 'Europe/Lisbon', '--name', 'Front desk');
  for (const screen of screens) {
    for (const colorScheme of schemes) {
      const context = await browser.newContext({
        ...screen.options,
        colorScheme,
        locale: 'en-US',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      for (const { name, address, isKept = false, reach, isWhole = false } of pictures) {
        await page.goto(`${turnout.origin}${address}`);
        await reach?.(page);
        const path = isKept
          ? keptPath(name, screen.name, colorScheme)
          : join('states', `${name}-${screen.name}-${colorScheme}.png`);
        await page.screenshot({ path: join(folder, path), fullPage: isWhole });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await turnout.close();
}

/** dashboard.png is the one that most readers see first. */
function keptPath(name: string, screen: string, scheme: string): string {
  const marks = [screen === 'desktop' ? [] : [screen], scheme === 'light' ? [] : [scheme]].flat();
  return `${[name, ...marks].join('-')}.png`;
}
