import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { AccessError } from './access-error.ts';
import type { Database } from './database.ts';
import { type People, prepareAdministrator, type StoreAdministrator } from './people.ts';

export type Setup = {
  /** A new one-time address for making the first administrator, and the end of the one before; undefined when there is one. */
  link(): string | undefined;
  /**
   * Makes the administrator and signs them in: the answer carries the session cookie.
   * Throws `invalid_setup_link`, `administrator_exists`, `invalid_email`, `invalid_password`.
   */
  redeem(token: string, email: string, password: string, headers?: Headers): Promise<Response>;
};

type SetupParts = { database: Database; people: People; storeAdministrator: StoreAdministrator; publicUrl: string };

export function createSetup({ database, people, storeAdministrator, publicUrl }: SetupParts): Setup {
  const sql = database.statements(new URL('./setup.sql', import.meta.url));

  const check = (token: string) => {
    if (people.hasAdministrator()) {
      throw new AccessError('administrator_exists', 'There is already an administrator; sign in instead.');
    }
    const stored = sql.get<{ hash: string }>('find');
    if (stored === undefined || !timingSafeEqual(digest(token), Buffer.from(stored.hash, 'hex'))) {
      throw new AccessError(
        'invalid_setup_link',
        'This set-up link is not valid any more; start Turnout again to get another.',
      );
    }
  };

  return {
    link() {
      if (people.hasAdministrator()) return undefined;
      const token = randomBytes(32).toString('base64url');
      sql.run('replace', { hash: digest(token).toString('hex') });
      const url = new URL('/setup', publicUrl);
      url.searchParams.set('token', token);
      return url.href;
    },
    async redeem(token, email, password, headers = new Headers()) {
      // Before the slow hash, so that only who has the link can make us work.
      check(token);
      const person = await prepareAdministrator(email, password);
      database.transaction(() => {
        // Again, because another may have used the link meanwhile.
        check(token);
        storeAdministrator(person);
        sql.run('remove');
      });
      return people.signIn(person.email, password, headers);
    },
  };
}

const digest = (token: string): Buffer => hash('sha256', token, 'buffer');
