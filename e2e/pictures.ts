import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { hoverBar, settled } from './dashboard.ts';
import { importLargeBot, largeBot } from './large-bot.ts';
import { openLoyalty } from './loyalty.ts';
import { halfYear, states } from './page-states.ts';
import { startDemo } from './turnout.ts';

/**
 * `npm run pictures`: takes the pictures of the page anew. Those in docs/pictures are kept with the sources; those of every
 * state that the tests know, for looking at before a release, are in docs/pictures/states, which is not.
 */
const folder = join(import.meta.dirname, '../docs/pictures');
const channel = join(import.meta.dirname, '../fixtures/support-channel.csv.gz');

type Picture = {
  name: string;
  address: string;
  isKept?: boolean;
  prepare?(page: Page, origin: string): Promise<unknown>;
  reach?(page: Page): Promise<void>;
  isWhole?: boolean;
};

async function hoverJanuary(page: Page): Promise<void> {
  await settled(page);
  await page.getByTestId('timeline').locator('.life-area').first().waitFor({ state: 'attached' });
  // On a phone a chart and its panel of values fill the screen, below the bar that stays.
  const chart = page.getByTestId('chart-active-users');
  if ((page.viewportSize()?.width ?? 0) < 768) {
    await chart.evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 130));
  }
  await hoverBar(page, 'active-users', 'whatsapp', 0);
}

async function showReport(page: Page): Promise<void> {
  await settled(page);
  await page.emulateMedia({ media: 'print' });
  await page.getByTestId('report').waitFor();
}

async function showComingBack(page: Page): Promise<void> {
  await openLoyalty(page);
  await page.getByTestId('loyalty').evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 130));
}

const large = `/b/${largeBot.id}?from=2022-01-01&to=2024-12-31`;

const pictures: Picture[] = [
  { name: 'dashboard', address: halfYear, reach: hoverJanuary, isKept: true },
  {
    name: 'overview',
    address: '/?list&from=2022-01-01&to=2022-06-30&granularity=month',
    reach: (page) => page.getByTestId('bot-list').waitFor(),
    isKept: true,
  },
  { name: 'coming-back', address: `${halfYear}&cohorts=month`, reach: showComingBack, isKept: true },
  { name: 'fifteen-platforms', address: large, reach: settled, isWhole: true },
  { name: 'fifteen-platforms-patterns', address: `${large}&patterns=1`, reach: settled, isWhole: true },
  { name: 'support-channel', address: '/b/support?period=all', reach: settled, isWhole: true },
  { name: 'spanish', address: `${halfYear}&lang=es`, reach: settled, isWhole: true },
  { name: 'portuguese', address: `${halfYear}&lang=pt`, reach: settled, isWhole: true },
  { name: 'report', address: `${halfYear}&compare=previous`, reach: showReport, isWhole: true },
  ...states.map(({ state, ...how }) => ({ name: state.replaceAll(/\W+/g, '-'), isWhole: true, ...how })),
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
  await turnout.run('bot', 'create', 'support', '--timezone', 'America/Santiago', '--name', 'Support channel');
  await turnout.run('import', channel, '--bot', 'support');
  await importLargeBot(turnout);
  const notes = { '2022-01-12': 'Campaign on the radio', '2022-03-02': 'Bot v2' };
  for (const [day, text] of Object.entries(notes))
    await turnout.run('note', 'add', '--bot', 'sample', '--day', day, text);
  for (const screen of screens) {
    for (const colorScheme of schemes) {
      const context = await browser.newContext({
        ...screen.options,
        colorScheme,
        locale: 'en-US',
        reducedMotion: 'reduce',
      });
      for (const { name, address, isKept = false, prepare, reach, isWhole = false } of pictures) {
        const page = await context.newPage();
        await prepare?.(page, turnout.origin);
        await page.goto(`${turnout.origin}${address}`);
        await reach?.(page);
        const path = isKept
          ? keptPath(name, screen.name, colorScheme)
          : join('states', `${name}-${screen.name}-${colorScheme}.png`);
        await page.screenshot({ path: join(folder, path), fullPage: isWhole });
        await page.close();
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
