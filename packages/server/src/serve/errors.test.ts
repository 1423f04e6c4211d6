import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineError } from '../store/engine.ts';
import { bearer, openTrial } from './trial.ts';

let trial: Awaited<ReturnType<typeof openTrial>>;
beforeAll(async () => {
  trial = await openTrial();
}, 60_000);
afterAll(() => trial.remove());

const message = { platform: 'webchat', user: '+56 9 5555 0100', direction: 'received', id: 'wamid.secret' };

test('what nobody foresaw is answered 500 and logged once, without what was sent', async () => {
  const app = await trial.openApp({
    name: 'broken',
    hasAdministrator: true,
    writer: { write: () => Promise.reject(new TypeError('a bug')) },
  });
  const answer = await app.app.request('/api/v1/bots/a/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(app.keys.ingest) },
    body: JSON.stringify(message),
  });
  expect([answer.status, await answer.json()]).toEqual([
    500,
    { error: { code: 'internal', message: expect.stringContaining('The log has the details') } },
  ]);
  expect(app.logged).toHaveLength(1);
  const logged = String(JSON.stringify(app.logged, (_key, value) => (value instanceof Error ? value.stack : value)));
  expect(logged).toContain('a bug');
  for (const secret of ['5555', 'wamid', 'webchat', app.keys.ingest.secret]) expect(logged).not.toContain(secret);
  await app.close();
});

test('an engine that fails is 503, not ready, and alive', async () => {
  const failing = () => Promise.reject(new EngineError('failed', 'The engine has failed.'));
  const engine = { ...trial.engine, query: failing };
  const app = await trial.openApp({ name: 'failing', hasAdministrator: true, engine });
  const ask = async (path: string) => (await app.app.request(path, { headers: { cookie: app.cookie } })).status;
  expect(await ask('/api/v1/bots/a/usage?from=2026-01-01&to=2026-01-31')).toBe(503);
  expect(await ask('/readyz')).toBe(503);
  expect(await ask('/healthz')).toBe(200);
  await app.close();
});
