import { retention, weekHours } from '@turnout/contract';
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
      // Thursdays and a Monday, at nine and at ten in Santiago.
      { ...message, timestamp: '2026-01-15T12:00:00Z' },
      { ...message, timestamp: '2026-01-22T13:59:59Z', direction: 'sent' },
      { ...message, timestamp: '2026-03-16T12:00:00Z' },
      { ...message, user: 'u2', platform: 'sms', timestamp: '2026-01-15T12:30:00Z' },
    ]),
  });
  await served.refresher.settle('a');
}, 60_000);
afterAll(async () => {
  await served.close();
  await trial.remove();
});

const ask = (path: string) => served.app.request(`/api/v1/bots/a/${path}`, { headers: bearer(served.keys.read) });
const year = 'from=2026-01-10&to=2026-03-20';

test('who came back in whole months, unless it says weeks', async () => {
  const { cohorts, platforms, all } = retention.parse(await (await ask(`retention?${year}`)).json());
  expect(cohorts).toEqual([
    { from: '2026-01-01', to: '2026-01-31' },
    { from: '2026-02-01', to: '2026-02-28' },
    { from: '2026-03-01', to: '2026-03-31' },
  ]);
  expect(platforms).toEqual([
    { platform: 'sms', users: [[1, 0, 0], [0, 0], [0]] },
    { platform: 'webchat', users: [[1, 0, 1], [0, 0], [0]] },
  ]);
  expect(all.users).toEqual([[2, 0, 1], [0, 0], [0]]);
  const weeks = retention.parse(await (await ask(`retention?${year}&granularity=week&platform=webchat`)).json());
  expect(weeks.cohorts.at(0)).toEqual({ from: '2026-01-05', to: '2026-01-11' });
  expect(weeks.all.users[1]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

test('the last days of the calendar end in a week, too', async () => {
  const { cohorts } = retention.parse(
    await (await ask('retention?from=2299-12-31&to=2299-12-31&granularity=week')).json(),
  );
  expect(cohorts).toEqual([{ from: '2299-12-25', to: '2299-12-31' }]);
});

test('messages by weekday and hour', async () => {
  const { weekdays, platforms, all } = weekHours.parse(await (await ask(`week-hours?${year}`)).json());
  expect(weekdays).toEqual([10, 10, 10, 10, 10, 10, 10]);
  expect(platforms.map(({ platform }) => platform)).toEqual(['webchat', 'sms']);
  expect(all.messagesReceived[3]?.indexOf(2)).toBe(9);
  expect(all.messagesReceived[0]?.indexOf(1)).toBe(9);
  expect(all.messagesSent[3]?.indexOf(1)).toBe(10);
});

test.each([
  [`retention.csv?${year}`, 'a-retention-2026-01-10-2026-03-20.csv', '2026-01-01,webchat,2,1'],
  [`week-hours.csv?${year}`, 'a-week-hours-2026-01-10-2026-03-20.csv', '4,9,all,messagesReceived,2'],
])('%s is a table', async (path, name, row) => {
  const answer = await ask(path);
  expect(answer.headers.get('content-disposition')).toContain(name);
  expect((await answer.text()).split('\r\n')).toContain(row);
});

test.each([
  ['retention?from=2015-01-01&to=2026-01-01&granularity=week', 'more than 400 cohorts'],
  [`retention?${year}&granularity=day`, 'one of week, month'],
  [`retention?${year}&compare=previous`, 'There is no parameter "compare"'],
  [`week-hours?${year}&granularity=day`, 'There is no parameter "granularity"'],
  ['week-hours?from=2026-01-10', 'Give "to"'],
])('%s is no question', async (path, sentence) => {
  const answer = await ask(path);
  const { error } = errorBody.parse(await answer.json());
  expect([answer.status, error.code]).toEqual([400, 'invalid_question']);
  expect(error.message).toContain(sentence);
});
