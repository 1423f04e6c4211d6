import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { platforms, rasa } from './rasa.ts';
import { findingsOf } from './source-scene.ts';

const timestamp = 1_641_805_200.123456;
const user = (more: object = {}) => ({
  event: 'user',
  timestamp,
  text: 'hi',
  parse_data: {},
  input_channel: 'telegram',
  message_id: 'm1',
  metadata: {},
  ...more,
});
const bot = (more: object = {}) => ({ event: 'bot', timestamp, text: 'hello', data: {}, metadata: {}, ...more });
const found = (direction: string, id: string, platform = 'telegram', person = 'u1') => ({
  message: { platform, user: person, direction, timestamp: 1_641_805_200_123, id },
});
const tracker = (...events: unknown[]) => JSON.stringify({ sender_id: 'u1', slots: {}, events });
const line = (sender: string, event: object) => JSON.stringify({ sender_id: sender, ...event });
const nobody = { ignored: 'session starts and intents triggered from outside' };

test.each<[string, unknown, object]>([
  ['a message of a person', user({ message_id: 'm2' }), found('received', 'm2')],
  ['without an id', user({ message_id: null }), found('received', 'rasa:1641805200.123456:1')],
  ['of the bot', bot(), found('sent', 'rasa:1641805200.123456:1')],
  ['a pressed button', user({ text: '/affirm', message_id: 'm3' }), found('received', 'm3')],
  ['an intent triggered from outside', user({ text: 'EXTERNAL: remind', metadata: { is_external: true } }), nobody],
  ['in an older Rasa', user({ text: 'EXTERNAL: remind' }), nobody],
  ['the start of a session', user({ text: '/session_start' }), nobody],
  ['an action', { event: 'action', timestamp, name: 'action_listen' }, { ignored: 'events that are no messages' }],
  ['a slot', { event: 'slot', timestamp, name: 'a', value: 1 }, { ignored: 'events that are no messages' }],
  ['no time', user({ timestamp: null }), { rejected: 'invalid_timestamp', field: 'timestamp' }],
  ['no object', 'user', { rejected: 'not_an_object' }],
])('%s', async (_, event, expected) => {
  expect(await findingsOf(rasa, tracker(user(), event))).toEqual([found('received', 'm1'), expected]);
});

test.each<[string, string, string, string?]>([
  ['telegram', 'u1', 'telegram'],
  ['facebook', 'u1', 'messenger'],
  ['socketio', 'u1', 'webchat'],
  ['rest', 'u1', 'webchat'],
  ['botframework', 'u1', 'teams'],
  ['twilio', '+15551234', 'sms'],
  ['twilio', 'whatsapp:+15551234', 'whatsapp', '15551234'],
  ['twilio', 'messenger:42', 'messenger', '42'],
  ['My  Channel', 'u1', 'my-channel'],
])('the channel %s of %s is %s, also of what the bot answers', async (channel, sender, platform, person = sender) => {
  const lines = [line(sender, user({ input_channel: channel })), line(sender, bot())].join('\n');
  expect(await findingsOf(rasa, lines)).toEqual([
    { line: 1, ...found('received', 'm1', platform, person) },
    { line: 2, ...found('sent', 'rasa:1641805200.123456:1', platform, person) },
  ]);
});

test('what is tried in the shell is nobody, whatever the platform is said to be', async () => {
  const lines = [line('u1', user({ input_channel: 'cmdline' })), line('u1', bot())].join('\n');
  const ignored = { ignored: 'what was tried in the shell (cmdline)' };
  for (const options of [{}, { platform: 'webchat' }]) {
    expect(await findingsOf(rasa, lines, options)).toEqual([
      { line: 1, ...ignored },
      { line: 2, ...ignored },
    ]);
  }
});

test('the broker that counts live gives channels the same platforms', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../../docs/connect/rasa.md'), 'utf8');
  const [, table = ''] = /^PLATFORMS = (\{[^}]*\})$/m.exec(page) ?? [];
  expect(JSON.parse(table.replaceAll('None', 'null'))).toEqual(platforms);
});

test('conversations in one log do not mix; a bot that writes first is of no known channel', async () => {
  const lines = [
    line('u1', bot()),
    line('u2', user({ input_channel: 'rest' })),
    line('u1', user()),
    line('u2', bot()),
    line('u1', bot()),
  ];
  const findings = await findingsOf(rasa, `${lines.join('\n')}\n`);
  expect(findings.map((finding) => ('message' in finding ? finding.message.platform : finding))).toEqual([
    { line: 1, rejected: 'missing_field', field: 'input_channel' },
    'webchat',
    'telegram',
    'webchat',
    'telegram',
  ]);
});

test('the same event is the same message, in whatever form it comes', async () => {
  const events = [user(), bot(), bot(), user({ message_id: null })];
  const expected = [
    found('received', 'm1'),
    found('sent', 'rasa:1641805200.123456:1'),
    found('sent', 'rasa:1641805200.123456:2'),
    found('received', 'rasa:1641805200.123456:1'),
  ];
  const rows = events.map((event, id) => ({
    id,
    sender_id: 'u1',
    type_name: event.event,
    timestamp,
    data: JSON.stringify(event),
  }));
  const forms = [
    tracker(...events),
    `${tracker(...events)}\n`,
    `[${tracker(...events)}]`,
    events.map((event) => line('u1', event)).join('\n'),
    JSON.stringify(events.map((event) => ({ sender_id: 'u1', ...event }))),
    rows.map((row) => JSON.stringify(row)).join('\n'),
    JSON.stringify(rows),
  ];
  for (const form of forms) {
    const findings = await findingsOf(rasa, form);
    expect(findings.map(({ line: _, ...finding }) => finding)).toEqual(expected);
  }
});

test('a damaged line is one bad line, and a row without a conversation or with damaged data another', async () => {
  const lines = [
    line('u1', user()),
    '{"sender_id": "u1", "ev',
    '',
    JSON.stringify(user()),
    '{"sender_id": "u1", "type_name": "user", "data": "{"}',
  ];
  expect(await findingsOf(rasa, lines.join('\n'))).toEqual([
    { line: 1, ...found('received', 'm1') },
    { line: 2, rejected: 'invalid_json' },
    { line: 4, rejected: 'missing_field', field: 'sender_id' },
    { line: 5, rejected: 'invalid_json' },
  ]);
});

test.each([
  ['SQLite, and nothing more', 'SQLite format 3\0 and nothing of use'],
  ['text', 'hello'],
  ['nothing', ''],
])('what it is not: %s', async (_, text) => {
  await expect(findingsOf(rasa, text, {}, { path: import.meta.filename })).rejects.toMatchObject({
    name: 'ImportError',
  });
});
