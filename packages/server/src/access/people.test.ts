import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cookieOf, openTemporary, type TemporaryAccess } from './temporary.ts';

// A password is slow to check, on purpose.
vi.setConfig({ testTimeout: 30_000 });

const password = 'a long password';
const own = 'http://127.0.0.1:7070';
let opened: TemporaryAccess;

beforeAll(async () => {
  opened = await openTemporary();
  await opened.access.people.createAdministrator('ana@example.org', password);
});
afterAll(() => opened.remove());

let callers = 0;
/** Every caller has an address of its own, so that the limit on tries is not what is tested. */
function newAddress(): string {
  callers += 1;
  return `10.0.0.${callers}`;
}

function call(path: string, body: unknown, headers: Record<string, string> = {}, address = newAddress()) {
  const request = new Request(`${own}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: '127.0.0.1:7070', ...headers },
    body: JSON.stringify(body),
  });
  return opened.access.people.handler(request, address);
}
const signIn = (headers?: Record<string, string>) =>
  call('/sign-in/email', { email: 'Ana@example.org', password }, headers);
const sessionOf = (answer: Response) => opened.access.people.session(new Headers({ cookie: cookieOf(answer) }));

test('who knows the password gets a session that scripts and other sites do not', async () => {
  const answer = await signIn({ origin: own });
  expect(answer.status).toBe(200);
  const [cookie] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^turnout\.session_token=.*HttpOnly; SameSite=Lax$/);
  expect(cookie).not.toMatch(/Secure|Domain/);
  expect(await sessionOf(answer)).toMatchObject({ email: 'ana@example.org', role: 'admin' });
});

test('behind https the cookie is Secure', async () => {
  const secure = await openTemporary({ publicUrl: 'https://turnout.example.org' });
  await secure.access.people.createAdministrator('ana@example.org', password);
  const answer = await secure.access.people.signIn('ana@example.org', password, new Headers());
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^__Secure-turnout\.session_token=.*; HttpOnly; Secure; SameSite=Lax$/,
  );
  secure.remove();
});

test.each([
  ['another password', 'ana@example.org', 'another password', 401],
  ['another person', 'eve@example.org', password, 401],
  ['no address', 'ana', password, 400],
])('%s opens nothing', async (_what, email, word, status) => {
  const answer = await call('/sign-in/email', { email, password: word });
  expect(answer.status).toBe(status);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test.each([
  ['its own', { origin: own }, 200],
  ['its own under another name', { origin: 'http://localhost:7070', host: 'localhost:7070' }, 200],
  ['another port', { origin: 'http://127.0.0.1:9999' }, 403],
  ['another site', { origin: 'https://evil.example' }, 403],
  ['nowhere', { origin: 'null' }, 403],
  ['a browser that hides it', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 403],
  ['a program', { 'sec-fetch-mode': 'cors' }, 200],
])('a page of %s signs in: %j → %i', async (_what, headers, status) => {
  expect((await signIn(headers)).status).toBe(status);
});

test('nobody signs up', async () => {
  const answer = await call('/sign-up/email', { email: 'eve@example.org', password, name: 'Eve', role: 'admin' });
  expect(answer.status).toBe(400);
  expect(opened.access.people.count()).toBe(1);
});

test('a session ends with signing out, and a forged one is none', async () => {
  const answer = await signIn();
  const cookie = cookieOf(answer);
  await call('/sign-out', {}, { cookie, origin: own });
  expect(await sessionOf(answer)).toBeUndefined();
  const forged = cookieOf(await signIn()).replace(/\.[^.]*$/, '.AAAA');
  expect(await opened.access.people.session(new Headers({ cookie: forged }))).toBeUndefined();
  expect(await opened.access.people.session(new Headers({ cookie: 'turnout.session_token=x' }))).toBeUndefined();
});

test('a session is another secret’s nothing', async () => {
  const other = await openTemporary({ secret: 't'.repeat(43) });
  await other.access.people.createAdministrator('ana@example.org', password);
  const cookie = cookieOf(await signIn());
  expect(await other.access.people.session(new Headers({ cookie }))).toBeUndefined();
  other.remove();
});

test('after ten tries from one address it is told to wait, another is not', async () => {
  const attempt = (address: string) =>
    call('/sign-in/email', { email: 'ana@example.org', password: 'wrong wrong' }, {}, address);
  const statuses: number[] = [];
  for (let n = 0; n < 11; n += 1) statuses.push((await attempt('192.0.2.1')).status);
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  expect((await attempt('192.0.2.2')).status).toBe(401);
  // What a caller says of its own address does not count.
  const disguised = await call(
    '/sign-in/email',
    { email: 'ana@example.org', password },
    { 'x-turnout-address': '192.0.2.3', 'x-forwarded-for': '192.0.2.4' },
    '192.0.2.1',
  );
  expect(disguised.status).toBe(429);
});

test('asking who is signed in keeps a fresh session as it is', async () => {
  const cookie = cookieOf(await signIn());
  expect(await opened.access.people.renew(new Headers({ cookie }))).toMatchObject({
    person: { email: 'ana@example.org' },
    cookies: [],
  });
  expect(await opened.access.people.renew(new Headers())).toEqual({ person: undefined, cookies: [] });
});
