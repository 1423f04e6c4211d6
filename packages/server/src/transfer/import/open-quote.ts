import type { FileType } from './file-type.ts';
import { readUnpacked } from './unpacked.ts';

const [quote, comma, newline, carriageReturn] = Buffer.from('",\n\r');

/** The line of the quote that a CSV file ends inside of; undefined when every quote is closed. */
export async function findOpenQuote(path: string, { compression }: FileType): Promise<number | undefined> {
  let line = 1;
  let openedOn: number | undefined;
  let isFieldStart = true;
  await readUnpacked(path, compression, undefined, async (chunks) => {
    for await (const chunk of chunks) {
      for (const byte of chunk) {
        // Inside quotes a doubled one closes and opens again, on the same line.
        if (byte === quote && openedOn !== undefined) openedOn = undefined;
        else if (byte === quote && isFieldStart) openedOn = line;
        isFieldStart =
          byte === comma || byte === newline || byte === carriageReturn || (byte === quote && openedOn === undefined);
        if (byte === newline) line += 1;
      }
    }
  });
  return openedOn;
}
