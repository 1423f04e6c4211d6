import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ProductError } from './product-error.ts';

/** The `.env` file of a directory; empty when there is none. Throws a ProductError when there is one that cannot be read. */
export function readDotEnv(directory: string): Record<string, string | undefined> {
  const path = join(directory, '.env');
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (cause) {
    // The cast: what node:fs throws has a code.
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new ProductError(`${path} could not be read (${code}). Make it readable, or move it away.`, { cause });
  }
}
