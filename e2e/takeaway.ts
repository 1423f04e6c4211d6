import { readFile } from 'node:fs/promises';
import type { Usage } from '@turnout/contract';
import { type Chart, type Page, printed } from './dashboard.ts';

export type TakenFile = { name: string; content: Buffer };

/** Downloads one thing of a chart's menu, as its reader does. */
export async function takeFile(page: Page, chart: Chart, format: 'png' | 'svg' | 'csv'): Promise<TakenFile> {
  await page.getByTestId(`take-${chart}`).click();
  return catchFile(page, () => page.getByTestId(`take-${format}`).click());
}

/** The file that the page hands over when that is done. */
export async function catchFile(page: Page, act: () => Promise<void>): Promise<TakenFile> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

export type Drawing = {
  width: number;
  height: number;
  texts: string[];
  /** Texts that reach beyond the edges of the drawing. */
  cut: string[];
  /** Texts that lie over one another. */
  overlaps: string[];
};

/** Opens a drawing by itself, away from the page's styles, as another program does. */
export async function readDrawing(page: Page, svg: string): Promise<Drawing> {
  const blank = await page.context().newPage();
  try {
    await blank.goto('about:blank');
    return await blank.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      const error = parsed.querySelector('parsererror');
      if (error !== null) throw new Error(error.textContent);
      const drawing = document.importNode(parsed.documentElement, true);
      document.body.style.margin = '0';
      document.body.replaceChildren(drawing);
      const frame = drawing.getBoundingClientRect();
      const pieces = [...drawing.querySelectorAll('text')].map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return {
          text: text.textContent,
          left,
          right,
          top: top + (bottom - top) / 4,
          bottom: bottom - (bottom - top) / 4,
        };
      });
      return {
        width: frame.width,
        height: frame.height,
        texts: pieces.map(({ text }) => text),
        cut: pieces
          .filter(({ left, right, top, bottom }) => left < 0 || top < 0 || right > frame.right || bottom > frame.bottom)
          .map(({ text }) => text),
        overlaps: pieces.flatMap((one, index) =>
          pieces
            .slice(index + 1)
            .filter(
              (other) =>
                one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
            )
            .map((other) => `${one.text} / ${other.text}`),
        ),
      };
    }, svg);
  } finally {
    await blank.close();
  }
}

/** Size of a PNG, and how many of its pixels are of which colour. */
export function readPicture(
  page: Page,
  png: Buffer,
): Promise<{ width: number; height: number; colours: Record<string, number> }> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const colours: Record<string, number> = {};
    for (let at = 0; at < data.length; at += 4) {
      const colour = `${data[at]},${data[at + 1]},${data[at + 2]},${data[at + 3]}`;
      colours[colour] = (colours[colour] ?? 0) + 1;
    }
    return { width: bitmap.width, height: bitmap.height, colours };
  }, png.toString('base64'));
}

const metricsOf = {
  'active-users': ['activeUsers'],
  'new-users': ['newUsers'],
  'total-users': ['totalUsers'],
  messages: ['messagesReceived', 'messagesSent'],
} as const satisfies Record<Chart, readonly (keyof Usage['all']['period'])[]>;

/** The figures of the period that a picture of the chart must show: the total's and every platform's, as printed. */
export const legendFigures = (usage: Usage, chart: Chart): string[] =>
  metricsOf[chart].flatMap((metric) => [usage.all, ...usage.platforms].map(({ period }) => printed(period[metric])));

/** What the table of a chart must hold below its header, without the words: a row a bucket, and one of the period. */
export function tableFigures(usage: Usage, chart: Chart): string[][] {
  const columns = metricsOf[chart].flatMap((metric) =>
    [usage.all, ...usage.platforms].map(({ series, period }) => [...series[metric], period[metric]]),
  );
  return [...usage.buckets, { from: usage.from, to: usage.to }].map(({ from, to }, row) => [
    from,
    to,
    ...columns.map((column) => String(column[row])),
  ]);
}

/** Rows of a CSV of ours that quotes at most the words of its first column. */
export const csvRows = (text: string): string[][] =>
  text
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .map((row) =>
      [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? ''),
    );

/** Skia writes its page objects in the open. */
export const countPages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
