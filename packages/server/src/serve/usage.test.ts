import { usage } from '@turnout/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorBody } from './openapi.ts';
import { bearer, openTrial, type TrialApp } from './trial.ts';

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;

beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: true });
  const message = { platform: 'webchat', user: 'u1', direction: 'received', timestamp: '2026-01-15T12:00:00Z' };
  await served.app.request('/api/v1/bots/a/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(served.keys.ingest) },
    body: JSON.stringify([message, { ...message, direction: 'sent', timestamp: '2026-01-16T12:00:00Z' }]),
  });
  await served.refresher.settle('a');
}, 60_000);
afterAll(async () => {
  await served.close();
  await trial.remove();
});

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return served.app.request(`/api/v1/bots/a/${path}`, { method, headers: { ...bearer(served.keys.read), ...headers } });
}
const january = 'from=2026-01-01&to=2026-01-31&granularity=month';

test('figures come as the contract has them, for nobody to keep', async () => {
  const answer = await ask(`usage?${january}`);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(answer.headers.get('vary')).toMatch(/Accept, Authorization, Cookie/);
  const { all, buckets } = usage.parse(await answer.json());
  expect(all.period).toEqual({ activeUsers: 1, newUsers: 1, totalUsers: 1, messagesReceived: 1, messagesSent: 1 });
  expect(buckets).toEqual([{ from: '2026-01-01', to: '2026-01-31', partial: false }]);
});

test.each([
  [`usage.csv?${january}`, {}],
  [`usage?${january}`, { accept: 'text/csv' }],
  [`usage?${january}`, { accept: 'application/json;q=0.5, text/csv' }],
])('%s with %j is a table', async (path, headers) => {
  const answer = await ask(path, headers);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a-usage-2026-01-01-2026-01-31.csv"');
  const lines = (await answer.text()).split('\r\n');
  expect(lines).toContain('bucket,platform,metric,value');
  expect(lines).toContain('2026-01-01,webchat,messagesSent,1');
  expect(lines).toContain('period,all,activeUsers,1');
});

test.each([{ accept: 'application/json' }, { accept: '*/*' }, { accept: 'text/html' }])(
  '%j is JSON',
  async (headers) => {
    expect((await ask(`usage?${january}`, headers)).headers.get('content-type')).toBe('application/json');
  },
);

test.each([
  ['no period', 'usage?granularity=day', /"from"/],
  ['a day that does not exist', 'usage?from=2026-02-30&to=2026-03-01', /"from"/],
  ['an unknown granularity', 'usage?from=2026-01-01&to=2026-01-31&granularity=decade', /"granularity"/],
  ['an unknown parameter', `usage?${january}&plattform=x`, /plattform/],
  ['hours of a year', 'usage?from=2025-01-01&to=2025-12-31&granularity=hour', /31 days/],
  ['a table of nothing', 'usage.csv', /"from"/],
])('%s is no question', async (_what, path, sentence) => {
  const answer = await ask(path);
  const { error } = errorBody.parse(await answer.json());
  expect([answer.status, error.code]).toEqual([400, 'invalid_question']);
  expect(error.message).toMatch(sentence);
});

test('HEAD has the headers and no body', async () => {
  const answer = await ask(`usage?${january}`, {}, 'HEAD');
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'application/json',
    '',
  ]);
});

test('a long answer is packed for who takes it', async () => {
  const answer = await ask('usage?from=2025-01-01&to=2025-12-31&granularity=day', { 'accept-encoding': 'gzip' });
  expect(answer.headers.get('content-encoding')).toBe('gzip');
});

test('the list of bots says from when to when each has messages', async () => {
  const answer = await served.app.request('/api/v1/bots', { headers: { cookie: served.cookie } });
  expect(await answer.json()).toEqual({
    bots: [
      { bot: 'a', name: 'A', timezone: 'America/Santiago', firstDay: '2026-01-15', lastDay: '2026-01-16' },
      { bot: 'b', name: 'B', timezone: 'America/Santiago' },
    ],
  });
  // Days are figures: a key that only sends messages does not get them.
  const sender = await served.app.request('/api/v1/bots', { headers: bearer(served.keys.ingest) });
  expect(await sender.json()).toEqual({ bots: [{ bot: 'a', name: 'A', timezone: 'America/Santiago' }] });
});
