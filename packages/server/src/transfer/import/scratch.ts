import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What an import needs on the disk while it runs. */
export type Scratch = {
  /** Another name of the file: the engine would take `*`, `{` and `::` in its own for patterns and archives. */
  link: string;
  /** Where the engine may write the bad rows' numbers. */
  report: string;
  remove(): void;
};

const prefix = 'import-';

/** For an import of this file, in a directory of Turnout's own. */
export function openScratch(directory: string, path: string): Scratch {
  const { path: scratch, remove } = makeScratchDirectory(directory);
  const link = join(scratch, 'file');
  symlinkSync(path, link);
  return { link, report: join(scratch, 'bad-rows.tsv'), remove };
}

/** A directory that its owner alone may look into, gone when it is removed, or else at the next start. */
export function makeScratchDirectory(directory: string): { path: string; remove(): void } {
  const path = mkdtempSync(join(directory, prefix));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Removes what an import left that was killed. Only for the process that has the directory to itself, before any import. */
export function removeLeftScratch(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (name.startsWith(prefix)) rmSync(join(directory, name), { recursive: true, force: true });
  }
}
