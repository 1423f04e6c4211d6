import type { Page } from 'playwright-core';
import { en, type Words } from '../packages/web/src/words/en.ts';

/** What the page says, shows when pointed at, or has read aloud, and that is still English where the language has other words. */
export async function findLeftovers(page: Page, words: Words): Promise<string[]> {
  const english = sayings(en, words);
  const said = await everythingSaid(page);
  return [...new Set(said.filter((text) => english.some((isMeant) => isMeant(text))))];
}

type IsMeant = (text: string) => boolean;

/** A test for each text of one language that the other has otherwise. */
function sayings(one: unknown, other: unknown): IsMeant[] {
  if (typeof one === 'string') return one === other ? [] : [saidIn(one)];
  if (typeof one === 'function' && typeof other === 'function') {
    return blanks.flatMap((blank) => sayings(said(one, blank), said(other, blank)));
  }
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return [];
  return Object.entries(one).flatMap(([key, value]) => sayings(value, Reflect.get(other, key)));
}

/** Some texts speak of granularities only, and know nothing of anything else. */
function said(text: CallableFunction, blank: string): unknown {
  try {
    return text(blank, blank, blank);
  } catch {
    return undefined;
  }
}

/** Stands for whatever a text says something about. */
const hole = '\u2042';
const blanks = [hole, 'hour', 'day', 'week', 'month', 'quarter', 'year'];

/** Several words are found within others; a single one is only meant where it stands alone, in whatever case. */
function saidIn(text: string): IsMeant {
  const pattern = text
    .trim()
    .split(hole)
    .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.+');
  const isPhrase = text.replaceAll(hole, '').trim().split(/\s+/).length > 2;
  const expression = new RegExp(isPhrase ? pattern : `^${pattern}$`, 'iu');
  return (said) => pattern !== '.+' && expression.test(said);
}

function everythingSaid(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Element)) {
        // Names that people gave, commands, and languages by their own names are in no language of the page.
        if (node.parentElement?.closest('code, script, style, [lang]:not(html), .bot-name') == null)
          texts.push(node.textContent ?? '');
        continue;
      }
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription']) {
        texts.push(node.getAttribute(name) ?? '');
      }
    }
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  });
}
