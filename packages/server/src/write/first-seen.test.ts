import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openTrial, type TrialApp } from '../serve/trial.ts';
import { answerUsage } from '../usage/answer.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: false });
  for (const bot of ['a', 'b']) served.access.connections.set(bot, 'twilio', { values: { authToken: '12345' } });
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await served.close();
  await trial.remove();
});

const hourMs = 60 * 60 * 1000;
const startMs = Date.now() - 200 * hourMs;

/** Twilio's request, which says nothing of when, so many hours after the start. */
async function deliver(hours: number, fields: Record<string, string>, bot = 'a'): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: startMs + hours * hourMs });
  const url = `http://127.0.0.1:7070/hooks/twilio/${bot}`;
  const body = new URLSearchParams(fields).toString();
  const sorted = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  const signature = createHmac('sha1', '12345')
    .update(url + sorted.flat().join(''))
    .digest('base64');
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature };
  const answer = await served.app.request(url, { method: 'POST', body, headers });
  expect(answer.status).toBe(200);
  await served.settle(bot);
}

async function figures(bot = 'a') {
  const found = served.access.bots.get(bot);
  if (found === undefined) throw new Error('The bot is gone.');
  const parts = { engine: trial.engine, refresher: served.refresher };
  const day = (hours: number) => new Date(startMs + hours * hourMs).toISOString().slice(0, 10);
  const asked = { from: day(-48), to: day(248), platforms: [] };
  return (await answerUsage(parts, found, { ...asked, granularity: 'day' })).all.period;
}

const written = { MessageSid: 'SM1', From: '+14155550101', To: '+14155550199', SmsStatus: 'received', Body: 'Hello' };
const status = { MessageSid: 'SM2', From: '+14155550199', To: '+14155550101' };

test('what comes again, however late, counts once: as recorded, as a later status, and after a chain of both', async () => {
  for (const hours of [0, 0, 1, 47, 49, 100, 150, 199]) await deliver(hours, written);
  for (const [hours, MessageStatus] of [
    [0, 'sent'],
    [2, 'delivered'],
    [120, 'read'],
  ] as const) {
    await deliver(hours, { ...status, MessageStatus });
  }
  expect(await figures()).toMatchObject({ activeUsers: 1, newUsers: 1, messagesReceived: 1, messagesSent: 1 });
});

test('another message, another person and another bot are others', async () => {
  await deliver(199, { ...written, MessageSid: 'SM3' });
  await deliver(199, { ...written, From: '+14155550102' });
  await deliver(199, written, 'b');
  expect(await figures()).toMatchObject({ activeUsers: 2, messagesReceived: 3, messagesSent: 1 });
  expect(await figures('b')).toMatchObject({ activeUsers: 1, messagesReceived: 1 });
});

test('what was stored before two names were known to be one person’s is found, too', async () => {
  const hidden = {
    ...written,
    MessageSid: 'SM9',
    From: 'whatsapp:US.1349',
    To: 'whatsapp:+14155550199',
    ExternalUserId: 'US.1349',
  };
  await deliver(0, hidden, 'b');
  await deliver(60, { ...hidden, MessageSid: 'SM10', From: 'whatsapp:+14155550107', WaId: '14155550107' }, 'b');
  const before = await figures('b');
  expect(before).toMatchObject({ activeUsers: 2, messagesReceived: 3 });
  await deliver(190, hidden, 'b');
  expect(await figures('b')).toEqual(before);
});

test('however many come at once, the engine is asked one question at a time, and everybody else finds their place', async () => {
  const query = trial.engine.query;
  let open = 0;
  let most = 0;
  let asked = 0;
  const spy = vi.spyOn(trial.engine, 'query').mockImplementation(async (lane, sql, params) => {
    const isLookup = params !== undefined && 'ids' in params;
    if (isLookup) {
      asked += 1;
      open += 1;
    }
    most = Math.max(most, open);
    try {
      return await query(lane, sql, params);
    } finally {
      if (isLookup) open -= 1;
    }
  });
  const before = (await figures('b')).messagesReceived;
  const many = Array.from({ length: 300 }, (_, at) => ({ ...written, MessageSid: `SM${1000 + at}` }));
  try {
    await Promise.all(many.map((fields) => deliver(200, fields, 'b')));
    expect(most).toBe(1);
    expect(asked).toBeLessThan(100);
    expect((await figures('b')).messagesReceived).toBe(before + 300);
  } finally {
    spy.mockRestore();
  }
});
