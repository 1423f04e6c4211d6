import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBot } from './bot.ts';
import { type Page, readFigures, settled } from './dashboard.ts';
import { ana, fillIn, signIn } from './person.ts';
import { expectFit, expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startServer } from './turnout.ts';

/** From a fresh start to a page that only those see who signed in. The tests build on each other. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startServer());
});
afterAll(() => stage.close());

const { email, password } = ana;
const refused = { expected: /status of (401|403|404|409|422|429|503)/ };

const path = (page: Page) => page.url().slice(stage.turnout.origin.length);
const complaint = (page: Page) => page.getByTestId('form-error').textContent();

test('before the set-up, everything but its link is closed', async () => {
  const page = await stage.open('/', refused);
  await expect.poll(() => page.locator('body').textContent()).toContain('Set-up is not finished');
  expect(await page.getByTestId('answer').count()).toBe(0);
  const { status } = await fetch(`${stage.turnout.origin}/api/v1/bots`);
  expect(status).toBe(401);
});

test('the printed link makes the administrator, who finds an empty page with a button for sample data', async () => {
  const page = await stage.open(stage.turnout.link, refused);
  await page.getByTestId('submit').waitFor();
  await expectSound(page);
  await fillIn(page, { Email: email, Password: 'too short', 'Password again': 'too short' });
  await expect.poll(() => complaint(page)).toContain('at least 10 characters');
  await fillIn(page, { Email: email, Password: password, 'Password again': `${password}s` });
  await expect.poll(() => complaint(page)).toContain('not the same');
  await fillIn(page, { Email: email, Password: password, 'Password again': password });

  await page.getByTestId('no-bots').waitFor();
  expect(path(page)).toBe('/');
  await expectSound(page);
  await page.getByTestId('load-sample').click();
  await settled(page);
  expect(path(page)).toBe('/b/sample');
  expect(await readFigures(page)).toMatchObject({ activeUsers: '1,689' });
  await page.reload();
  await settled(page);
});

test('the link works once', async () => {
  const page = await stage.open(stage.turnout.link, refused);
  await fillIn(page, { Email: 'eve@example.org', Password: password, 'Password again': password });
  await expect.poll(() => complaint(page)).toMatch(/\w/);
});

test('who is not signed in signs in first, and then gets what was asked for', async () => {
  const page = await stage.open('/b/sample?period=all&granularity=quarter', refused);
  await fillIn(page, { Email: email, Password: 'wrong horse battery' });
  await expect.poll(() => complaint(page)).toBe('Email and password do not match.');
  await expectSound(page);
  await signIn(page);
  await settled(page);
  expect(path(page)).toBe('/b/sample?period=all&granularity=quarter');
});

test('signing in leads nowhere else, whatever the address says', async () => {
  const page = await stage.open('/sign-in?next=//example.org', refused);
  await signIn(page);
  await settled(page);
  expect(path(page)).toBe('/b/sample');
});

test('signing out and a session that ends both lead to the sign-in, from where one comes back', async () => {
  const page = await stage.open('/sign-in', refused);
  await signIn(page);
  await settled(page);
  await page.getByTestId('account').click();
  await page.getByTestId('sign-out').click();
  await expect.poll(() => path(page)).toContain('/sign-in');
  await signIn(page);
  await settled(page);

  // Any question leads to the sign-in; it shall be the one about the period, not the now strip's own.
  await page.route('**/now', () => Promise.resolve());
  await page.context().clearCookies();
  await page.getByTestId('period-picker').click();
  await page.getByTestId('period-7d').click();
  await expect.poll(() => path(page)).toContain('/sign-in?next=');
  await signIn(page);
  await page.getByTestId('period-picker').waitFor();
  expect(path(page)).toBe('/b/sample?period=7d');
});

test('on the smallest phone there is room for the way to all bots, to Connect and out', async () => {
  await createBot(stage.turnout, 'second', 'UTC');
  const page = await stage.open('/sign-in', refused);
  await signIn(page);
  await page.getByTestId('bot-list').waitFor();
  await page.goto(`${stage.turnout.origin}/b/sample?lang=es`);
  await settled(page);
  await page.getByTestId('to-connect').waitFor();
  await expectFit(page);
  expect(await page.locator('.top-bar').getByRole('link', { name: 'Todos los bots' }).isVisible()).toBe(true);
});
