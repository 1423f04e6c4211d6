import { type Metric, type Usage, usage } from '@turnout/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Turnout } from './turnout.ts';

export type { Page };

export const charts = ['active-users', 'new-users', 'total-users', 'messages'] as const;
export type Chart = (typeof charts)[number];

/** What a chart's panel of values says, as printed: rows by name, each with its cells. */
export type Readout = { when: string; rows: Record<string, string[]> };

export const plot = (page: Page, chart: Chart) => page.getByTestId(`plot-${chart}`);

/** Resolves when the figures that the address asks for are shown. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[data-testid=answer][aria-busy=false]').waitFor();
}

export function readReadout(page: Page, chart: Chart): Promise<Readout> {
  return page.getByTestId(`readout-${chart}`).evaluate((panel) => {
    const print = (cell: Element) => cell.textContent.replaceAll('\u00a0', ' ').trim();
    const rows = [...panel.querySelectorAll('tbody tr[data-platform]')].map((row) => {
      const [name = '', ...cells] = [...row.children].map(print);
      return [name, cells.filter((cell) => cell !== '')];
    });
    const when = panel.querySelector('[data-testid=readout-when]');
    return { when: when === null ? '' : print(when), rows: Object.fromEntries(rows) };
  });
}

/** All four panels, which always speak of the same bucket. */
export async function readAll(page: Page): Promise<Record<Chart, Readout>> {
  const readouts = await Promise.all(charts.map(async (chart) => [chart, await readReadout(page, chart)]));
  return Object.fromEntries(readouts);
}

/** Puts the mouse on a bar: the one that stands for that bucket and platform. Every bucket of the chart has one. */
export async function hoverBar(page: Page, chart: Chart, platform: string, index: number): Promise<void> {
  const bar = plot(page, chart).locator(`[data-platform=${platform}] rect`).nth(index);
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  if (box === null) throw new Error(`The chart ${chart} has no such bar.`);
  // Not `bar.hover()`, which waits until the bar itself is hit: the cursor's band lies over it.
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

/** The place over a bucket in a chart of any shape, found as a reader does: by moving until the panel names the bucket. */
export async function findBucket(
  page: Page,
  chart: Chart,
  bucket: string,
  pointTo = (x: number, y: number): Promise<void> => page.mouse.move(x, y),
): Promise<void> {
  const panel = page.getByTestId(`readout-${chart}`);
  await plot(page, chart).scrollIntoViewIfNeeded();
  const box = await plot(page, chart).boundingBox();
  if (box === null) throw new Error(`The chart ${chart} is not shown.`);
  await expect
    .poll(async () => {
      let [left, right] = [box.x, box.x + box.width];
      while (right - left > 0.1) {
        const x = (left + right) / 2;
        await pointTo(x, box.y + box.height / 2);
        const shown = (await panel.getAttribute('data-bucket')) ?? '';
        if (shown === bucket) return shown;
        if (shown < bucket) left = x;
        else right = x;
      }
      return undefined;
    })
    .toBe(bucket);
}

/** What the API answers to the question in the address of a bot's page. */
export async function ask(turnout: Turnout, bot: string, question: string, headers = {}): Promise<Usage> {
  const response = await fetch(`${turnout.origin}/api/v1/bots/${bot}/usage?${question}`, { headers });
  return usage.parse(await response.json());
}

/** The figures on the cards, as printed. */
export async function readFigures(page: Page): Promise<Record<Metric, string>> {
  const metrics = ['activeUsers', 'newUsers', 'totalUsers', 'messagesReceived', 'messagesSent'] as const;
  const figures = metrics.map(async (metric) => [
    metric,
    await page.getByTestId(`figure-value-${metric}`).textContent(),
  ]);
  return Object.fromEntries(await Promise.all(figures));
}

/** Chooses from the menu what the charts are compared with. */
export async function compareWith(page: Page, choice: 'none' | 'previous' | 'last-year'): Promise<void> {
  await page.getByTestId('compare').click();
  await page.getByTestId(`compare-${choice}`).click();
}

/** A number as an English page prints it. */
export const printed = (value: number): string => value.toLocaleString('en');

/** The body of a chart's table, as printed. */
export function tableRows(page: Page, chart: Chart): Promise<string[][]> {
  return page
    .getByTestId(`table-${chart}`)
    .evaluate((table) =>
      [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent)),
    );
}
