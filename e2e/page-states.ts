import { errors } from '@turnout/contract';
import { hoverBar, type Page, settled } from './dashboard.ts';
import { openLoyalty } from './loyalty.ts';
import type { Stage } from './stage.ts';

const storeUnavailable = {
  error: { code: 'store_unavailable', message: errors.store_unavailable.message },
};

export const halfYear = '/b/sample?from=2022-01-01&to=2022-06-30&granularity=month';

export type State = {
  state: string;
  address: string;
  prepare?(page: Page, origin: string): Promise<unknown>;
  reach?(page: Page): Promise<void>;
  expected?: RegExp;
};
export const states: State[] = [
  { state: 'the figures', address: halfYear, reach: settled },
  { state: 'by day, as areas', address: '/b/sample?from=2022-01-01&to=2022-03-31&granularity=day', reach: settled },
  {
    state: 'a pinned bucket, compared',
    address: `${halfYear}&compare=previous`,
    reach: async (page) => {
      await hoverBar(page, 'messages', 'whatsapp', 0);
      await page.mouse.down();
      await page.mouse.up();
    },
  },
  {
    state: 'tables',
    address: '/b/sample?period=all&granularity=week',
    reach: async (page) => {
      for (const chart of ['active-users', 'messages']) await page.getByTestId(`table-toggle-${chart}`).click();
    },
  },
  {
    state: 'the period picker',
    address: halfYear,
    reach: async (page) => {
      await page.getByTestId('period-picker').click();
      await page.locator('[data-testid=period-custom] table').waitFor();
    },
  },
  {
    state: 'all there is below the charts',
    address: halfYear,
    reach: async (page) => {
      await page.getByTestId('loyalty').scrollIntoViewIfNeeded();
      for (const chart of ['lifecycle', 'regulars', 'messages-per-user']) {
        await page.getByTestId(`chart-${chart}`).scrollIntoViewIfNeeded();
      }
    },
  },
  {
    state: 'what a chart can be taken away as',
    address: halfYear,
    reach: (page) => page.getByTestId('take-active-users').click(),
  },
  { state: 'what a view can be shared as', address: halfYear, reach: (page) => page.getByTestId('share').click() },
  { state: 'the granularities', address: halfYear, reach: (page) => page.getByTestId('granularity').click() },
  { state: 'a definition', address: halfYear, reach: (page) => page.getByTestId('definition').nth(1).click() },
  {
    state: 'a note that says nothing yet',
    address: halfYear,
    reach: async (page) => {
      await page.getByTestId('note-add').click();
      await page.getByTestId('note-save').click();
      await page.getByTestId('note-last-day').click();
    },
  },
  {
    state: 'who comes back, with its tables and a cell',
    address: `${halfYear}&cohorts=month`,
    reach: async (page) => {
      await openLoyalty(page);
      for (const chart of ['lifecycle', 'week-hours']) await page.getByTestId(`table-toggle-${chart}`).click();
      await page.locator('[data-cohort] td').nth(3).hover();
    },
  },
  { state: 'one platform', address: `${halfYear}&platform=webchat`, reach: settled },
  {
    state: 'an empty period',
    address: '/b/sample?from=2020-01-01&to=2020-01-31&platform=whatsapp',
    reach: (page) => page.getByTestId('empty-period').waitFor(),
  },
  {
    state: 'a platform that is connected, and was called by a forger',
    address: '/b/sample/connect?via=telegram',
    prepare: async (_page, origin) => {
      const place = new URL('/api/v1/bots/sample/connections/telegram', origin);
      await fetch(place, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' });
      await fetch(new URL('/hooks/telegram/sample', place), { method: 'POST', body: '{}' });
    },
    reach: (page) => page.getByTestId('arrival-refused').waitFor(),
  },
  {
    state: 'the SDK for a framework',
    address: '/b/sample/connect?via=bolt',
    reach: (page) => page.getByTestId('arrival').waitFor(),
  },
  {
    state: 'the script tag for a webchat',
    address: '/b/sample/connect?via=webchat',
    reach: (page) => page.getByTestId('arrival').waitFor(),
  },
  { state: 'a bot without messages', address: '/b/quiet', reach: (page) => page.getByTestId('empty-bot').waitFor() },
  { state: 'an unknown bot', address: '/b/nobody', reach: (page) => page.getByTestId('unknown-bot').waitFor() },
  {
    state: 'figures that do not come',
    address: halfYear,
    prepare: (page) => page.route('**/usage?*', (route) => route.fulfill({ status: 503, json: storeUnavailable })),
    reach: (page) => page.getByTestId('error').waitFor(),
    expected: /503/,
  },
  { state: 'the languages', address: halfYear, reach: (page) => page.getByTestId('language').click() },
  { state: 'the sign-in', address: '/sign-in', reach: (page) => page.getByTestId('submit').waitFor() },
  { state: 'the set-up', address: '/setup?token=x', reach: (page) => page.getByTestId('submit').waitFor() },
  {
    state: 'a set-up with a mistake',
    address: '/setup?token=x',
    reach: async (page) => {
      await page.getByTestId('email').fill('ana@example.org');
      for (const field of ['password', 'repeat']) await page.getByTestId(field).fill('short');
      await page.getByTestId('submit').click();
      await page.getByTestId('form-error').waitFor();
    },
  },
  { state: 'the list of bots', address: '/?list', reach: (page) => page.getByTestId('bot-list').waitFor() },
];

/** Opens the page in a state, in a language where one is named. Needs a bot `quiet` that nobody has written to. */
export async function openState(
  stage: Stage,
  { address, prepare, reach, expected }: State,
  language?: string,
): Promise<Page> {
  const page = await stage.open('about:blank', expected === undefined ? {} : { expected });
  await prepare?.(page, stage.turnout.origin);
  const url = new URL(address, stage.turnout.origin);
  if (language !== undefined) url.searchParams.set('lang', language);
  await page.goto(url.href);
  await reach?.(page);
  return page;
}
