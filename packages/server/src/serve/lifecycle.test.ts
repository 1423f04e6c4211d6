import { lifecycle } from '@turnout/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorBody } from './openapi.ts';
import { bearer, openTrial, type TrialApp } from './trial.ts';

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;

beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: true });
  const message = { platform: 'webchat', user: 'u1', direction: 'received' };
  await served.app.request('/api/v1/bots/a/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(served.keys.ingest) },
    body: JSON.stringify([
      { ...message, timestamp: '2026-01-15T12:00:00Z' },
      { ...message, timestamp: '2026-02-16T12:00:00Z' },
      { ...message, user: 'u2', timestamp: '2026-01-16T12:00:00Z' },
    ]),
  });
  await served.refresher.settle('a');
}, 60_000);
afterAll(async () => {
  await served.close();
  await trial.remove();
});

const ask = (path: string) => served.app.request(`/api/v1/bots/a/${path}`, { headers: bearer(served.keys.read) });
const february = 'from=2026-02-01&to=2026-02-28&granularity=month';

test('those who came and went, as the contract has them', async () => {
  const answer = await ask(`lifecycle?${february}`);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const { all } = lifecycle.parse(await answer.json());
  expect(all.period).toMatchObject({ activeUsers: 1, returningUsers: 1, lostUsers: 1, messagesPerUser: 1 });
});

test('the same as a table', async () => {
  const answer = await ask(`lifecycle.csv?${february}`);
  expect(answer.headers.get('content-disposition')).toContain('a-lifecycle-2026-02-01-2026-02-28.csv');
  expect((await answer.text()).split('\r\n')).toContain('2026-02-01,webchat,lostUsers,1');
});

test('there are no hours', async () => {
  const answer = await ask('lifecycle?from=2026-02-01&to=2026-02-01&granularity=hour');
  const { error } = errorBody.parse(await answer.json());
  expect([answer.status, error.code]).toEqual([400, 'invalid_question']);
  expect(error.message).toContain('not answered by hour');
});
