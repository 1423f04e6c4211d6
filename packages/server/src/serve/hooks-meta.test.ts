import { createHmac } from 'node:crypto';
import { connection, deliveries } from '@turnout/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { bearer, openTrial, type TrialApp } from './trial.ts';

// Long, for a busy machine: alone each takes a second.
vi.setConfig({ testTimeout: 60_000 });

/** Meta's handshake and a signed delivery, from connecting to the figures. */
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

const appSecret = '0f4ac1b2d3e4f5061728394a5b6c7d8e';
const ask = (path: string, init: RequestInit = {}) => served.app.request(`http://127.0.0.1:7070${path}`, init);
const greet = (connector: string, token: string) =>
  ask(`/hooks/${connector}/a?hub.mode=subscribe&hub.challenge=%3Cb%3E1158201444&hub.verify_token=${token}`);
const deliver = (connector: string, body: string, secret = appSecret) => {
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
  return ask(`/hooks/${connector}/a`, { method: 'POST', body, headers });
};
const connect = async (connector: string) => {
  const answer = await ask(`/api/v1/bots/a/connections/${connector}`, {
    method: 'PUT',
    body: JSON.stringify({ values: { appSecret } }),
    headers: { cookie: served.cookie, origin: 'http://127.0.0.1:7070', 'content-type': 'application/json' },
  });
  const { fields } = connection.parse(await answer.json());
  return new Map(fields.map(({ name, value }) => [name, value]));
};

test.each(['whatsapp', 'messenger', 'instagram'])(
  '%s: Turnout makes the token, and gives the challenge back to who knows it',
  async (connector) => {
    expect((await greet(connector, '')).status).toBe(404);
    const fields = await connect(connector);
    expect(fields.get('appSecret')).toBeUndefined();
    const token = fields.get('verifyToken') ?? '';
    expect(token).toMatch(/^[\w-]{32}$/);

    for (const wrong of ['', 'x', `${token}x`]) expect((await greet(connector, wrong)).status).toBe(401);
    const answer = await greet(connector, token);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<b>1158201444');
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await ask(`/hooks/${connector}/a`)).status).toBe(401);
  },
);

test('what WhatsApp delivers counts, signed with the secret of the app alone', async () => {
  await connect('whatsapp');
  const phone = '16505551234';
  const timestamp = '1767355200';
  const value = {
    messages: [{ from: phone, id: 'wamid.1', timestamp, type: 'text', text: { body: 'A secret wish' } }],
    statuses: [
      { id: 'wamid.2', status: 'sent', timestamp, recipient_id: phone },
      { id: 'wamid.2', status: 'read', timestamp, recipient_id: phone },
    ],
  };
  const entry = [{ id: '102290129340398', changes: [{ field: 'messages', value }] }];
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry });
  expect((await deliver('whatsapp', body, 'x')).status).toBe(401);
  expect((await deliver('whatsapp', body, '')).status).toBe(401);
  for (const _ of [1, 2]) expect((await deliver('whatsapp', body)).status).toBe(200);

  await served.refresher.settle('a');
  const usage = await ask('/api/v1/bots/a/usage?from=2026-01-01&to=2026-01-31&granularity=month', {
    headers: bearer(served.keys.read),
  });
  const figures = z.object({ all: z.object({ period: z.unknown() }) }).parse(await usage.json());
  expect(figures.all.period).toMatchObject({ activeUsers: 1, messagesReceived: 1, messagesSent: 1 });

  const log = await ask('/api/v1/bots/a/deliveries', { headers: bearer(served.keys.read) });
  const entries = deliveries.parse(await log.json()).deliveries;
  expect(entries[0]).toMatchObject({ outcome: 'counted', received: 1, sent: 1, ignored: { receipt: 1 }, times: 2 });
  expect(
    entries.filter(({ connector }) => connector === 'messenger').map(({ outcome, refused }) => [outcome, refused]),
  ).toEqual([
    ['refused', 'signature_missing'],
    ['greeted', undefined],
    ['refused', 'token_wrong'],
    ['refused', 'not_connected'],
  ]);
  expect(JSON.stringify([entries, served.logged])).not.toMatch(/16505551234|secret wish/);
});

test('a person of WhatsApp stays one user: by number, by the business’s id, with a new number', async () => {
  await connect('whatsapp');
  const say = async (id: string, more: object) => {
    const message = { id, timestamp: '1772452800', type: 'text', text: { body: 'Hi' }, ...more };
    const changes = [{ field: 'messages', value: { messages: [message] } }];
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] });
    expect((await deliver('whatsapp', body)).status).toBe(200);
  };
  const system = { type: 'user_changed_number', wa_id: '16505559999', user_id: 'US.2', previous_user_id: 'US.1' };
  await say('wamid.11', { from: '16505550001' });
  await say('wamid.12', { from: '16505550001', from_user_id: 'US.1' });
  await say('wamid.13', { from_user_id: 'US.1' });
  await say('wamid.14', { from: '16505550001', type: 'system', system });
  await say('wamid.15', { from_user_id: 'US.2' });
  await say('wamid.16', { from: '16505559999' });
  await say('wamid.17', { from: '16505550007' });

  await served.refresher.settle('a');
  const usage = await ask('/api/v1/bots/a/usage?from=2026-03-01&to=2026-03-31&granularity=month', {
    headers: bearer(served.keys.read),
  });
  const figures = z.object({ all: z.object({ period: z.unknown() }) }).parse(await usage.json());
  expect(figures.all.period).toMatchObject({ activeUsers: 2, newUsers: 2, messagesReceived: 6 });
});
