import { expect, test } from 'vitest';
import { csvText, pastedText } from './csv.ts';

test('a table is RFC 4180: commas, quotes, CRLF; numbers are plain digits', () => {
  expect(
    csvText([
      ['Month', 'Total'],
      ['January, the "first"', 1234567],
      ['a\nb', -3],
    ]),
  ).toBe('\uFEFFMonth,Total\r\n"January, the ""first""",1234567\r\n"a\nb",-3\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('the text %j cannot be run by a spreadsheet', (text) => {
  expect(csvText([[text]]).replaceAll('"', '')).toBe(`\uFEFF'${text}\r\n`);
  expect(pastedText([[text]]).startsWith("'")).toBe(true);
});

test('for the clipboard, a cell is a cell whatever is in it', () => {
  expect(
    pastedText([
      ['a\tb', 1],
      ['c\r\nd', 2],
    ]),
  ).toBe('a b\t1\nc d\t2');
});
