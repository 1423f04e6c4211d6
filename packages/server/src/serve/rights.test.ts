import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bots, errorBody, overview } from './openapi.ts';
import { bearer, openTrial, pageOrigin, type TrialApp } from './trial.ts';

/** Who may do what: every route, asked by everybody. */

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
let demo: TrialApp;
let fresh: TrialApp;

beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: true });
  demo = await trial.openApp({ name: 'demo', hasAdministrator: false, isOpen: true });
  fresh = await trial.openApp({ name: 'fresh', hasAdministrator: false });
}, 60_000);
afterAll(async () => {
  for (const { close } of [served, demo, fresh]) await close();
  await trial.remove();
});

const callers = {
  nobody: () => ({}),
  garbage: () => ({ authorization: 'Bearer turnout_read_garbage' }),
  ingest: ({ keys }: TrialApp) => bearer(keys.ingest),
  read: ({ keys }: TrialApp) => bearer(keys.read),
  otherIngest: ({ keys }: TrialApp) => bearer(keys.otherIngest),
  otherRead: ({ keys }: TrialApp) => bearer(keys.otherRead),
  page: ({ keys }: TrialApp) => ({ ...bearer(keys.page), origin: pageOrigin }),
  otherPage: ({ keys }: TrialApp) => ({ ...bearer(keys.otherPage), origin: 'https://b.example' }),
  strayPage: ({ keys }: TrialApp) => ({ ...bearer(keys.page), origin: 'https://evil.example' }),
  nowherePage: ({ keys }: TrialApp) => bearer(keys.page),
  session: ({ cookie }: TrialApp) => ({ cookie, origin: 'http://127.0.0.1:7070' }),
  foreignPage: ({ cookie }: TrialApp) => ({ cookie, origin: 'https://evil.example' }),
};
type Caller = keyof typeof callers;
const everybody = Object.keys(callers) as Caller[]; // Object.keys forgets the names it gives.

const message = { platform: 'webchat', user: 'u1', direction: 'received', id: 'm1' };
const note = { day: '2026-01-12', text: 'Campaign started' };
const days = 'from=2026-01-01&to=2026-01-31';
const period = `${days}&granularity=month`;

async function ask(on: TrialApp, caller: Caller, route: string, body: unknown = {}, more: Record<string, string> = {}) {
  const [method = '', path = ''] = route.split(' ');
  const headers = { host: '127.0.0.1:7070', 'content-type': 'application/json', ...callers[caller](on), ...more };
  const init = ['POST', 'PUT'].includes(method) ? { method, headers, body: JSON.stringify(body) } : { method, headers };
  const answer = await on.app.request(`http://127.0.0.1:7070${path}`, init);
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) await answer.body?.cancel();
  return answer;
}

const codeOf = async (answer: Response) => errorBody.parse(await answer.json()).error.code;

type Statuses = Record<Caller, number>;
const all = (status: number): Statuses => ({
  nobody: status,
  garbage: status,
  ingest: status,
  read: status,
  otherIngest: status,
  otherRead: status,
  page: status,
  otherPage: status,
  strayPage: status,
  nowherePage: status,
  session: status,
  foreignPage: status,
});
/** Their key is one for sending, from other pages than these: of no use here. */
const pagesRefused = { page: 403, otherPage: 403, strayPage: 403, nowherePage: 403 };
/** What pages of other sites send is not even looked at. */
const foreignRefused = { page: 403, otherPage: 403, strayPage: 403, foreignPage: 403 };
const keysRefused = { ingest: 403, read: 403, otherIngest: 403, otherRead: 403, ...pagesRefused };
const signedInOnly = { ...all(401), ...keysRefused, session: 200 };
/** A key may not, whatever its scope. */
const administratorsOnly = { ...all(401), ...keysRefused, foreignPage: 403 };
const readersOnly = { ...all(401), ...keysRefused, read: 200, session: 200, foreignPage: 200 };

