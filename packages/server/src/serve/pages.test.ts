import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTrial, type TrialApp } from './trial.ts';

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;

beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: true });
}, 60_000);
afterAll(async () => {
  await served.close();
  await trial.remove();
});

const script = '/assets/index-Ab3dEf9h.js';
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  served.app.request(path, { method, headers });

test.each(['/', '/b/a', '/b/anything', '/sign-in', '/setup'])('%s is the dashboard', async (path) => {
  const answer = await get(path);
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(await answer.text()).toContain('<title>Turnout</title>');
});

test.each([
  '/index.html',
  '/b',
  '/b/a/c',
  '/../package.json',
  '/assets/../../accounts.sqlite',
  '/assets/%2e%2e/index.html',
])('%s is nothing', async (path) => {
  expect((await get(path)).status).toBe(404);
});

test('a file whose name tells its content is kept for good, packed as the browser takes it', async () => {
  const plain = await get(script);
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const source = Buffer.from(await plain.arrayBuffer());
  const packed = await get(script, { 'accept-encoding': 'gzip, br' });
  expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual(['br', 'Accept-Encoding']);
  expect(brotliDecompressSync(await packed.arrayBuffer())).toEqual(source);
  const gzip = await get(script, { 'accept-encoding': 'gzip, br;q=0' });
  expect(gzip.headers.get('content-encoding')).toBe('gzip');
});

test('what the browser has is not sent again', async () => {
  const etag = (await get('/')).headers.get('etag') ?? '';
  const again = await get('/', { 'if-none-match': etag });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('every answer but the hot path’s tells the browser what not to do', async () => {
  for (const path of ['/', script, '/api/v1/session', '/api/v1/bots', '/nothing', '/healthz']) {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'self'; .*frame-ancestors 'none'$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});

test('behind https the browser is told to stay there', async () => {
  const secure = await trial.openApp({ name: 'secure', hasAdministrator: true, publicUrl: 'https://t.example' });
  expect((await secure.app.request('/')).headers.get('strict-transport-security')).toBe('max-age=31536000');
  expect((await get('/')).headers.get('strict-transport-security')).toBeNull();
  await secure.close();
});

test.each([
  ['GET', '/api/v1/bots/a/messages', 405, 'POST, OPTIONS'],
  ['DELETE', '/api/v1/bots/a/usage', 405, 'GET, HEAD, OPTIONS'],
  ['POST', '/', 405, 'GET, HEAD, OPTIONS'],
  ['OPTIONS', '/api/v1/bots/a/messages', 204, 'POST, OPTIONS'],
  ['OPTIONS', '/api/v1/nothing', 404, null],
])('%s %s: %i, Allow %s', async (method, path, status, allow) => {
  const answer = await get(path, {}, method);
  expect([answer.status, answer.headers.get('allow')]).toEqual([status, allow]);
});

test('without a dashboard the address says how to get it', async () => {
  const bare = await trial.openApp({ name: 'bare', hasAdministrator: true, webDirectory: '/nowhere/at/all' });
  const answer = await bare.app.request('/');
  expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('npm start')]);
  await bare.close();
});
