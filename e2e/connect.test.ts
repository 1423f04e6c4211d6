import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connections, now } from '@turnout/contract';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createBot } from './bot.ts';
import type { Page } from './dashboard.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

const run = promisify(execFile);

/** From a new bot to its first message, by the page alone. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
});
afterAll(() => stage.close());

const arrived = (page: Page) => page.getByTestId('arrival').getAttribute('data-arrived');
const outcomes = (page: Page) =>
  page
    .locator('[data-testid=delivery-log] [data-outcome]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-outcome')));
const deliver = (bot: string, token: string, update: object) =>
  fetch(`${stage.turnout.origin}/hooks/telegram/${bot}`, {
    method: 'POST',
    headers: { 'x-telegram-bot-api-secret-token': token },
    body: JSON.stringify(update),
  });

test('a new bot is connected to Telegram, refuses a forger, and turns green with the first message', async () => {
  const bot = await createBot(stage.turnout, 'hello', 'Europe/Madrid', 'Hello');
  const page = await stage.open(`/b/${bot.id}`);
  await page.getByTestId('empty-connect').click();
  await page.getByTestId('way-telegram').click();
  await page.getByTestId('connect-now').click();
  const way = page.locator('[data-testid=webhook-telegram][data-connected=true]');
  await way.waitFor();
  expect(await arrived(page)).toBe('false');
  const [address, token] = await way
    .locator('pre')
    .allTextContents()
    .then((texts) => texts.slice(-2));
  expect(address).toBe(`${stage.turnout.origin}/hooks/telegram/hello`);

  await deliver(bot.id, 'forged', {});
  await page.getByTestId('arrival-refused').waitFor();
  expect(await arrived(page)).toBe('false');

  const message = {
    message_id: 1,
    from: { id: 4021, is_bot: false, first_name: 'Ana' },
    chat: { id: 4021, type: 'private' },
    date: Math.floor(Date.now() / 1000),
    text: 'hello',
  };
  expect((await deliver(bot.id, token ?? '', { update_id: 1, message })).status).toBe(200);
  await expect.poll(() => arrived(page)).toBe('true');
  expect(await outcomes(page)).toEqual(['counted', 'refused']);
  await page.reload();
  await expect.poll(() => arrived(page)).toBe('true');
  await page.getByText('See the figures').click();
  await page.getByTestId('bot-title').waitFor();
});

test('the code’s own first message is seen, and what it reports wrongly is explained', async () => {
  const bot = await createBot(stage.turnout, 'coded', 'Europe/Madrid', 'Coded');
  const lastHalfHour = async () =>
    now.parse(await (await fetch(`${stage.turnout.origin}/api/v1/bots/coded/now`)).json()).platforms.length;
  await bot.send({ platform: 'telegram', user: 'before', direction: 'received', id: '0' });
  await expect.poll(lastHalfHour).toBe(1);
  const page = await stage.open('/b/coded/connect?via=grammy');
  await expect.poll(() => arrived(page)).toBe('false');
  expect(await page.locator('pre').last().textContent()).toContain(`url: '${stage.turnout.origin}', bot: 'coded'`);
  const key = await stage.turnout.run('key', 'create', '--bot', 'coded', '--scope', 'ingest');
  const report = (secret: string) =>
    fetch(`${stage.turnout.origin}/api/v1/bots/coded/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ platform: 'telegram', user: 'ana', direction: 'inbound' }),
    });
  await report('wrong');
  await expect.poll(() => outcomes(page)).toEqual(['refused']);
  await page.getByTestId('arrival-refused').waitFor();
  await report(key);
  await expect.poll(() => outcomes(page)).toEqual(['rejected', 'refused']);
  await bot.send({ platform: 'slack', user: 'ana', direction: 'received', id: '1' });
  await expect.poll(lastHalfHour).toBe(2);
  expect(await arrived(page)).toBe('false');
  await bot.send({ platform: 'telegram', user: 'ana', direction: 'received', id: '1' });
  await expect.poll(() => arrived(page), { timeout: 40_000 }).toBe('true');
});

test('a webchat’s page shows its script tag, says when its origin is not the key’s, and sees its messages', async () => {
  const bot = await createBot(stage.turnout, 'chatty', 'Europe/Madrid', 'Chatty');
  const page = await stage.open('/b/chatty/connect');
  await page.getByTestId('way-webchat').click();
  await expect.poll(() => arrived(page)).toBe('false');
  const [command = '', tag, calls] = await page.locator('[data-testid=code-webchat] pre').allTextContents();
  expect(tag).toContain(`src="${stage.turnout.origin}/webchat.js" data-bot="chatty"`);
  const recipe = readFileSync(join(import.meta.dirname, '../docs/connect/webchat.md'), 'utf8');
  expect(recipe).toContain(calls);
  const key = await stage.turnout.run(...command.split(' ').slice(2));
  const send = (origin: string) =>
    fetch(`${stage.turnout.origin}/api/v1/bots/${bot.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', origin },
      body: JSON.stringify({ platform: 'webchat', user: 'ana', direction: 'received', id: '1' }),
    });
  expect((await send('https://elsewhere.example')).status).toBe(403);
  await page.getByTestId('arrival-refused').waitFor();
  expect((await send('https://www.example.com')).status).toBe(200);
  await expect.poll(() => arrived(page), { timeout: 40_000 }).toBe('true');
});

test('what the page says to install is the SDK, and works', async () => {
  const page = await stage.open('/b/sample/connect?via=javascript');
  const command = await page.locator('pre', { hasText: 'npm install' }).textContent();
  const { url = '', install = '' } =
    /^curl -fO (?<url>\S+)\n(?<install>npm install .+)$/.exec(command ?? '')?.groups ?? {};
  const folder = mkdtempSync(join(tmpdir(), 'turnout-installed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'package.json'), '{}');
  // Not every machine that runs tests has curl.
  writeFileSync(join(folder, 'turnout-sdk.tgz'), Buffer.from(await (await fetch(url)).arrayBuffer()));
  const [npm = '', ...words] = install.split(' ');
  await run(npm, [...words, '--no-audit', '--no-fund'], { cwd: folder });
  const use = "import { createTurnout } from '@turnout/sdk'; console.log(typeof createTurnout)";
  const { stdout } = await run('node', ['--input-type=module', '-e', use], { cwd: folder });
  expect(stdout).toBe('function\n');
});

test('a bot that has the webhook already is named, and left out again', async () => {
  await createBot(stage.turnout, 'behind', 'Europe/Madrid', 'Behind');
  const page = await stage.open('/b/behind/connect?via=telegram', { expected: /422/ });
  await page.getByTestId('field-forward').fill('ftp://bot.example.com');
  await page.getByTestId('connect-now').click();
  await page.getByTestId('form-error').waitFor();
  await page.getByTestId('field-forward').fill('https://bot.example.com/webhook');
  await page.getByTestId('connect-now').click();
  await expect.poll(() => page.getByTestId('forwarded').textContent()).toBe('https://bot.example.com/webhook');
  await page.getByTestId('change').click();
  await page.getByTestId('field-forward').fill('');
  await page.getByTestId('connect-now').click();
  await page.locator('[data-testid=webhook-telegram][data-connected=true] [data-testid=change]').waitFor();
  expect(await page.getByTestId('forwarded').count()).toBe(0);
});

test('who disconnects a platform is asked once more', async () => {
  await createBot(stage.turnout, 'asked', 'Europe/Madrid', 'Asked');
  const place = `${stage.turnout.origin}/api/v1/bots/asked/connections`;
  await fetch(`${place}/telegram`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' });
  const page = await stage.open('/b/asked/connect?via=telegram');
  await page.getByTestId('disconnect').click();
  await page.getByTestId('disconnect-no').click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('disconnect');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
    .toBe('disconnect-yes');
  await page.getByTestId('disconnect-yes').click();
  await page.locator('[data-testid=webhook-telegram][data-connected=false]').waitFor();
  const answer = connections.parse(await (await fetch(place)).json());
  expect(answer.connections.some(({ isConnected }) => isConnected)).toBe(false);
});
