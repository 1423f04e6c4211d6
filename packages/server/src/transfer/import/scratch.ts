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

/** In a directory of Turnout's own. What an import left that was killed is removed; there is one import at a time. */
export function openScratch(directory: string, path: string): Scratch {
  for (const name of readdirSync(directory)) {
    if (name.startsWith(prefix)) rmSync(join(directory, name), { recursive: true, force: true });
  }
  const scratch = mkdtempSync(join(directory, prefix));
  const link = join(scratch, 'file');
  symlinkSync(path, link);
  return {
    link,
    report: join(scratch, 'bad-rows.tsv'),
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}
