import { afterAll, beforeAll, test } from 'vitest';
import { createBot } from './bot.ts';
import { hoverBar, type Page, plot, settled } from './dashboard.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** Every state of the page is looked at from phone to wide screen, light and dark. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
  await createBot(stage.turnout, 'quiet', 'America/Havana', 'A bot that nobody has written to yet');
});
afterAll(() => stage.close());

const halfYear = '/b/sample?from=2022-01-01&to=2022-06-30&granularity=month';

type State = { state: string; address: string; reach?(page: Page): Promise<void>; expected?: RegExp };
const states: State[] = [
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
      await page.getByRole('button', { name: '10 June 2022' }).waitFor();
    },
  },
  { state: 'the granularities', address: halfYear, reach: (page) => page.getByTestId('granularity').click() },
  { state: 'a definition', address: halfYear, reach: (page) => page.getByTestId('definition').nth(1).click() },
  { state: 'one platform', address: `${halfYear}&platform=webchat`, reach: settled },
  {
    state: 'an empty period',
    address: '/b/sample?from=2020-01-01&to=2020-01-31&platform=whatsapp',
    reach: (page) => page.getByTestId('empty-period').waitFor(),
  },
  { state: 'a bot without messages', address: '/b/quiet', reach: (page) => page.getByTestId('empty-bot').waitFor() },
  { state: 'an unknown bot', address: '/b/nobody', reach: (page) => page.getByTestId('unknown-bot').waitFor() },
  { state: 'the list of bots', address: '/?list', reach: (page) => page.getByTestId('bot-list').waitFor() },
];

test.each(states)('$state', { timeout: 120_000 }, async ({ address, reach, expected }) => {
  const page = await stage.open(address, expected === undefined ? {} : { expected });
  await reach?.(page);
  await expectSound(page);
});

test('on a phone that is touched', async () => {
  const page = await stage.open(`${halfYear}&compare=previous`, {
    width: 390,
    height: 844,
    hasTouch: true,
    isMobile: true,
  });
  await settled(page);
  await plot(page, 'messages').tap();
  await expectSound(page);
});
