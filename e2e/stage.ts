import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { openBrowser } from './browser.ts';
import type { Turnout } from './turnout.ts';

/** One product and one browser for the tests of a file. */
export type Stage = {
  turnout: Turnout;
  /** Opens an address of the product for the running test, which fails if the page does what no page may: see `watch`. */
  open(address: string, options?: Visit): Promise<Page>;
  close(): Promise<void>;
};

export type Visit = BrowserContextOptions & {
  width?: number;
  height?: number;
  /** Complaints on the console that belong to the test, such as the browser's own about an answer of 401. */
  expected?: RegExp;
};

/** Machines that run tests can be slow; nothing here waits longer than it has to. */
const patienceMs = 30_000;

export async function openStage(starting: Promise<Turnout>): Promise<Stage> {
  const [turnout, browser] = await Promise.all([starting, openBrowser()]);
  return {
    turnout,
    async open(address, { width = 1280, height = 900, expected, ...options } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: 'en-US',
        // Nobody's bot lives here: a page that showed the reader's time instead of the bot's would be found out.
        timezoneId: 'Pacific/Auckland',
        // Where nothing else is asked for, charts are at their final shape at once.
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(patienceMs);
      const page = await context.newPage();
      const faults = watch(page, turnout.origin, expected);
      onTestFinished(async () => {
        await context.close();
        expect(faults).toEqual([]);
      });
      await page.goto(new URL(address, turnout.origin).href);
      return page;
    },
    async close() {
      await browser.close();
      await turnout.close();
    },
  };
}

/** Collects what no page may do: errors, warnings, violations of its security policy, requests to anybody else. */
function watch(page: Page, origin: string, expected: RegExp | undefined): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (['error', 'warning'].includes(message.type()) && expected?.test(text) !== true) faults.push(text);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) faults.push(`request: ${url.href}`);
  });
  return faults;
}
