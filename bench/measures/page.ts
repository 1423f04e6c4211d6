import { openBrowser } from '../../e2e/browser.ts';
import type { Page } from '../../e2e/dashboard.ts';
import { startDemo } from '../../e2e/turnout.ts';
import type { Row } from '../row.ts';
import type { Measure } from '../stage.ts';
import { pause, percentile, sum } from '../statistics.ts';

const period = 'from=2022-01-01&to=2022-03-31';
const coldLoads = 5;
const frameMs = 1000 / 60;
const steps = 240;
const answer = '[data-testid=answer]';

/** The page on the sample in the machine's Chromium: what it loads, when it shows a chart, and how it follows a drag. */
export const measurePage: Measure = async () => {
  const [turnout, browser] = await Promise.all([startDemo(), openBrowser()]);
  const address = `${turnout.origin}/b/sample?${period}`;
  try {
    const loads: Load[] = [];
    for (let at = 0; at < coldLoads; at += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      loads.push(await load(await context.newPage(), address));
      await context.close();
    }
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await load(page, address);
    return [...loadRows(loads), ...dragRows(await drag(page))];
  } finally {
    await browser.close();
    await turnout.close();
  }
};

type Load = { firstChartMs: number; bytes: Record<string, number> };

/** A load with nothing in the browser's cache. Bytes are those on the wire, compressed, by what they are. */
async function load(page: Page, address: string): Promise<Load> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  client.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other';
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(address);
  const firstChartMs = await page
    .locator('.mark')
    .first()
    .evaluate(
      () =>
        // From the start of the navigation to the frame after the one that the chart is in.
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
        ),
    );
  // What the first view needs is there, and so is what it fetches ahead.
  const early = { ...bytes };
  await page.locator(`${answer}[aria-busy=false]`).waitFor();
  return { firstChartMs, bytes: early };
}

function loadRows(loads: readonly Load[]): Row[] {
  const kb = (kind: string) =>
    percentile(
      loads.map(({ bytes }) => bytes[kind] ?? 0),
      0.5,
    ) / 1000;
  return [
    {
      measure: 'page, JavaScript',
      value: kb('Script'),
      unit: 'KB',
      goal: { atMost: 300 },
      note: 'compressed, until the first chart is there',
    },
    { measure: 'page, styles', value: kb('Stylesheet'), unit: 'KB' },
    { measure: 'page, font', value: kb('Font'), unit: 'KB' },
    {
      measure: 'page, first chart',
      value: percentile(
        loads.map(({ firstChartMs }) => firstChartMs),
        0.5,
      ),
      unit: 'ms',
      goal: { atMost: 1_000 },
      note: `median of ${loads.length} cold loads, loopback`,
    },
  ];
}

type Drag = { frames: number[]; answers: number };

/** Drags the window of 90 days over the sample's life, a step at every frame, there and back. */
async function drag(page: Page): Promise<Drag> {
  const box = await page.getByTestId('timeline-window').boundingBox();
  if (box === null) throw new Error('The page has no timeline.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.locator(answer).evaluate((shown) => {
    const drag: Drag = { frames: [], answers: 0 };
    let last = performance.now();
    const tick = (now: number) => {
      drag.frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    new MutationObserver(() => {
      drag.answers += 1;
    }).observe(shown, { attributeFilter: ['data-from', 'data-to'] });
    Object.assign(globalThis, { drag });
  });
  const began = performance.now();
  const moves: Promise<void>[] = [];
  for (let at = 1; at <= steps; at += 1) {
    moves.push(page.mouse.move(x - 280 * Math.sin((at * Math.PI) / steps), y));
    await pause(Math.max(0, began + at * frameMs - performance.now()));
  }
  await Promise.all(moves);
  // The cast: what the lines above put there.
  const seen = await page.evaluate(() => (globalThis as unknown as { drag: Drag }).drag);
  await page.mouse.up();
  // The first two are those in which the counting began.
  return { ...seen, frames: seen.frames.slice(2) };
}

function dragRows({ frames, answers }: Drag): Row[] {
  const seconds = sum(frames) / 1000;
  return [
    {
      measure: 'scrubbing, the page, frames',
      value: frames.length / seconds,
      unit: 'frames/s',
      goal: { atLeast: 59 },
      note: `the longest took ${Math.max(...frames).toFixed(0)} ms, one in a hundred ${percentile(frames, 0.99).toFixed(0)} ms or more`,
    },
    { measure: 'scrubbing, the page, answers shown', value: answers / seconds, unit: 'answers/s' },
  ];
}
