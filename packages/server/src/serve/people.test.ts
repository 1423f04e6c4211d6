import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cookieOf } from '../access/temporary.ts';
import { errorBody } from './openapi.ts';
import { openTrial, password, type TrialApp } from './trial.ts';

// A password is slow to check, on purpose.
vi.setConfig({ testTimeout: 30_000 });

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
let fresh: TrialApp;

beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: true });
  fresh = await trial.openApp({ name: 'fresh', hasAdministrator: false });
}, 60_000);
afterAll(async () => {
  await served.close();
  await fresh.close();
  await trial.remove();
});

function post(on: TrialApp, path: string, body: unknown, headers: Record<string, string> = {}) {
  return on.app.request(`http://127.0.0.1:7070${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: '127.0.0.1:7070', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
const sessionOf = async (on: TrialApp, cookie: string) =>
  (await on.app.request('http://127.0.0.1:7070/api/v1/session', { headers: { cookie } })).json();
const refusalOf = async (answer: Response) => {
  const { error } = errorBody.parse(await answer.json());
  return [answer.status, error.code];
};
const ana = { email: 'ana@example.org', password };

test('signing in gives a session, and no token to scripts; signing out ends it', async () => {
  const answer = await post(served, '/api/auth/sign-in/email', ana, { origin: 'http://127.0.0.1:7070' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ user: { email: 'ana@example.org', role: 'admin' } });
  const cookie = cookieOf(answer);
  expect(await sessionOf(served, cookie)).toEqual({ user: { email: 'ana@example.org', role: 'admin' }, open: false });
  const out = await post(served, '/api/auth/sign-out', {}, { cookie, origin: 'http://127.0.0.1:7070' });
  expect([out.status, await out.json()]).toEqual([200, { user: null }]);
  expect(await sessionOf(served, cookie)).toEqual({ user: null, open: false });
});

test('a program signs out without a body', async () => {
  const cookie = cookieOf(await served.access.people.signIn('ana@example.org', password, new Headers()));
  const out = await served.app.request('/api/auth/sign-out', { method: 'POST', headers: { cookie } });
  expect(out.status).toBe(200);
  expect(await sessionOf(served, cookie)).toEqual({ user: null, open: false });
});

test.each([
  ['another password', { ...ana, password: 'not the password' }, {}, [401, 'wrong_password']],
  ['no password', { email: 'ana@example.org' }, {}, [400, 'invalid_request']],
  ['no JSON', '{', {}, [400, 'invalid_request']],
  ['plain text', JSON.stringify(ana), { 'content-type': 'text/plain' }, [415, 'unsupported_type']],
  ['a page of another site', ana, { origin: 'https://evil.example' }, [403, 'foreign_origin']],
  ['a book', { ...ana, password: 'x'.repeat(20_000) }, {}, [413, 'body_too_large']],
])('%s does not sign in', async (_what, body, headers, refusal) => {
  const answer = await post(served, '/api/auth/sign-in/email', body, headers);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await refusalOf(answer)).toEqual(refusal);
});

test('who tries too often is told when to come again', async () => {
  const tries: Response[] = [];
  for (let n = 0; n < 12; n += 1) {
    tries.push(await post(served, '/api/auth/sign-in/email', { ...ana, password: 'not the password' }));
  }
  const last = tries.at(-1) ?? new Response();
  expect(await refusalOf(last)).toEqual([429, 'too_many_requests']);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('the link sets up, once', async () => {
  const token = new URL(fresh.access.setup.link() ?? '').searchParams.get('token');
  const setUp = (body: Record<string, unknown>) => post(fresh, '/api/v1/setup', body);
  expect(await refusalOf(await setUp({ ...ana, token: 'x' }))).toEqual([403, 'invalid_setup_link']);
  expect(await refusalOf(await setUp({ ...ana, token, password: 'short' }))).toEqual([422, 'invalid_password']);
  expect(await refusalOf(await setUp({ ...ana, token, email: 'ana' }))).toEqual([422, 'invalid_email']);
  expect(await refusalOf(await setUp({ ...ana, token, role: 'admin' }))).toEqual([400, 'invalid_request']);
  expect(await refusalOf(await setUp({ ...ana, token: 1 }))).toEqual([400, 'invalid_request']);
  const answer = await setUp({ ...ana, email: 'Ana@example.org', token });
  expect(await answer.json()).toEqual({ user: { email: 'ana@example.org', role: 'admin' } });
  expect(await sessionOf(fresh, cookieOf(answer))).toMatchObject({ user: { email: 'ana@example.org' } });
  expect(await refusalOf(await setUp({ ...ana, token }))).toEqual([409, 'administrator_exists']);
  expect((await fresh.app.request('/')).status).toBe(200);
});

test('the sample is loaded once for all who press at once', async () => {
  let loads = 0;
  const waiting = Promise.withResolvers<{ bot: string }>();
  const slow = await trial.openApp({
    name: 'slow',
    hasAdministrator: true,
    loadSample: () => {
      loads += 1;
      return waiting.promise;
    },
  });
  const pressed = [1, 2, 3].map(() => post(slow, '/api/v1/sample', {}, { cookie: slow.cookie }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  waiting.resolve({ bot: 'sample' });
  for (const answer of await Promise.all(pressed)) expect(await answer.json()).toEqual({ bot: 'sample' });
  expect(loads).toBe(1);
  await slow.close();
});
