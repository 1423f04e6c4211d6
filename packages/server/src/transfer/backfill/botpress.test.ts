import { expect, test } from 'vitest';
import { botpress } from './botpress.ts';
import { findingsOf } from './source-scene.ts';

const message = (more: object = {}) => ({
  id: 'msg_1',
  createdAt: '2022-01-10T09:00:00.500Z',
  type: 'text',
  payload: {},
  direction: 'incoming',
  userId: 'user_1',
  conversationId: 'conv_1',
  tags: {},
  ...more,
});
const conversation = (integration: unknown) => ({
  id: 'conv_1',
  createdAt: '2022-01-10T09:00:00Z',
  channel: 'channel',
  integration,
  tags: {},
});
const found = (user: string, direction: string, platform = 'telegram') => ({
  message: { platform, user, direction, timestamp: Date.parse('2022-01-10T09:00:00.500Z'), id: 'msg_1' },
});

test.each<[string, object, object]>([
  ['incoming', message(), found('user_1', 'received')],
  ['outgoing', message({ direction: 'outgoing', userId: 'user_bot' }), found('group:conv_1', 'sent')],
  ['synthetic', message({ origin: 'synthetic' }), { ignored: 'synthetic messages' }],
  ['no id', message({ id: undefined }), { rejected: 'missing_field', field: 'id' }],
  ['no direction', message({ direction: 'sideways' }), { rejected: 'missing_field', field: 'direction' }],
  ['no user', message({ userId: undefined }), { rejected: 'missing_field', field: 'userId' }],
  ['no conversation', message({ conversationId: undefined }), { rejected: 'missing_field', field: 'conversationId' }],
  [
    'of a conversation that is not in the file',
    message({ conversationId: 'conv_9' }),
    { rejected: 'missing_field', field: 'integration' },
  ],
  ['no time', message({ createdAt: 'soon' }), { rejected: 'invalid_timestamp', field: 'createdAt' }],
])('%s', async (_, record, expected) => {
  const records = [conversation('telegram'), record];
  const forms = [
    JSON.stringify(records),
    records.map((each) => JSON.stringify(each)).join('\n'),
    JSON.stringify({ conversations: [records[0]], messages: [record] }),
    `${JSON.stringify({ conversations: [records[0]] })}\n${JSON.stringify({ messages: [record] })}\n`,
  ];
  const judged = await Promise.all(forms.map((form) => findingsOf(botpress, form)));
  for (const findings of judged) expect(findings.at(-1)).toEqual(expected);
});

test('the platform is that of the integration, or what the operator says', async () => {
  const of = (integration: unknown, platform?: string) =>
    findingsOf(botpress, JSON.stringify([conversation(integration), message()]), { platform }).then((findings) =>
      findings.at(-1),
    );
  expect(await of('whatsapp')).toEqual(found('user_1', 'received', 'whatsapp'));
  expect(await of('acme/Web Chat')).toEqual(found('user_1', 'received', 'web-chat'));
  expect(await of('', 'sms')).toEqual(found('user_1', 'received', 'sms'));
  expect(await findingsOf(botpress, JSON.stringify({ messages: [message()] }), { platform: 'sms' })).toEqual([
    found('user_1', 'received', 'sms'),
  ]);
});
