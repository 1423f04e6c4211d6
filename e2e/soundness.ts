import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The last is what is left of 1280 px when the page is made four times as large. */
const widths = [1920, 1280, 768, 390, 320];

/**
 * What holds for every state of every page, from phone to wide screen, light and dark: nothing is cut, nothing overlaps,
 * nothing scrolls sideways, and axe finds nothing. Leaves the page at the width it had.
 */
export async function expectSound(page: Page): Promise<void> {
  const size = page.viewportSize();
  await expectFit(page);
  await page.setViewportSize({ width: 390, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findBarriers(page), 'on a phone in the dark').toEqual([]);
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(size ?? { width: 1280, height: 900 });
  expect(await findBarriers(page)).toEqual([]);
}

/** Nothing is cut, nothing overlaps and nothing scrolls sideways, however wide the page. Leaves it at the smallest. */
export async function expectFit(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    // Charts follow their place a frame later.
    await expect.poll(() => findLayoutFaults(page), { message: `at ${width} px` }).toEqual([]);
  }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds against WCAG 2.2 AA and its own advice, however slight, each with the elements it concerns. */
async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).disableRules('target-size').analyze();
  const targets = new AxeBuilder({ page }).withRules('target-size');
  // What an open dialog half covers is not there to be pressed: a press closes the dialog first.
  if ((await page.locator('[role=dialog]').count()) > 0) targets.exclude('.bar');
  return [...violations, ...(await targets.analyze()).violations].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`,
  );
}

/** Texts that are cut off or lie over each other, buttons that do, and scrolling sideways. */
function findLayoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Piece = {
      text: string;
      element: Element;
      layer: Element | null;
      left: number;
      right: number;
      top: number;
      bottom: number;
    };
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth} px`);

    const isShown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('.visually-hidden, title, script, style') === null;

    /** The part of a box that its ancestors let through, and whether one of them cuts it for good. */
    const clip = ({ left, right, top, bottom }: DOMRect, element: Element) => {
      let isCut = false;
      const shown = { left, right, top, bottom };
      for (
        let frame: Element | null = element;
        frame !== null && frame !== document.body;
        frame = frame.parentElement
      ) {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(frame);
        if (frame instanceof SVGElement || (overflowX === 'visible' && overflowY === 'visible')) continue;
        const box = frame.getBoundingClientRect();
        const scrolls = /auto|scroll/.test(overflowX + overflowY);
        // A name too long for its place is fine where the whole of it can be had.
        const isShortened = textOverflow === 'ellipsis' && frame.closest('[title]') !== null;
        const sticksOut =
          shown.right > box.right + 1 ||
          shown.left < box.left - 1 ||
          shown.bottom > box.bottom + 3 ||
          shown.top < box.top - 3;
        if (sticksOut && !scrolls && !isShortened) isCut = true;
        shown.left = Math.max(shown.left, box.left);
        shown.right = Math.min(shown.right, box.right);
        shown.top = Math.max(shown.top, box.top);
        shown.bottom = Math.min(shown.bottom, box.bottom);
      }
      return { isCut, shown };
    };

    // What opens over the page, and the bars that stay while it scrolls, cover what is below by design.
    const layerOf = (element: Element) => element.closest('[role=dialog], [role=menu], .bar, .timeline');

    const pieces: Piece[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (text === '' || element === null || !isShown(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const { isCut, shown } = clip(rect, element);
        if (isCut) faults.push(`"${text}" is cut off`);
        if (shown.right - shown.left < 1 || shown.bottom - shown.top < 1) continue;
        if (shown.left < -1 || shown.right > clientWidth + 1) faults.push(`"${text}" leaves the window`);
        // Letters are smaller than the boxes they are set in.
        const slack = rect.height / 4;
        pieces.push({
          text,
          element,
          layer: layerOf(element),
          left: shown.left + 1,
          right: shown.right - 1,
          top: shown.top + slack,
          bottom: shown.bottom - slack,
        });
      }
    }
    for (const element of document.querySelectorAll('button, a')) {
      if (!isShown(element)) continue;
      const { shown } = clip(element.getBoundingClientRect(), element);
      const text = `the ${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent}`;
      pieces.push({
        text,
        element,
        layer: layerOf(element),
        left: shown.left + 1,
        right: shown.right - 1,
        top: shown.top + 1,
        bottom: shown.bottom - 1,
      });
    }

    for (const [index, one] of pieces.entries()) {
      for (const other of pieces.slice(index + 1)) {
        const overlaps =
          one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
        if (!overlaps || one.layer !== other.layer) continue;
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        faults.push(`"${one.text}" and "${other.text}" overlap`);
      }
    }
    return faults.slice(0, 12);
  });
}
