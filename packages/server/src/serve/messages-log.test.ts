import { deliveries } from '@turnout/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bearer, openTrial, pageOrigin, type TrialApp } from './trial.ts';

/** Whoever connects a bot sees why its requests are refused; strangers can neither read that nor fill it. */
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

const message = JSON.stringify({ platform: 'webchat', user: 'a secret user', direction: 'received', id: 'm1' });
const json = { 'content-type': 'application/json' };
const send = async (headers: Record<string, string>, body = message, bot = 'a') => {
  const answer = await served.app.request(`http://127.0.0.1:7070/api/v1/bots/${bot}/messages`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body,
  });
  return answer.status;
};
const log = async (bot: 'a' | 'b') => {
  const key = bot === 'a' ? served.keys.read : served.keys.otherRead;
  const answer = await served.app.request(`http://127.0.0.1:7070/api/v1/bots/${bot}/deliveries`, {
    headers: bearer(key),
  });
  return deliveries.parse(await answer.json()).deliveries;
};
const lines = async (bot: 'a' | 'b') =>
  (await log(bot)).map(({ connector, refused, times }) => `${connector} ${refused} ${times}`).toSorted();

test('every refusal is in the log of the bot that the address names, once for each reason', async () => {
  const { ingest, read, otherIngest, page } = served.keys;
  const elsewhere = { origin: 'https://elsewhere.example' };
  const statuses = [
    await send({}),
    await send(bearer({ secret: 'turnout_ingest_nonsense' })),
    await send(bearer(read)),
    await send(bearer(otherIngest)),
    await send(bearer(ingest), '{'),
    await send(bearer(ingest), `[${'{},'.repeat(10_000)}{}]`),
    await send({ ...bearer(ingest), 'content-type': 'text/plain' }),
    await send({ ...bearer(page), ...elsewhere }),
    await send({ ...bearer(page), origin: pageOrigin }, '{'),
    await send({ ...bearer(page), origin: pageOrigin }, '{}'),
    await send(bearer(ingest), message, 'none'),
  ];
  expect(statuses).toEqual([401, 401, 403, 403, 400, 413, 415, 403, 400, 422, 404]);
  expect(await lines('a')).toEqual([
    'api key_not_allowed 2',
    'api key_wrong 2',
    'api too_large 1',
    'api unreadable 1',
    'api unsupported 1',
    'webchat foreign_origin 1',
    'webchat undefined 1',
    'webchat unreadable 1',
  ]);
  expect(await lines('b')).toEqual([]);
  expect(JSON.stringify(await log('a'))).not.toMatch(/secret user|m1|nonsense|elsewhere/);
});

test('what is taken leaves no line, and a flood of refusals pushes none out', async () => {
  const headers = bearer(served.keys.otherIngest);
  expect(await send(headers, message, 'b')).toBe(200);
  expect(await lines('b')).toEqual([]);
  await send(headers, '{}', 'b');
  for (let round = 0; round < 250; round += 1) {
    await send(round % 2 === 0 ? {} : { origin: pageOrigin }, message, 'b');
    if (round % 50 === 0) await log('b');
  }
  expect(await lines('b')).toEqual(['api key_wrong 125', 'api undefined 1', 'webchat key_wrong 125']);
});

test('a page that sends more than it may is told of', async () => {
  const headers = { ...bearer(served.keys.page), origin: pageOrigin };
  const all = JSON.stringify(Array.from({ length: 20 }, () => ({})));
  let status = 0;
  while (status !== 429) status = await send(headers, all);
  expect(await lines('a')).toContain('webchat too_many 1');
});
