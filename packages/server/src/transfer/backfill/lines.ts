import { ImportError } from '../import/import-error.ts';

/** No record of an export is longer, in bytes. */
const longest = 32 * 1024 * 1024;

/** The lines of a text in UTF-8, without their ends, those of one chunk at a time. Throws an ImportError where a line does not end. */
export async function* readLines(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  name: string,
): AsyncGenerator<string[]> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(0x0a);
    if (end !== -1) {
      const lines = Buffer.concat([...held, chunk.subarray(0, end)])
        .toString('utf8')
        .split('\n');
      held = [];
      heldBytes = 0;
      yield lines.map(withoutReturn);
    }
    held.push(chunk.subarray(end + 1));
    heldBytes += chunk.length - end - 1;
    if (heldBytes > longest)
      throw new ImportError(`${name} has a line of more than 32 MB, which no export has. Nothing of it was imported.`);
  }
  if (heldBytes > 0) yield [withoutReturn(Buffer.concat(held).toString('utf8'))];
}

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);
