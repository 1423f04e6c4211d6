import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { LineBotClient, messagingApi, middleware, type webhook } from '@line/bot-sdk';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { serveApi } from '../fixtures/http.ts';
import { createTally, named } from '../fixtures/tally.ts';
import { connectLine } from './line.ts';

const channelSecret = 'secret';
const at = 1_790_000_000_000;
const text = (each: string) => ({ type: 'text' as const, text: each });

/** LINE's API; `sent` is what it took, as `user id`. The user Ublocked is not there; reply tokens are called after the person. */
async function serveLine() {
  const sent: string[] = [];
  const url = await serveApi(({ path, text: body }) => {
    const { to, replyToken = '', messages = [] } = body === '' ? {} : JSON.parse(body);
    if (to === 'Ublocked') return { status: 400, body: { message: 'The user is not a friend' } };
    const method = path.split('/').at(-1) ?? '';
    const take = (user: string, hasId: boolean) =>
      messages.map(() => {
        const id = `s${sent.length + 1}`;
        sent.push(`${user} ${hasId ? id : 'made-up'}`);
        return { id, quoteToken: 'q' };
      });
    if (method === 'reply') return { body: { sentMessages: take(replyToken.split('-')[0], true) } };
    if (method === 'push') return { body: { sentMessages: take(to.startsWith('U') ? to : `group:${to}`, true) } };
    if (method === 'multicast') for (const user of to) take(user, false);
    if (method === 'broadcast' || method === 'narrowcast') take(`group:${method}`, false);
    return { body: {} };
  });
  return { url, sent };
}

async function open(makeClient: (baseURL: string) => messagingApi.MessagingApiClient | LineBotClient) {
  const line = await serveLine();
  const client = makeClient(line.url);
  const tally = createTally();
  const failures: unknown[] = [];
  const handle = async (event: webhook.Event) => {
    const replyToken = 'replyToken' in event ? (event.replyToken ?? '') : '';
    if (event.type === 'postback') await client.replyMessage({ replyToken, messages: [text('Good')] });
    if (event.type !== 'message' || event.message.type !== 'text') return;
    if (event.message.text === 'hello')
      await client.replyMessage({ replyToken, messages: [text('Hello'), text('there')] });
    if (event.message.text === 'many') {
      await client.pushMessage({ to: 'Uana', messages: [text('x')] });
      await client.pushMessage({ to: 'Cgroup', messages: [text('x')] });
      await client.multicast({ to: ['Uana', 'Uben'], messages: [text('x'), text('y')] });
      await client.broadcast({ messages: [text('x')] });
      await client.narrowcast({ messages: [text('x')] });
      await client.pushMessageWithHttpInfo({ to: 'Uben', messages: [text('x')] });
      await client.showLoadingAnimation({ chatId: 'Uana' });
    }
    if (event.message.text === 'fail')
      await client.pushMessage({ to: 'Ublocked', messages: [text('x')] }).catch((error) => failures.push(error));
  };
  const app = express();
  app.post('/webhook', middleware({ channelSecret }), connectLine(tally.counter, client), (request, response) => {
    const { events }: webhook.CallbackRequest = request.body;
    void Promise.all(events.map(handle)).then(() => response.json({}));
  });
  const server = app.listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  // The cast: it listens on a port.
  const { port } = server.address() as AddressInfo;
  const deliver = async (events: object[], secret = channelSecret) => {
    const body = JSON.stringify({ destination: 'Ubot', events });
    const signature = createHmac('sha256', secret).update(body).digest('base64');
    const headers = { 'x-line-signature': signature, 'Content-Type': 'application/json' };
    return (await fetch(`http://127.0.0.1:${port}/webhook`, { method: 'POST', headers, body })).status;
  };
  return { line, client, deliver, failures, ...tally };
}

let last = 0;
const event = (what: object, userId: string | undefined = 'Uana', group: object = { type: 'user' }) => {
  last += 1;
  return {
    type: 'message',
    mode: 'active',
    timestamp: at,
    webhookEventId: `e${last}`,
    deliveryContext: { isRedelivery: false },
    source: { ...group, ...(userId === 'unknown' ? {} : { userId }) },
    ...what,
  };
};
const said = (id: string, what: string, ...from: [string?, object?]) =>
  event(
    {
      replyToken: `${from[0] === 'unknown' ? 'group:Cgroup' : (from[0] ?? 'Uana')}-${id}`,
      message: { type: 'text', id, text: what },
    },
    ...from,
  );

test.each([
  [
    'MessagingApiClient',
    (baseURL: string) => new messagingApi.MessagingApiClient({ channelAccessToken: 't', baseURL }),
  ],
  [
    'LineBotClient',
    (apiBaseURL: string) => LineBotClient.fromChannelAccessToken({ channelAccessToken: 't', apiBaseURL }),
  ],
])('what a bot with a %s receives and sends is counted, and nothing else', async (_name, makeClient) => {
  const { line, client, deliver, failures, received, sent } = await open(makeClient);
  const crowd = { type: 'group', groupId: 'Cgroup' };
  const pressed = event({ type: 'postback', replyToken: 'Uana-p', postback: { data: 'yes' } });
  expect(await deliver([])).toBe(200);
  expect(
    await deliver([said('m1', 'hello'), said('m2', 'hello', 'Uben', crowd), said('m3', 'hello', 'unknown', crowd)]),
  ).toBe(200);
  expect(
    await deliver([said('m4', 'many'), said('m5', 'fail'), pressed, event({ message: { type: 'sticker', id: 'm6' } })]),
  ).toBe(200);
  const others = [
    'follow',
    'unfollow',
    'join',
    'memberJoined',
    'unsend',
    'messageEdited',
    'videoPlayComplete',
    'beacon',
  ];
  expect(await deliver(others.map((type) => event({ type, message: { id: 'x' } })))).toBe(200);
  expect(await deliver([said('m7', 'hello')], 'forged')).not.toBe(200);
  await client.pushMessage({ to: 'Uben', messages: [text('News')] });

  const ids = ['m1', 'm2', 'm4', 'm5', pressed.webhookEventId, 'm6'];
  expect(named(received)).toEqual(ids.map((id) => `${id === 'm2' ? 'Uben' : 'Uana'} ${id}`));
  expect(received[0]).toMatchObject({ platform: 'line', timestamp: at });
  expect(line.sent).toHaveLength(17);
  expect(named(sent).sort()).toEqual([...line.sent].sort());
  expect(failures).toHaveLength(1);
});

test('what has no known form is not the bot’s trouble', () => {
  const { counter, received, invalid } = createTally();
  const count = connectLine(counter, new messagingApi.MessagingApiClient({ channelAccessToken: 't' }));
  let passed = 0;
  for (const body of [undefined, '', {}, { events: 1 }, { events: [null] }])
    count({ body }, {}, () => {
      passed += 1;
    });
  expect(passed).toBe(5);
  expect(invalid).toHaveLength(2);
  expect(received).toEqual([]);
});
