import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';
import { AccessError } from './access-error.ts';
import type { Database } from './database.ts';
import { addressHeader, passwordLength, type SignIn } from './sign-in.ts';

/** Who is signed in. `id` is for our own records; others get to see neither. */
export type Person = { id: string; email: string; role: 'admin' | 'viewer' };

export type People = {
  count(): number;
  /** Whether there is anybody who may administer; until then only set-up is served. */
  hasAdministrator(): boolean;
  /** The first and only one. Throws `administrator_exists`, `invalid_email`, `invalid_password`. */
  createAdministrator(email: string, password: string): Promise<void>;
  /** The person behind a request's session cookie. */
  session(headers: Headers): Promise<Person | undefined>;
  /** The same, and lets the session last longer; `cookies` are Set-Cookie values for the answer. */
  renew(headers: Headers): Promise<{ person: Person | undefined; cookies: string[] }>;
  /** An answer with a session cookie. */
  signIn(email: string, password: string, headers: Headers): Promise<Response>;
  /** better-auth's addresses, below /api/auth/. `address` is the caller's, for the limit on tries. */
  handler(request: Request, address?: string): Promise<Response>;
};

/** A person who may be stored: the password is hashed already, so that storing takes no time. */
export type NewPerson = { email: string; passwordHash: string };

export async function prepareAdministrator(email: string, password: string): Promise<NewPerson> {
  const parsed = z.email().max(254).safeParse(email.trim().toLowerCase());
  if (!parsed.success) throw new AccessError('invalid_email', 'This is not an e-mail address.');
  const { min, max } = passwordLength;
  if (password.length < min || password.length > max) {
    throw new AccessError('invalid_password', `A password is ${min} to ${max} characters.`);
  }
  return { email: parsed.data, passwordHash: await hashPassword(password) };
}

/** Stores the first administrator. To be called within a transaction. */
export type StoreAdministrator = (person: NewPerson) => void;

export function createPeople(database: Database, signIn: SignIn, now: () => number) {
  const sql = database.statements(new URL('./people.sql', import.meta.url));
  const countOf = (name: string) => sql.get<{ people: number }>(name)?.people ?? 0;
  const hasAdministrator = () => countOf('countAdministrators') > 0;

  const storeAdministrator: StoreAdministrator = ({ email, passwordHash }) => {
    if (hasAdministrator()) {
      throw new AccessError('administrator_exists', 'There is already an administrator; sign in instead.');
    }
    const user = randomUUID();
    const at = new Date(now()).toISOString();
    sql.run('createUser', { id: user, name: email, email, role: 'admin', now: at });
    sql.run('createPassword', { id: randomUUID(), user, hash: passwordHash, now: at });
  };

  const people: People = {
    count: () => countOf('count'),
    hasAdministrator,
    async createAdministrator(email, password) {
      const person = await prepareAdministrator(email, password);
      database.transaction(() => storeAdministrator(person));
    },
    async session(headers) {
      // Most callers have no cookie at all; they cost nothing.
      if (!headers.has('cookie')) return undefined;
      return toPerson(await signIn.api.getSession({ headers, query: { disableRefresh: true } }));
    },
    async renew(headers) {
      if (!headers.has('cookie')) return { person: undefined, cookies: [] };
      const { response, headers: answered } = await signIn.api.getSession({ headers, returnHeaders: true });
      return { person: toPerson(response), cookies: answered.getSetCookie() };
    },
    signIn: (email, password, headers) =>
      signIn.api.signInEmail({ body: { email, password }, headers, asResponse: true }),
    async handler(request, address) {
      const headers = new Headers(request.headers);
      headers.delete(addressHeader);
      if (address !== undefined) headers.set(addressHeader, address);
      // Browsers name the page that posts. Who names none is a program and acts for itself; better-auth would refuse it.
      const isProgram = !headers.has('origin') && !headers.has('sec-fetch-site');
      if (isProgram) headers.set('origin', signIn.options.baseURL);
      // Empty must stay nothing: an empty text would be sent on as one, with its type, and be refused.
      const body = (await request.text()) || null;
      return signIn.handler(new Request(request.url, { method: request.method, headers, body }));
    },
  };
  return { people, storeAdministrator };
}

function toPerson(session: { user: { id: string; email: string; role: string } } | null): Person | undefined {
  if (session === null) return undefined;
  const { id, email, role } = session.user;
  return { id, email, role: role === 'admin' ? 'admin' : 'viewer' };
}
