import { expect, test } from 'vitest';
import { chatwoot } from './chatwoot.ts';
import { findingsOf } from './source-scene.ts';

const row = (more: object = {}) => ({
  id: 7,
  message_type: 0,
  private: false,
  status: 0,
  source_id: null,
  created_at: 1_641_805_200.5,
  channel_type: 'Channel::WebWidget',
  contact_source_id: 'u1',
  conversation_type: null,
  ...more,
});
const found = (platform: string, direction: string, id: string, user = 'u1') => ({
  message: { platform, user, direction, timestamp: 1_641_805_200_500, id },
});

test.each<[string, object, object]>([
  ['incoming', row(), found('webchat', 'received', 'chatwoot:7')],
  ['outgoing', row({ message_type: 1 }), found('webchat', 'sent', 'chatwoot:7')],
  ['a template', row({ message_type: 3 }), found('webchat', 'sent', 'chatwoot:7')],
  ['an activity', row({ message_type: 2 }), { ignored: 'activities' }],
  ['a private note', row({ message_type: 1, private: true }), { ignored: 'private notes' }],
  ['failed, in the database', row({ message_type: 1, status: 3 }), { ignored: 'messages that could not be sent' }],
  ['failed, in the API', row({ message_type: 1, status: 'failed' }), { ignored: 'messages that could not be sent' }],
  [
    'WhatsApp',
    row({ channel_type: 'Channel::Whatsapp', source_id: 'wamid.X' }),
    found('whatsapp', 'received', 'wamid.X'),
  ],
  [
    'Messenger',
    row({ channel_type: 'Channel::FacebookPage', source_id: 'm_1' }),
    found('messenger', 'received', 'm_1'),
  ],
  [
    'Instagram by a page',
    row({ channel_type: 'Channel::FacebookPage', conversation_type: 'instagram_direct_message', source_id: 'm_1' }),
    found('instagram', 'received', 'm_1'),
  ],
  ['Instagram', row({ channel_type: 'Channel::Instagram', source_id: 'm_1' }), found('instagram', 'received', 'm_1')],
  [
    'Telegram',
    row({ channel_type: 'Channel::Telegram', contact_source_id: '5001', source_id: '12' }),
    found('telegram', 'received', '5001:12', '5001'),
  ],
  ['LINE', row({ channel_type: 'Channel::Line', source_id: '1' }), found('line', 'received', '1')],
  [
    'SMS by Twilio',
    row({ channel_type: 'Channel::TwilioSms', contact_source_id: '+1555', source_id: 'SM1' }),
    found('sms', 'received', 'SM1', '+1555'),
  ],
  [
    'WhatsApp by Twilio',
    row({ channel_type: 'Channel::TwilioSms', contact_source_id: 'whatsapp:+1555' }),
    found('whatsapp', 'received', 'chatwoot:7', '1555'),
  ],
  ['an API inbox', row({ channel_type: 'Channel::Api' }), found('api', 'received', 'chatwoot:7')],
  [
    'e-mail',
    row({ channel_type: 'Channel::Email', contact_source_id: 'a@b.c' }),
    found('email', 'received', 'chatwoot:7', 'a@b.c'),
  ],
  ['nobody', row({ contact_source_id: null }), { rejected: 'missing_field', field: 'contact_source_id' }],
  ['no channel', row({ channel_type: null }), { rejected: 'missing_field', field: 'channel_type' }],
  ['no type', row({ message_type: null }), { rejected: 'missing_field', field: 'message_type' }],
  ['no id', row({ id: null }), { rejected: 'missing_field', field: 'id' }],
  ['no time', row({ created_at: null }), { rejected: 'invalid_timestamp', field: 'created_at' }],
])('%s', async (_, record, expected) => {
  expect(await findingsOf(chatwoot, JSON.stringify([record]))).toEqual([expected]);
  expect(await findingsOf(chatwoot, `${JSON.stringify(record)}\n`)).toEqual([{ line: 1, ...expected }]);
});

test('a damaged line is one bad line', async () => {
  expect(await findingsOf(chatwoot, `${JSON.stringify(row())}\n{"id": \n[1]\n`)).toMatchObject([
    { line: 1 },
    { line: 2, rejected: 'invalid_json' },
    { line: 3, rejected: 'not_an_object' },
  ]);
});
