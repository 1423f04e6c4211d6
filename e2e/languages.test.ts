import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { es } from '../packages/web/src/words/es.ts';
import { pt } from '../packages/web/src/words/pt.ts';
import { createBot } from './bot.ts';
import { type Page, readFigures, readReadout, settled } from './dashboard.ts';
import { findLeftovers } from './leftovers.ts';
import { halfYear, openState, states } from './page-states.ts';
import { expectFit } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** The page in the languages of its readers. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
  await createBot(stage.turnout, 'quiet', 'America/Havana', 'A bot that nobody has written to yet');
});
afterAll(() => stage.close());

const language = (page: Page) => page.locator('html').getAttribute('lang');
const expectLanguage = (page: Page, code: string) => expect.poll(() => language(page)).toBe(code);
const lang = (page: Page) => new URL(page.url()).searchParams.get('lang');

describe.each([
  { code: 'es', words: es },
  { code: 'pt', words: pt },
])('in $code', ({ code, words }) => {
  test.each(states)('$state: no word of English is left, and nothing is cut', { timeout: 60_000 }, async (state) => {
    const page = await openState(stage, state, code);
    await expectLanguage(page, code);
    expect(await findLeftovers(page, words)).toEqual([]);
    await expectFit(page);
  });
});

test('the search for words of English finds them', async () => {
  const page = await stage.open(halfYear);
  await settled(page);
  const found = await findLeftovers(page, es);
  expect(found).toEqual(expect.arrayContaining(['Active users', 'Compare', 'By month', 'What “Active users” counts']));
});

test.each([
  ['es-AR', 'es', '1.609', '1 de ene al 30 de jun de 2022'],
  ['es-MX', 'es', '1,609', '1 de ene – 30 de jun 2022'],
  ['pt-BR', 'pt', '1.609', '1 de jan. – 30 de jun. de 2022'],
  ['en-GB', 'en', '1,609', '1 Jan – 30 Jun 2022'],
  ['de-DE', 'en', '1,609', 'Jan 1 – Jun 30, 2022'],
])('a browser of %s is answered in %s, with its own numbers and dates', async (locale, code, activeUsers, period) => {
  const page = await stage.open(halfYear, { locale });
  await settled(page);
  expect(await language(page)).toBe(code);
  expect((await readFigures(page)).activeUsers).toBe(activeUsers);
  const shown = await page.getByTestId('period-picker').textContent();
  expect(shown?.replaceAll(/\s/g, ' ')).toBe(period);
});

test.each([
  ['es-AR', 'lun'],
  ['es-MX', 'dom'],
  ['pt-BR', 'dom'],
  ['en-GB', 'Mon'],
])('the calendar of %s starts its weeks with %s', async (locale, day) => {
  const page = await stage.open(halfYear, { locale });
  await page.getByTestId('period-picker').click();
  expect(await page.locator('[data-testid=period-custom] th').first().textContent()).toBe(day);
});

test('nothing is painted before the words of the reader are there', async () => {
  const page = await stage.open('about:blank', { locale: 'es-AR' });
  const released = Promise.withResolvers<void>();
  await page.route(/\/assets\/es-[^/]*\.js/, async (route) => {
    await released.promise;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/assets\/es-[^/]*\.js/);
  const arrived = page.goto(`${stage.turnout.origin}${halfYear}`);
  await asked;
  expect(await page.locator('#root').innerHTML()).toBe('');
  released.resolve();
  await arrived;
  await settled(page);
  expect(await language(page)).toBe('es');
});

test('without the words of another language, the page speaks English', async () => {
  const page = await stage.open('about:blank', { locale: 'es-AR', expected: /net::ERR_FAILED|Failed to/ });
  await page.route(/\/assets\/es-[^/]*\.js/, (route) => route.abort());
  await page.goto(`${stage.turnout.origin}${halfYear}`);
  await settled(page);
  expect(await language(page)).toBe('en');
  expect(await page.getByTestId('language').textContent()).toBe('English');
});

test('the switch names the languages, puts the choice into the address and remembers it', async () => {
  const page = await stage.open(halfYear);
  await settled(page);
  const question = new URL(page.url()).searchParams;
  await page.getByTestId('language').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Español' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('English');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectLanguage(page, 'es');
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ ...Object.fromEntries(question), lang: 'es' });
  expect(await page.getByTestId('language').textContent()).toBe('Español');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('language');
  expect((await readReadout(page, 'active-users')).when).toBe('Todo el período');

  // It goes along from page to page.
  await page.locator('.top-bar .brand').click();
  await page.getByTestId('bot-list').waitFor();
  expect(lang(page)).toBe('es');
  await page.locator('[data-testid=bot-link][data-bot=sample]').click();
  await settled(page);
  expect(lang(page)).toBe('es');
  await page.getByTestId('granularity').click();
  await page.getByTestId('granularity-month').click();
  await expect.poll(() => new URL(page.url()).searchParams.get('granularity')).toBe('month');
  expect(lang(page)).toBe('es');

  // On the next visit it is remembered; an address that asks for another language is followed, and not remembered.
  await page.goto(`${stage.turnout.origin}/b/sample`);
  await settled(page);
  expect(await language(page)).toBe('es');
  await page.goto(`${stage.turnout.origin}/b/sample?lang=pt`);
  await settled(page);
  expect(await language(page)).toBe('pt');
  await page.goto(`${stage.turnout.origin}/b/sample`);
  await settled(page);
  expect(await language(page)).toBe('es');
  await page.goto(`${stage.turnout.origin}/b/sample?lang=xx`);
  await settled(page);
  expect(await language(page)).toBe('es');
});
