import { readJsonValues } from './json-values.ts';
import { readLines } from './lines.ts';
import type { SourceFile } from './source.ts';
import { isObject } from './values.ts';

/** A value of a file of JSON, with its line where the file has one on each. What is no JSON is undefined. */
export type JsonRecord = { path: string; value: unknown; line?: number };

/** Room for a first line, which tells of what kind the file is. */
const headBytes = 1024 * 1024;

/** A file of JSON lines, whose values are at the path `*`; or one JSON text, whose values at the wanted paths are picked. */
export async function* readRecords(
  file: SourceFile,
  phase: string,
  wanted: readonly string[],
): AsyncGenerator<JsonRecord[]> {
  if (!(await hasLines(file, phase))) return yield* readJsonValues(file.read(phase), file.path, wanted);
  let line = 0;
  for await (const lines of readLines(file.read(phase), file.path)) {
    const records: JsonRecord[] = [];
    for (const text of lines) {
      line += 1;
      if (text.trim() !== '') records.push({ path: '*', value: parse(text), line });
    }
    yield records;
  }
}

/** Whether the first line is an object by itself. */
async function hasLines(file: SourceFile, phase: string): Promise<boolean> {
  let head = Buffer.alloc(0);
  for await (const chunk of file.read(phase)) {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf(0x0a);
    if (end !== -1) return isObject(parse(head.toString('utf8', 0, end)));
    if (head.length > headBytes) return false;
  }
  return false;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
