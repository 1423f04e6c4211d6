import { overview } from '@turnout/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorBody } from './openapi.ts';
import { bearer, openTrial, type TrialApp } from './trial.ts';

// That its figures are those of each bot's usage is held in laws/; here is how it is asked for.
let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;

beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: true });
  const message = { platform: 'webchat', user: 'u1', direction: 'received', timestamp: '2026-01-15T12:00:00Z' };
  await served.app.request('/api/v1/bots/b/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(served.keys.otherIngest) },
    body: JSON.stringify([message, { ...message, platform: 'telegram' }]),
  });
  await served.refresher.settle('b');
}, 60_000);
afterAll(async () => {
  await served.close();
  await trial.remove();
});

const ask = (path: string, headers: Record<string, string> = { cookie: served.cookie }) =>
  served.app.request(`/api/v1/${path}`, { headers });
const january = 'from=2026-01-01&to=2026-01-31&granularity=month';

test('every bot has its five figures, on all platforms together', async () => {
  const answer = await ask(`overview?${january}&compare=previous`);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const { bots, previous } = overview.parse(await answer.json());
  expect(previous).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  const [a, b] = bots;
  expect(a).toMatchObject({ bot: 'a', name: 'A', period: { activeUsers: 0 } });
  expect(a).not.toHaveProperty('firstDay');
  expect(b).toMatchObject({
    bot: 'b',
    timezone: 'America/Santiago',
    firstDay: '2026-01-15',
    period: { activeUsers: 2, newUsers: 2, totalUsers: 2, messagesReceived: 2, messagesSent: 0 },
    previous: { activeUsers: 0, totalUsers: 0 },
  });
});

test.each([
  [`overview.csv?${january}`, 'text/html'],
  [`overview?${january}`, 'text/csv'],
])('%s for who takes %s is a table', async (path, accept) => {
  const answer = await ask(path, { accept, ...bearer(served.keys.otherRead) });
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="overview-2026-01-01-2026-01-31.csv"');
  const lines = (await answer.text()).split('\r\n');
  expect(lines[0]).toBe('bucket,bot,metric,value');
  expect(lines).toContain('2026-01-01,b,activeUsers,2');
  expect(lines).toContain('period,b,messagesReceived,2');
  expect(lines.some((line) => line.includes(',a,'))).toBe(false);
});

test.each([
  ['no period', 'overview', /"from"/],
  ['hours', 'overview?from=2026-01-01&to=2026-01-02&granularity=hour', /"granularity"/],
  ['a platform', `overview?${january}&platform=webchat`, /"platform"/],
  ['the same twice', `overview?${january}&from=2026-01-02`, /"from" once/],
  ['a century by day', 'overview?from=1950-01-01&to=2050-01-01', /buckets/],
])('%s is no question', async (_what, path, sentence) => {
  const answer = await ask(path);
  const { error } = errorBody.parse(await answer.json());
  expect([answer.status, error.code]).toEqual([400, 'invalid_question']);
  expect(error.message).toMatch(sentence);
});
