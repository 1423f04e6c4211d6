import { describe, expect, test } from 'vitest';
import { instagram } from './instagram.ts';
import { messenger } from './messenger.ts';
import { deliveryOf } from './trial.ts';

// Shapes: https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events and its pages,
// and https://developers.facebook.com/documentation/instagram-platform/webhooks/examples
const page = '17841400008460056';
const user = '6004140000000001';
const timestamp = 1_793_534_400_123;
const mid = 'm_AG5Hz2Uq7tuwNEhXfYYKj8mJEM';
const byUser = { sender: { id: user }, recipient: { id: page }, timestamp };
const byPage = { sender: { id: page }, recipient: { id: user }, timestamp };

describe.each([
  ['messenger', messenger, 'page'],
  ['instagram', instagram, 'instagram'],
])('%s', (platform, connector, object) => {
  const read = (entry: object) =>
    connector.read(deliveryOf({ object, entry: [{ id: page, time: timestamp, ...entry }] }), {}).items;
  const message = (direction: 'received' | 'sent', id = mid) => ({
    message: { platform, user, direction, timestamp, id },
  });
  const received = message('received');
  const sent = message('sent');
  const echo = { ...byPage, message: { mid, is_echo: true, app_id: 1517776481860111, text: 'Hello' } };

  const cases: [string, unknown, object][] = [
    ['a text', { ...byUser, message: { mid, text: 'Hi' } }, received],
    ['a quick reply', { ...byUser, message: { mid, text: 'Red', quick_reply: { payload: 'RED' } } }, received],
    ['a picture', { ...byUser, message: { mid, attachments: [{ type: 'image', payload: { url: 'x' } }] } }, received],
    ['an answer to a story', { ...byUser, message: { mid, text: 'x', reply_to: { story: { id: '1' } } } }, received],
    ['what the API cannot show', { ...byUser, message: { mid, is_unsupported: true } }, received],
    ['a button', { ...byUser, postback: { mid, title: 'Start', payload: 'START' } }, received],
    [
      'a button, in an old version of the API',
      { ...byUser, postback: { title: 'Start', payload: 'START' } },
      message('received', `postback:${timestamp}`),
    ],
    ['what the page sends', echo, sent],
    ['what a human sends from the inbox', { ...byPage, message: { mid, is_echo: true, text: 'x' } }, sent],
    ['no echo, though it says so', { ...byUser, message: { mid, is_echo: false, text: 'x' } }, received],
    ['taken back', { ...byUser, message: { mid, is_deleted: true } }, { ignored: 'deletion' }],
    ['the account to itself', { ...byPage, message: { mid, is_self: true, is_echo: true } }, { ignored: 'probe' }],
    ['an edit', { ...byUser, message_edit: { mid, text: 'x', num_edit: 1 } }, { ignored: 'edit' }],
    ['a reaction', { ...byUser, reaction: { mid, action: 'react', emoji: '❤' } }, { ignored: 'reaction' }],
    ['a delivery', { ...byUser, delivery: { mids: [mid], watermark: timestamp } }, { ignored: 'receipt' }],
    ['read, by watermark', { ...byUser, read: { watermark: timestamp } }, { ignored: 'receipt' }],
    ['read, by id', { ...byUser, read: { mid } }, { ignored: 'receipt' }],
    ['a link that leads to the chat', { ...byUser, referral: { source: 'SHORTLINK' } }, { ignored: 'unknown_event' }],
    ['agreed to news', { ...byUser, optin: { type: 'notification_messages' } }, { ignored: 'membership' }],
    ['linked an account', { ...byUser, account_linking: { status: 'linked' } }, { ignored: 'membership' }],
    ['rated the page', { ...byUser, messaging_feedback: {} }, { ignored: 'acknowledgement' }],
    ['handed over', { ...byUser, pass_thread_control: { new_owner_app_id: 1 } }, { ignored: 'system' }],
    ['warned', { recipient: { id: page }, timestamp, policy_enforcement: { action: 'warn' } }, { ignored: 'system' }],
    ['something new', { ...byUser, hologram: {} }, { ignored: 'unknown_event' }],
    ['of an object’s own name', JSON.parse('{"__proto__":{"read":{}}}'), { ignored: 'unknown_event' }],
    ['by who has no id yet', { ...byUser, sender: { user_ref: 'x' }, postback: { mid } }, { ignored: 'no_user' }],
    ['by nobody', { timestamp, message: { mid, text: 'x' } }, { ignored: 'no_user' }],
    ['an echo to nobody', { ...echo, recipient: undefined }, { ignored: 'no_user' }],
    ['without an id', { ...byUser, message: { text: 'x' } }, { rejected: 'malformed' }],
    ['without a time', { ...byUser, timestamp: undefined, message: { mid } }, { rejected: 'malformed' }],
    ['an echo that says so oddly', { ...echo, message: { mid, is_echo: 'yes' } }, { rejected: 'malformed' }],
    ['nothing', 'x', { rejected: 'malformed' }],
  ];
  test.each(cases)('%s', (_case, event, item) => expect(read({ messaging: [event] })).toEqual([item]));

  test('while another app has the conversation, all the same', () => {
    expect(read({ standby: cases.map(([, event]) => event) })).toEqual(cases.map(([, , item]) => item));
  });

  test('a delivery holds many, in both', () => {
    const text = { ...byUser, message: { mid: 'm_1', text: 'x' } };
    expect(read({ messaging: [text, echo], standby: [text] })).toEqual([
      message('received', 'm_1'),
      sent,
      message('received', 'm_1'),
    ]);
  });

  test('comments and posts are no messages', () => {
    expect(read({ changes: [{ field: 'comments', value: {} }] })).toEqual([{ ignored: 'unknown_event' }]);
  });
});
