import { readFileSync } from 'node:fs';

const include = /^-- include: (\S+)$/gm;

const slot = /^-- slot: (\S+)$/gm;

/**
 * The statement in a .sql file. A line `-- include: other.sql` stands for the text of that file: so a piece that several
 * statements share (which messages count, say) is written once. A line `-- slot: name` stands for the text given
 * under that name in `slots`, or for nothing.
 */
export function loadSql(file: URL, slots: Readonly<Record<string, string>> = {}): string {
  return readFileSync(file, 'utf8')
    .replace(include, (_line, name: string) => loadSql(new URL(name, file), slots))
    .replace(slot, (_line, name: string) => slots[name] ?? '')
    .replace(/^--.*\n/gm, '')
    .trim();
}

/** The statements of a file that holds several, each ended by `;` at a line's end. */
export function loadStatements(file: URL): string[] {
  return loadSql(file)
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
