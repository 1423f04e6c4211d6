import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type BadRow, badRowOf } from './faults.ts';

/**
 * The rows that bad-rows.sql wrote, with the lines they begin on: rows that span several lines, bad or not, move all
 * that come after them. `firstLine` is that of row 0.
 */
export async function* readBadRows(report: string, firstLine: number): AsyncGenerator<BadRow> {
  let offset = firstLine;
  for await (const text of createInterface({ input: createReadStream(report) })) {
    const [row = '', lines = '', fault = ''] = text.split('\t');
    if (fault !== '' && fault !== 'blank') yield badRowOf(Number(row) + offset, fault, Number(lines));
    offset += Number(lines);
  }
}
