import { now } from '@turnout/contract';
import { expect, test } from 'vitest';
import { bearer, openTrial } from './trial.ts';

// What is counted is held against brute force in laws/; here is how it is asked for.
test('who wrote just now is in the answer, and nothing else can be asked', { timeout: 60_000 }, async () => {
  const trial = await openTrial();
  const { app, keys, refresher, close } = await trial.openApp({ name: 'served', hasAdministrator: true });
  const message = { platform: 'webchat', user: 'u1', direction: 'received' };
  await app.request('/api/v1/bots/a/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(keys.ingest) },
    body: JSON.stringify([
      message,
      { ...message, direction: 'sent' },
      { ...message, timestamp: '2026-01-01T00:00:00Z' },
    ]),
  });
  await refresher.settle('a');
  const ask = (path: string) => app.request(`/api/v1/bots/a/${path}`, { headers: bearer(keys.read) });
  const answer = await ask('now');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const { platforms, all, minutes, until } = now.parse(await answer.json());
  expect(platforms).toEqual([{ platform: 'webchat', ...all }]);
  expect(all).toMatchObject({ users5: 1, users30: 1 });
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  expect([sum(all.messagesReceived), sum(all.messagesSent)]).toEqual([1, 1]);
  expect(Date.parse(minutes.at(-1)?.to ?? '') + 1).toBe(Date.parse(until));
  expect((await ask('now?minutes=60')).status).toBe(400);
  await close();
  await trial.remove();
});