const routes: [route: string, statuses: Statuses, body?: unknown][] = [
  [
    'POST /api/v1/bots/a/messages',
    { ...all(401), ...keysRefused, ingest: 200, page: 200, session: 403, foreignPage: 403 },
    message,
  ],
  [
    'POST /api/v1/bots/none/messages',
    { ...all(404), nobody: 401, garbage: 401, session: 403, foreignPage: 403 },
    message,
  ],
  ['OPTIONS /api/v1/bots/a/messages', all(204)],
  ['OPTIONS /api/v1/bots/none/messages', all(204)],
  // A page of another site may cause a reading request, but gets nothing of the answer: there are no CORS headers.
  [`GET /api/v1/bots/a/usage?${period}`, readersOnly],
  [`GET /api/v1/bots/a/usage.csv?${period}`, readersOnly],
  [`GET /api/v1/bots/a/lifecycle?${period}`, readersOnly],
  [`GET /api/v1/bots/a/lifecycle.csv?${period}`, readersOnly],
  [`GET /api/v1/bots/none/lifecycle?${period}`, { ...all(404), nobody: 401, garbage: 401 }],
  [`GET /api/v1/bots/a/retention?${period}`, readersOnly],
  [`GET /api/v1/bots/a/retention.csv?${period}`, readersOnly],
  [`GET /api/v1/bots/none/retention?${period}`, { ...all(404), nobody: 401, garbage: 401 }],
  [`GET /api/v1/bots/a/week-hours?${days}`, readersOnly],
  [`GET /api/v1/bots/a/week-hours.csv?${days}`, readersOnly],
  [`GET /api/v1/bots/none/week-hours?${days}`, { ...all(404), nobody: 401, garbage: 401 }],
  ['GET /api/v1/bots/a/live', readersOnly],
  ['GET /api/v1/bots/a/now', readersOnly],
  [`GET /api/v1/bots/none/usage?${period}`, { ...all(404), nobody: 401, garbage: 401 }],
  ['GET /api/v1/bots/none/now', { ...all(404), nobody: 401, garbage: 401 }],
  ['GET /api/v1/bots/none/live', { ...all(404), nobody: 401, garbage: 401 }],
  [`GET /api/v1/overview?${period}`, { ...readersOnly, otherRead: 200 }],
  [`GET /api/v1/overview.csv?${period}`, { ...readersOnly, otherRead: 200 }],
  ['GET /api/v1/bots', { ...all(200), nobody: 401, garbage: 401, ...pagesRefused }],
  ['GET /api/v1/bots/a/notes', readersOnly],
  ['GET /api/v1/bots/a/notes.csv', readersOnly],
  ['POST /api/v1/bots/a/notes', { ...administratorsOnly, session: 201 }, note],
  ['PUT /api/v1/bots/a/notes/none', { ...administratorsOnly, session: 404 }, note],
  ['DELETE /api/v1/bots/a/notes/none', { ...administratorsOnly, session: 404 }],
  ['GET /api/v1/bots/none/notes', { ...all(404), nobody: 401, garbage: 401 }],
  ['POST /api/v1/bots/none/notes', { ...administratorsOnly, session: 404 }, note],
  ['GET /api/v1/bots/a/connections', { ...administratorsOnly, session: 200, foreignPage: 200 }],
  ['PUT /api/v1/bots/a/connections/telegram', { ...administratorsOnly, session: 200 }],
  ['GET /api/v1/bots/a/deliveries', readersOnly],
  ['GET /api/v1/bots/none/deliveries', { ...all(404), nobody: 401, garbage: 401 }],
  // A platform shows its own signature, and nothing else counts.
  ['POST /hooks/telegram/a', all(401)],
  ['GET /hooks/telegram/a', all(401)],
  ['POST /hooks/telegram/b', all(404)],
  ['DELETE /api/v1/bots/a/connections/telegram', { ...administratorsOnly, session: 204 }],
  ['GET /api/v1/session', all(200)],
  [
    'POST /api/v1/setup',
    { ...all(409), ...foreignRefused },
    { token: 'x', email: 'eve@example.org', password: 'a long one' },
  ],
  ['POST /api/v1/sample', { ...signedInOnly, foreignPage: 403 }],
  ['GET /metrics', { ...signedInOnly, foreignPage: 200 }],
  ['GET /healthz', all(200)],
  ['GET /readyz', all(200)],
  ['GET /openapi.json', all(200)],
  ['GET /docs', all(200)],
  ['GET /', all(200)],
  ['GET /b/a', all(200)],
  ['GET /b/a/connect', all(200)],
  ['GET /sign-in', all(200)],
  ['GET /setup', all(200)],
  ['GET /webchat.js', all(200)],
  ['GET /turnout-sdk.tgz', all(200)],
  ['GET /assets/index-Ab3dEf9h.js', all(200)],
  ['GET /api/auth/get-session', all(404)],
  ['POST /api/auth/sign-up/email', { ...all(404), ...foreignRefused }],
  ['GET /api/v1/nothing', all(404)],
  ['GET /nothing', all(404)],
];

