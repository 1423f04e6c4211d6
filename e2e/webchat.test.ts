import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Usage } from '@turnout/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { dayIn, noonZone } from './bot.ts';
import { openBrowser } from './browser.ts';
import { startServer, type Turnout } from './turnout.ts';

/** A shop's page with a chat, on an origin of its own, in a real browser: what it tells is in the figures. */
let turnout: Turnout;
let browser: Browser;
let shop: Server;
let readKey: string;
let pageKey: string;
let port: number;
const timezone = noonZone();

beforeAll(async () => {
  shop = createServer((request, response) => {
    const isConsenting = request.url === '/consent';
    response.writeHead(200, {
      'Content-Type': 'text/html',
      // Nothing inline, nothing evaluated, and Turnout alone to load from and to talk to.
      'Content-Security-Policy': `default-src 'none'; script-src ${turnout.origin}; connect-src ${turnout.origin}`,
    });
    response.end(
      request.url === '/elsewhere'
        ? '<!doctype html><title>Elsewhere</title>'
        : `<!doctype html><title>Shop</title><script async src="${turnout.origin}/webchat.js" data-bot="shop"
            data-key="${pageKey}" ${isConsenting ? 'data-consent="wait"' : ''}></script>`,
    );
  });
  [turnout, browser] = await Promise.all([startServer(), openBrowser(), once(shop.listen(0), 'listening')]);
  // The cast: it listens on TCP.
  port = (shop.address() as AddressInfo).port;
  await turnout.run('bot', 'create', 'shop', '--timezone', timezone);
  readKey = await turnout.run('key', 'create', '--bot', 'shop', '--scope', 'read');
  const bound = ['--scope', 'webchat', '--origin', `http://localhost:${port}`];
  pageKey = await turnout.run('key', 'create', '--bot', 'shop', ...bound);
});
afterAll(async () => {
  shop.closeAllConnections();
  shop.close();
  await browser.close();
  await turnout.close();
});

/** Opens a page of the shop as somebody new, or of a name that the key is not bound to. */
async function visit(path = '/', host = 'localhost', prepare?: () => void) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  onTestFinished(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  if (prepare !== undefined) await page.addInitScript(prepare);
  await page.goto(`http://${host}:${port}${path}`);
  return page;
}

type Snippet = { turnout: Record<'received' | 'sent' | 'consent' | 'forget', (value?: unknown) => void> };

/** Calls the snippet as the page's own script does. The cast: it has put itself there. */
const call = (page: Page, name: keyof Snippet['turnout'], ...values: unknown[]) =>
  page.evaluate(([called, passed]) => (globalThis as unknown as Snippet).turnout[called](...passed), [
    name,
    values as [unknown?],
  ] as const);
const keptId = (page: Page) => page.evaluate(() => localStorage.getItem('turnout-visitor'));

/** Users, received and sent messages of today. */
async function figures(): Promise<number[]> {
  const day = dayIn(timezone, Date.now());
  const question = `${turnout.origin}/api/v1/bots/shop/usage?from=${day}&to=${day}&granularity=day`;
  const answer = await fetch(question, { headers: { authorization: `Bearer ${readKey}` } });
  // The cast: the product's own API.
  const { platforms } = (await answer.json()) as Usage;
  expect(platforms.every(({ platform }) => platform === 'webchat')).toBe(true);
  const period = platforms[0]?.period;
  return [period?.activeUsers ?? 0, period?.messagesReceived ?? 0, period?.messagesSent ?? 0];
}

// The tests of this file build on each other's figures.
test('a visitor’s messages are counted, of the same user after a reload, and once whoever repeats them', async () => {
  const page = await visit();
  expect(await keptId(page)).toBeNull();
  await call(page, 'received', { id: 'm1' });
  await call(page, 'sent', { id: 'm2' });
  await expect.poll(figures).toEqual([1, 1, 1]);
  const id = await keptId(page);
  await page.reload();
  await call(page, 'received', { id: 'm1' });
  await call(page, 'received', { id: 'm3' });
  await expect.poll(figures).toEqual([1, 2, 1]);
  expect(await keptId(page)).toBe(id);
  expect(await page.context().cookies()).toEqual([]);
});

test('what was told just before the page is left arrives', async () => {
  const page = await visit();
  await call(page, 'received');
  await expect.poll(figures).toEqual([2, 3, 1]);
  await call(page, 'received');
  await page.goto(`http://localhost:${port}/elsewhere`);
  await expect.poll(figures).toEqual([2, 4, 1]);
});

test('the page of another site is refused, and does not notice', async () => {
  const page = await visit('/', '127.0.0.1');
  const refused = page.waitForEvent('console', (message) => /CORS policy/.test(message.text()));
  await call(page, 'received');
  await refused;
  expect(await figures()).toEqual([2, 4, 1]);
});

test('where the browser keeps nothing, visitors are counted by page', async () => {
  const page = await visit('/', 'localhost', () => {
    const get = () => {
      throw new DOMException('The user has blocked it.', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'localStorage', { get });
  });
  await call(page, 'received');
  await call(page, 'received');
  await expect.poll(figures).toEqual([3, 6, 1]);
});

test('before consent nothing is kept or sent; afterwards it is; and it can be taken back', async () => {
  const page = await visit('/consent');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await call(page, 'received');
  // Hidden or left, a page hands over what waits: here, nothing may go.
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  expect([await keptId(page), asked]).toEqual([null, []]);
  await call(page, 'consent', true);
  await expect.poll(figures).toEqual([4, 7, 1]);
  expect(await keptId(page)).toMatch(/^[\da-f]{32}$/);
  await call(page, 'consent', false);
  expect(await keptId(page)).toBeNull();
});
