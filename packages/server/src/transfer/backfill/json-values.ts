import { ImportError } from '../import/import-error.ts';
import { createScanner, type JsonValue } from './json-scanner.ts';

/** No export has a larger record; what does would only fill the memory. */
const largestBytes = 32 * 1024 * 1024;

/**
 * The values at the wanted paths of a JSON text, in order, those of one chunk at a time: `messages.*` is each element of the
 * list `messages` of the outermost object. Throws an ImportError where the text is no JSON, or ends too early.
 */
export async function* readJsonValues(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  name: string,
  wanted: readonly string[],
): AsyncGenerator<JsonValue[]> {
  let found: JsonValue[] = [];
  const scanner = createScanner(wanted, (value) => found.push(value));
  let bytes = 0;
  for await (const chunk of chunks) {
    const isWhole = scanner.scan(chunk);
    bytes += chunk.length;
    if (!isWhole || scanner.heldBytes() > largestBytes) {
      const place = `in the first ${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
      throw new ImportError(`${name} is no JSON, or it is damaged, ${place}. Nothing of it was imported.`);
    }
    const ready = found;
    found = [];
    yield ready;
  }
  if (!scanner.isComplete()) {
    throw new ImportError(`${name} is cut short: its JSON does not end. Nothing of it was imported.`);
  }
}