describe('with an administrator', () => {
  test.each(routes)('%s', async (route, statuses, body) => {
    for (const caller of everybody) {
      expect([caller, (await ask(served, caller, route, body)).status]).toEqual([caller, statuses[caller]]);
    }
  });

  test('every route of the app stands in this table', () => {
    const asked = routes.map(([route]) => route.split('?', 1).join(''));
    const patterns = served.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(
        ({ method, path }) =>
          `${method} ${path.replace(':bot', 'a').replace(':note', 'none').replace(':connector', 'telegram')}`,
      );
    // Signing in and out have tests of their own: they change who is signed in.
    const elsewhere = ['POST /api/auth/sign-in/email', 'POST /api/auth/sign-out'];
    expect([...new Set(patterns)].filter((pattern) => !asked.includes(pattern)).sort()).toEqual(elsewhere);
  });

  test('a key sees its own bot, a person all', async () => {
    const seen = async (caller: Caller) => {
      const answer = await ask(served, caller, 'GET /api/v1/bots');
      return bots.parse(await answer.json()).bots.map(({ bot }) => bot);
    };
    expect(await seen('otherRead')).toEqual(['b']);
    expect(await seen('ingest')).toEqual(['a']);
    expect(await seen('session')).toEqual(['a', 'b']);
  });

  test('a key has the figures of its own bot in the overview, a person those of all', async () => {
    const shown = async (caller: Caller) => {
      const answer = await ask(served, caller, `GET /api/v1/overview?${period}`);
      return overview.parse(await answer.json()).bots.map(({ bot }) => bot);
    };
    expect(await shown('otherRead')).toEqual(['b']);
    expect(await shown('read')).toEqual(['a']);
    expect(await shown('session')).toEqual(['a', 'b']);
  });

  test('a viewer reads, and may do nothing else', async () => {
    const viewers = await trial.openApp({ name: 'viewers', hasAdministrator: true, role: 'viewer' });
    const status = async (route: string) => (await ask(viewers, 'session', route)).status;
    expect(await status(`GET /api/v1/bots/a/usage?${period}`)).toBe(200);
    expect(await status('GET /api/v1/bots')).toBe(200);
    expect(await status(`GET /api/v1/overview?${period}`)).toBe(200);
    expect(await status('POST /api/v1/sample')).toBe(403);
    expect(await status('POST /api/v1/bots/a/messages')).toBe(403);
    expect(await status('GET /api/v1/bots/a/notes')).toBe(200);
    expect((await ask(viewers, 'session', 'POST /api/v1/bots/a/notes', note)).status).toBe(403);
    expect((await ask(viewers, 'session', 'PUT /api/v1/bots/a/notes/none', note)).status).toBe(403);
    expect(await status('DELETE /api/v1/bots/a/notes/none')).toBe(403);
    await viewers.close();
  });

  test('a revoked key is nobody', async () => {
    const { id, secret } = served.access.keys.create('a', 'read');
    const asked = () => served.app.request(`/api/v1/bots/a/usage?${period}`, { headers: bearer({ secret }) });
    expect((await asked()).status).toBe(200);
    served.access.keys.revoke(id);
    expect((await asked()).status).toBe(401);
  });

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 200],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost:7070' }, 403],
    [{ origin: 'http://localhost:7070', host: 'localhost:7070' }, 200],
  ])('a person whose browser says %j gets %i for an act', async (said, status) => {
    const headers = { cookie: served.cookie, host: '127.0.0.1:7070', ...said };
    const answer = await served.app.request('http://127.0.0.1:7070/api/v1/sample', { method: 'POST', headers });
    expect(answer.status).toBe(status);
  });
});

