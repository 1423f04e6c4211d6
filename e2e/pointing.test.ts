import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ask,
  charts,
  findBucket,
  hoverBar,
  type Page,
  plot,
  printed,
  readAll,
  readReadout,
  settled,
  tableRows,
} from './dashboard.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** All ways to point at a bucket: mouse, finger, keyboard. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
});
afterAll(() => stage.close());

const question = 'from=2022-01-01&to=2022-06-30&granularity=month';
const halfYear = `/b/sample?${question}`;
const phone = { width: 390, height: 844, hasTouch: true, isMobile: true };

const expectShown = (page: Page, when: string) =>
  expect
    .poll(async () => Object.values(await readAll(page)).map((readout) => readout.when))
    .toEqual(charts.map(() => when));
const expectAtRest = (page: Page) =>
  expect
    .poll(async () => Object.values(await readAll(page)).map((readout) => readout.when))
    .toEqual(['Whole period', 'Whole period', 'At the end of the period', 'Whole period']);
const expectPinned = (page: Page, isPinned: boolean) =>
  expect
    .poll(async () => {
      const readouts = page.locator('[data-testid^=readout-][data-pinned]');
      return [...new Set(await readouts.evaluateAll((all) => all.map((one) => one.getAttribute('data-pinned'))))];
    })
    .toEqual([String(isPinned)]);

describe('the keyboard', () => {
  test('walks the buckets of all charts, jumps, stops at the ends, and says where it is', async () => {
    const page = await stage.open(halfYear);
    await plot(page, 'active-users').focus();
    const said = (chart: (typeof charts)[number]) => page.getByTestId(`announcer-${chart}`).textContent();
    const press = async (key: string, when: string) => {
      await page.keyboard.press(key);
      await expectShown(page, when);
    };
    await press('ArrowRight', 'January 2022');
    expect((await readReadout(page, 'total-users')).rows['WhatsApp']).toEqual(['473', '87.3%']);
    expect(await said('active-users')).toBe('January 2022. Active users: 445; WhatsApp 416, 93.5%; Webchat 29, 6.5%');
    // Once is enough: the other three charts hold their tongue.
    for (const chart of charts.slice(1)) expect(await said(chart)).toBe('');

    await press('ArrowLeft', 'January 2022');
    await press('ArrowRight', 'February 2022');
    await press('End', 'June 2022');
    await press('ArrowRight', 'June 2022');
    await press('ArrowLeft', 'May 2022');
    await press('Home', 'January 2022');
    await page.keyboard.press('Escape');
    await expectAtRest(page);
    expect(await said('active-users')).toBe('');

    await plot(page, 'messages').focus();
    await press('ArrowLeft', 'June 2022');
    await press('Home', 'January 2022');
    expect(await said('messages')).toBe(
      'January 2022. Messages received: 1,796; WhatsApp 1,678, 93.4%; Webchat 118, 6.6%. ' +
        'Messages sent: 3,116; WhatsApp 2,940, 94.4%; Webchat 176, 5.6%',
    );
    await page.keyboard.press('Shift+Tab');
    await expectAtRest(page);
  });

  test('pins with Enter: the pin stays put for the mouse, walks with the arrows, and goes with Escape', async () => {
    const page = await stage.open(halfYear);
    await plot(page, 'new-users').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expectPinned(page, true);
    await hoverBar(page, 'active-users', 'whatsapp', 4);
    await expectShown(page, 'January 2022');
    await page.keyboard.press('ArrowRight');
    await expectShown(page, 'February 2022');
    await expectPinned(page, true);
    await page.keyboard.press('Tab');
    await expectShown(page, 'February 2022');
    await plot(page, 'new-users').focus();
    await page.keyboard.press('Escape');
    await expectPinned(page, false);
    await page.mouse.move(0, 0);
    await expectAtRest(page);
  });
});

test('a click pins the bucket, the same click or its button lets it go', async () => {
  const page = await stage.open(halfYear);
  for (const letGo of ['the bar', 'the button']) {
    await hoverBar(page, 'messages', 'whatsapp', 2);
    await page.mouse.down();
    await page.mouse.up();
    await expectPinned(page, true);
    await page.mouse.move(0, 0);
    await expectShown(page, 'March 2022');
    if (letGo === 'the bar') {
      await hoverBar(page, 'messages', 'whatsapp', 2);
      await page.mouse.down();
      await page.mouse.up();
    } else await page.getByTestId('readout-total-users').getByRole('button', { name: 'Pinned' }).click();
    await expectPinned(page, false);
    await page.mouse.move(0, 0);
    await expectAtRest(page);
  }
});

