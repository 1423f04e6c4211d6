import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Access, type AccessOptions, openAccess } from './open.ts';

export type TemporaryAccess = { access: Access; directory: string; remove(): void };

/** For tests: an accounts file of its own, in a directory that goes with it. */
export async function openTemporary(options: Partial<AccessOptions> = {}): Promise<TemporaryAccess> {
  const directory = mkdtempSync(join(tmpdir(), 'turnout-access-'));
  const access = await openAccess({
    directory,
    secret: 's'.repeat(43),
    publicUrl: 'http://127.0.0.1:7070',
    now: Date.now,
    ...options,
  });
  const remove = () => {
    access.close();
    rmSync(directory, { recursive: true });
  };
  return { access, directory, remove };
}

/** The Cookie header that a browser would send after an answer. */
export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1).join(''))
    .join('; ');