describe('on an open demo', () => {
  test.each([
    ['POST /api/v1/bots/a/messages', 401],
    [`GET /api/v1/bots/a/usage?${period}`, 200],
    [`GET /api/v1/bots/none/usage?${period}`, 404],
    ['GET /api/v1/bots/a/live', 200],
    ['GET /api/v1/bots/a/now', 200],
    ['GET /api/v1/bots', 200],
    [`GET /api/v1/overview?${period}`, 200],
    ['POST /api/v1/sample', 200],
    ['GET /api/v1/bots/a/notes', 200],
    ['POST /api/v1/bots/a/notes', 201, note],
    ['PUT /api/v1/bots/a/notes/none', 404, note],
    ['DELETE /api/v1/bots/a/notes/none', 404],
    ['GET /metrics', 200],
    ['GET /', 200],
  ])('%s by anybody: %i', async (route, status, body: unknown = message) => {
    expect((await ask(demo, 'nobody', route, body)).status).toBe(status);
  });

  test('a key is still judged as one', async () => {
    expect((await ask(demo, 'garbage', `GET /api/v1/bots/a/usage?${period}`)).status).toBe(401);
    expect((await ask(demo, 'ingest', `GET /api/v1/bots/a/usage?${period}`)).status).toBe(403);
    expect((await ask(demo, 'ingest', 'POST /api/v1/bots/a/messages', message)).status).toBe(200);
  });

  test('a page of another site may not act', async () => {
    expect((await ask(demo, 'foreignPage', 'POST /api/v1/sample')).status).toBe(403);
    expect((await ask(demo, 'foreignPage', 'POST /api/v1/bots/a/notes', note)).status).toBe(403);
  });

  test.each(routes)('%s is shut under a name that is not of this machine', async (route, _statuses, body) => {
    for (const host of ['evil.example', 'evil.example:7070', '192.168.1.20:7070', 'localhost.evil.example']) {
      const answer = await ask(demo, 'ingest', route, body, { host });
      expect([host, answer.status, await codeOf(answer)]).toEqual([host, 403, 'foreign_host']);
    }
    const local = await ask(demo, 'nobody', 'GET /healthz', undefined, { host: 'localhost:7070' });
    expect(local.status).toBe(200);
  });

  test('the session says that it is open', async () => {
    expect(await (await ask(demo, 'nobody', 'GET /api/v1/session')).json()).toEqual({ user: null, open: true });
  });
});

describe('before set-up', () => {
  test.each([
    ['GET /', 403, 'setup_required'],
    ['GET /b/a', 403, 'setup_required'],
    ['GET /sign-in', 403, 'setup_required'],
    ['GET /docs', 403, 'setup_required'],
    ['GET /openapi.json', 403, 'setup_required'],
    ['GET /metrics', 403, 'setup_required'],
    ['POST /api/auth/sign-in/email', 403, 'setup_required'],
    ['GET /api/v1/bots', 401, 'not_signed_in'],
    [`GET /api/v1/overview?${period}`, 401, 'not_signed_in'],
    [`GET /api/v1/bots/a/usage?${period}`, 401, 'not_signed_in'],
    ['POST /api/v1/bots/a/messages', 401, 'not_signed_in'],
    ['POST /api/v1/sample', 401, 'not_signed_in'],
    ['DELETE /api/v1/bots/a/notes/none', 401, 'not_signed_in'],
    ['POST /api/v1/setup', 400, 'invalid_request'],
  ])('%s is shut: %i %s', async (route, status, code) => {
    const answer = await ask(fresh, 'nobody', route);
    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
  });

  test.each(['GET /setup', 'GET /assets/index-Ab3dEf9h.js', 'GET /api/v1/session', 'GET /healthz', 'GET /readyz'])(
    '%s is open',
    async (route) => {
      expect((await ask(fresh, 'nobody', route)).status).toBe(200);
    },
  );

  test('a key has its right all the same', async () => {
    expect((await ask(fresh, 'ingest', 'POST /api/v1/bots/a/messages', message)).status).toBe(200);
    expect((await ask(fresh, 'read', `GET /api/v1/bots/a/usage?${period}`)).status).toBe(200);
    expect((await ask(fresh, 'read', 'GET /')).status).toBe(403);
  });

  test('who opens a page in a browser is told in a page', async () => {
    const answer = await ask(fresh, 'nobody', 'GET /', undefined, { accept: 'text/html,*/*' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'text/html; charset=UTF-8']);
    expect(await answer.text()).toContain('open the link that was printed');
  });
});