describe('a finger on a phone', () => {
  test('shows a bucket in all charts, docked below them, and leaves it shown', async () => {
    const page = await stage.open(halfYear, phone);
    await settled(page);
    for (const chart of charts) {
      const [drawn, panel] = [
        await plot(page, chart).boundingBox(),
        await page.getByTestId(`readout-${chart}`).boundingBox(),
      ];
      expect(panel?.y).toBeGreaterThanOrEqual((drawn?.y ?? 0) + (drawn?.height ?? Number.POSITIVE_INFINITY));
      expect(panel?.x).toBe(drawn?.x);
    }
    const tap = (x: number, y: number) => page.touchscreen.tap(x, y);
    await findBucket(page, 'active-users', '2022-01-01', tap);
    await expectShown(page, 'January 2022');
    expect((await readReadout(page, 'active-users')).rows).toEqual({
      Total: ['445'],
      WhatsApp: ['416', '93.5%'],
      Webchat: ['29', '6.5%'],
    });
    await findBucket(page, 'total-users', '2022-06-01', tap);
    await expectShown(page, 'June 2022');
  });

  test('slides from bucket to bucket, and scrolls the page when it moves up', async () => {
    const page = await stage.open(halfYear, phone);
    await settled(page);
    const finger = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints });
    await plot(page, 'active-users').scrollIntoViewIfNeeded();
    const box = await plot(page, 'active-users').boundingBox();
    if (box === null) throw new Error('The chart is not shown.');
    const y = box.y + box.height / 2;
    const seen: string[] = [];
    await touch('touchStart', { x: box.x + 60, y });
    for (let x = box.x + 60; x < box.x + box.width; x += 12) {
      await touch('touchMove', { x, y });
      seen.push((await readReadout(page, 'messages')).when);
    }
    await touch('touchEnd');
    const months = ['January', 'February', 'March', 'April', 'May', 'June'].map((month) => `${month} 2022`);
    expect([...new Set(seen.filter((when) => when !== 'Whole period'))]).toEqual(months);
    await expectShown(page, 'June 2022');

    const before = await page.evaluate(() => scrollY);
    await touch('touchStart', { x: box.x + 100, y });
    for (let step = 1; step <= 10; step += 1) await touch('touchMove', { x: box.x + 100, y: y - step * 15 });
    await touch('touchEnd');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 50);
  });
});

test('the table of each chart holds the values of every bucket', async () => {
  const page = await stage.open(halfYear);
  const { buckets, all, platforms } = await ask(stage.turnout, 'sample', question);
  const columns = (metric: keyof typeof all.series) => [all, ...platforms].map(({ series }) => series[metric]);
  const expected = {
    'active-users': columns('activeUsers'),
    'new-users': columns('newUsers'),
    'total-users': columns('totalUsers'),
    messages: [...columns('messagesReceived'), ...columns('messagesSent')],
  };
  for (const chart of charts) {
    await page.getByTestId(`table-toggle-${chart}`).click();
    const rows = await tableRows(page, chart);
    expect(rows.map(([, ...cells]) => cells)).toEqual(
      buckets.map((_, index) => expected[chart].map((values) => printed(values[index] ?? 0))),
    );
    await page.getByTestId(`table-toggle-${chart}`).click();
    await plot(page, chart).waitFor();
  }
});

test('each figure and chart says what it counts when asked, and Escape closes it', async () => {
  const page = await stage.open(halfYear);
  await settled(page);
  for (const definition of await page.getByTestId('definition').all()) {
    await definition.click();
    const text = page.getByRole('dialog');
    await text.waitFor();
    expect((await text.textContent())?.length).toBeGreaterThan(60);
    await page.keyboard.press('Escape');
    await text.waitFor({ state: 'detached' });
    expect(await definition.evaluate((button) => button === document.activeElement)).toBe(true);
  }
});

test.each([
  { reducedMotion: 'reduce', isStill: true },
  { reducedMotion: 'no-preference', isStill: false },
] as const)('with motion "$reducedMotion", bars grow at once: $isStill', async ({ reducedMotion, isStill }) => {
  const page = await stage.open(halfYear, { reducedMotion });
  const bar = plot(page, 'active-users').locator('.mark rect').first();
  const seconds = await bar.evaluate((element) =>
    Math.max(...getComputedStyle(element).transitionDuration.split(',').map(Number.parseFloat)),
  );
  expect(seconds < 0.01).toBe(isStill);
  expect(seconds).toBeLessThanOrEqual(0.2);
});
