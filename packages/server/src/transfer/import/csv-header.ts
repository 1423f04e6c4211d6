import { ImportError } from './import-error.ts';

/**
 * The column names in the first line of a CSV file; blanks around them and a byte order mark do not count.
 * Throws an ImportError when that line cannot be one of names, or when no line follows it.
 */
export function csvHeader(head: Buffer, path: string): string[] {
  refuseForeignEncoding(head, path);
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  const end = text.search(/\r?\n/);
  const line = end === -1 ? text : text.slice(0, end);
  const names = splitCsvLine(line).map((name) => name.trim());
  if (names.length === 1) {
    const other = [';', '\t', '|'].find((delimiter) => line.split(delimiter).length > 2);
    if (other !== undefined) {
      const shown = other === '\t' ? 'tabs' : `"${other}"`;
      throw new ImportError(`The columns of ${path} are separated by ${shown}. Save it with commas between them.`);
    }
  }
  const repeated = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (repeated !== undefined) throw new ImportError(`${path} has two columns named "${repeated}". Rename one of them.`);
  if (end === -1 || text.slice(end).trim() === '') {
    throw new ImportError(`${path} has a line of column names and nothing below it.`);
  }
  return names;
}

export function refuseForeignEncoding(head: Buffer, path: string): void {
  const mark = head.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') throw new ImportError(`${path} is in UTF-16. Save it as UTF-8.`);
}

/** One line without line breaks inside quotes: names hold none. */
function splitCsvLine(line: string): string[] {
  const cells: string[] = [];
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
  }
  return cells;
}
