import type { Cell } from './table.ts';

/** RFC 4180. Numbers are plain digits in every language; the mark in front tells Excel that the text is UTF-8. */
export const csvText = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;

/** For the clipboard: what spreadsheets paste into cells. */
export const pastedText = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => row.map((cell) => safe(cell).replaceAll(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');

function csvCell(cell: Cell): string {
  const text = safe(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that a spreadsheet would run as a formula is made one that it shows. Numbers are ours, and may be negative. */
const safe = (cell: Cell): string =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
