import { App, type BlockAction, LogLevel, type Receiver } from '@slack/bolt';
import { expect, test } from 'vitest';
import { serveApi } from '../fixtures/http.ts';
import { createTally, named } from '../fixtures/tally.ts';
import { connectBolt } from './bolt.ts';

/** Slack's Web API; `sent` is what it posted, as `user id`. Nobody knows the channel C404. */
async function serveSlack() {
  const sent: string[] = [];
  let last = 1_700_000_100;
  const url: string = await serveApi(({ path, text }) => {
    const method = path.split('/').at(-1) ?? '';
    const call = Object.fromEntries(new URLSearchParams(text));
    const { channel = '' } = call;
    const ok = (result: object) => ({ body: { ok: true, ...result } });
    if (channel === 'C404') return { body: { ok: false, error: 'channel_not_found' } };
    if (path.startsWith('/response')) {
      if (path.includes('late')) return { status: 404 };
      const { replace_original: isChange } = JSON.parse(text);
      if (isChange !== true) sent.push('T1:U1 made-up');
      return ok({});
    }
    const post = () => {
      last += 1;
      sent.push(`group:${channel} ${channel}:${last}.0`);
      return `${last}.0`;
    };
    switch (method) {
      case 'auth.test':
        return ok({ user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1' });
      case 'chat.postMessage':
      case 'chat.startStream':
        return ok({
          channel,
          ts: post(),
        });
      case 'chat.postEphemeral':
        return ok({ message_ts: post() });
      case 'files.getUploadURLExternal':
        return ok({ upload_url: `${url}/upload`, file_id: 'F1' });
      case 'files.completeUploadExternal':
        sent.push(`group:${call['channel_id']} file:${call['channel_id']}:F1`);
        return ok({ files: [{ id: 'F1' }] });
      default:
        return ok({ channel, ts: call['ts'] });
    }
  });
  return { url, sent };
}

async function open() {
  const slack = await serveSlack();
  let started: App | undefined;
  const receiver: Receiver = {
    init: (app) => {
      started = app;
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  const app = new App({
    receiver,
    token: 'xoxb-1',
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: `${slack.url}/api/`, retryConfig: { retries: 0 } },
  });
  const acks: unknown[] = [];
  const deliver = async (body: object) => {
    const ack = (answer?: unknown) => {
      acks.push(answer);
      return Promise.resolve();
    };
    await started?.processEvent({ body: { team_id: 'T1', ...body }, ack });
  };
  const say = (what: object) =>
    deliver({
      type: 'event_callback',
      event: { type: 'message', channel: 'D1', user: 'U1', team: 'T1', ts: '1700000005.0', ...what },
    });
  return { slack, app, deliver, say, acks, ...createTally() };
}

test('what an app receives and sends is counted, and nothing else', async () => {
  const { slack, app, deliver, say, acks, counter, received, sent } = await open();
  const failures: unknown[] = [];
  app.error((error) => {
    failures.push(error);
    return Promise.resolve();
  });
  app.message('hello', async ({ say }) => {
    await say('Hello');
  });
  app.message('thread', async ({ message, say }) => {
    await say({ text: 'In the thread', thread_ts: message.ts });
  });
  app.message('fail', async ({ client }) => {
    await client.chat.postMessage({ channel: 'C404', text: 'x' });
  });
  app.message('many', async ({ client, sayStream }) => {
    await client.apiCall('chat.postMessage', { channel: 'C1', text: 'x' });
    await client.chat.update({ channel: 'C1', ts: '1700000005.0', text: 'y' });
    await client.reactions.add({ channel: 'C1', timestamp: '1700000005.0', name: 'x' });
    await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'x' });
    await client.files.uploadV2({ channel_id: 'D1', content: 'x', filename: 'x.txt' });
    const stream = sayStream();
    await stream.append({ markdown_text: 'x'.repeat(300) });
    await stream.stop({ markdown_text: 'y' });
  });
  app.command('/ask', async ({ ack, respond }) => {
    await ack('Just a moment');
    await respond('Here it is');
    await respond({ text: 'Here it was', replace_original: true });
  });
  app.command('/late', async ({ ack, respond }) => {
    await ack();
    await respond('Too late');
  });
  app.action<BlockAction>('yes', async ({ ack, say }) => {
    await ack();
    await say('Good');
  });
  connectBolt(counter, app);

  await say({ text: 'hello' });
  await say({ text: 'thread', channel: 'C1' });
  await say({ text: 'fail', ts: '1700000006.0' });
  await say({ text: 'many', ts: '1700000007.0' });
  await say({ text: 'hello', subtype: 'message_changed', ts: '1700000008.0' });
  await say({ text: 'hello', bot_id: 'B2', ts: '1700000009.0' });
  await deliver({ type: 'event_callback', event: { type: 'reaction_added', user: 'U1', item: { channel: 'D1' } } });
  const command = { user_id: 'U1', channel_id: 'D1', trigger_id: 't1', text: '' };
  await deliver({ ...command, command: '/ask', response_url: `${slack.url}/response/1` });
  await deliver({ ...command, command: '/late', trigger_id: 't2', response_url: `${slack.url}/response/late` });
  await deliver({
    type: 'block_actions',
    trigger_id: 't3',
    user: { id: 'U1', team_id: 'T1' },
    team: { id: 'T1' },
    channel: { id: 'D1' },
    actions: [{ type: 'button', action_id: 'yes', block_id: 'b' }],
  });
  await app.client.chat.postMessage({ channel: 'C2', text: 'News' });

  expect(named(received)).toEqual([
    'T1:U1 D1:1700000005.0',
    'T1:U1 C1:1700000005.0',
    'T1:U1 D1:1700000006.0',
    'T1:U1 D1:1700000007.0',
    'T1:U1 trigger:t1',
    'T1:U1 trigger:t2',
    'T1:U1 trigger:t3',
  ]);
  // The one that went with the acknowledgement never passed the Web API.
  const acknowledged = acks.filter((answer) => answer === 'Just a moment').map(() => 'T1:U1 made-up');
  expect(named(sent).sort()).toEqual([...slack.sent, ...acknowledged].sort());
  // Bolt gives edits and other bots' messages to the listeners, too, so these were answered as well.
  expect(sent).toHaveLength(12);
  expect(failures).toHaveLength(2);
});

test('what has no known form is not the app’s trouble', async () => {
  const { app, deliver, counter, received, sent, invalid } = await open();
  connectBolt(counter, app);
  const seen: unknown[] = [];
  app.message(({ message }) => Promise.resolve(void seen.push(message.type)));
  await deliver({ type: 'event_callback', event: { type: 'message', user: 'U1', channel: 1, ts: 1 } });
  expect(seen).toEqual(['message']);
  expect(invalid).toHaveLength(1);
  expect([...received, ...sent]).toEqual([]);
});
