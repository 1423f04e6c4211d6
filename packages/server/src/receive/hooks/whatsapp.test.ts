import { describe, expect, test } from 'vitest';
import { deliveryOf } from './trial.ts';
import { whatsapp } from './whatsapp.ts';

// Shapes: the pages under https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/ (messages/*,
// smb_message_echoes, standby) and .../business-scoped-user-ids, and the types PostData and Server* of whatsapp-api-js 6.3.
const phone = '16505551234';
const scoped = 'US.13491208655302741918';
const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };
const change = (value: object, field = 'messages') => ({
  field,
  value: { messaging_product: 'whatsapp', metadata, ...value },
});
const delivery = (...changes: unknown[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '102290129340398', changes }],
});
const read = (...changes: unknown[]) => whatsapp.read(deliveryOf(delivery(...changes)), {});

const timestamp = '1749416383';
const at = 1_749_416_383_000;
const id = 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=';
const contact = { profile: { name: 'Sheena Nelson' }, wa_id: phone, user_id: scoped };
const from = { from: phone, from_user_id: scoped };
const text = { type: 'text', text: { body: 'Does it come in another color?' } };

const received = (user = scoped, messageId = id) => ({
  message: { platform: 'whatsapp', user, direction: 'received', timestamp: at, id: messageId },
});
const sent = (user = scoped, messageId = id, timestampMs = at) => ({
  message: { platform: 'whatsapp', user, direction: 'sent', timestamp: timestampMs, id: messageId },
});
const written = (content: object) =>
  change({ contacts: [contact], messages: [{ ...from, id, timestamp, ...content }] });

describe('what comes as a message is one, or is not for a reason', () => {
  test.each<[string, object, object]>([
    ['a text', text, received()],
    ['a picture', { type: 'image', image: { mime_type: 'image/jpeg', sha256: 'x', id: '1' } }, received()],
    ['a voice message', { type: 'audio', audio: { voice: true, mime_type: 'audio/ogg', id: '1' } }, received()],
    ['a shared contact', { type: 'contacts', contacts: [{ name: { formatted_name: 'B' } }] }, received()],
    ['an order', { type: 'order', order: { catalog_id: '1', product_items: [] } }, received()],
    ['a template’s button', { type: 'button', button: { text: 'Yes', payload: 'yes' } }, received()],
    [
      'a button',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: '1', title: 'Yes' } } },
      received(),
    ],
    [
      'an entry of a list',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: '1', title: 'Yes' } } },
      received(),
    ],
    [
      'a filled form',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{}' } } },
      received(),
    ],
    [
      'an answer to being called',
      {
        type: 'interactive',
        interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } },
      },
      { ignored: 'acknowledgement' },
    ],
    ['an answer to a message', { ...text, context: { from: '15550783881', id: 'wamid.x' } }, received()],
    ['in a group, its author’s', { ...text, group_id: 'Y2FwaV9ncm91cDox' }, received()],
    ['of a kind that Meta adds next year', { type: 'hologram', hologram: {} }, received()],
    ['what the API cannot show', { type: 'unsupported', errors: [{ code: 131051 }] }, received()],
    ['a poll', { type: 'unsupported', unsupported: { type: 'poll_creation' }, errors: [] }, received()],
    ['a vote', { type: 'unsupported', unsupported: { type: 'poll_update' } }, { ignored: 'acknowledgement' }],
    ['an edit that the API cannot show', { type: 'unsupported', unsupported: { type: 'edit' } }, { ignored: 'edit' }],
    ['a reaction', { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } }, { ignored: 'reaction' }],
    ['an edit', { type: 'edit', edit: { original_message_id: 'wamid.x', message: text } }, { ignored: 'edit' }],
    ['taken back', { type: 'revoke', revoke: { original_message_id: 'wamid.x' } }, { ignored: 'deletion' }],
    ['the chat was opened', { type: 'request_welcome' }, { ignored: 'membership' }],
    ['a new security code', { type: 'system', system: { type: 'customer_identity_changed' } }, { ignored: 'system' }],
    ['of an object’s own name', { type: 'constructor' }, received()],
    ['no id', { ...text, id: undefined }, { rejected: 'malformed' }],
    ['an empty id', { ...text, id: '' }, { rejected: 'malformed' }],
    ['no time', { ...text, timestamp: undefined }, { rejected: 'malformed' }],
    ['a time that is none', { ...text, timestamp: '2026-11-01' }, { rejected: 'malformed' }],
    ['no type', { type: undefined }, { rejected: 'malformed' }],
    ['a number for a person', { ...text, from: 16505551234 }, { rejected: 'malformed' }],
    ['nobody', { ...text, from: undefined, from_user_id: undefined }, { ignored: 'no_user' }],
  ])('%s', (_case, content, item) => expect(read(written(content)).items).toEqual([item]));
});

describe('a person is the business’s own id, else the number; the pair is learnt', () => {
  const pair = { platform: 'whatsapp', user: phone, same: scoped, isLent: true };
  const message = { id, timestamp, ...text };
  test.each<[string, object, string, object[]]>([
    ['both', { contacts: [contact], messages: [{ ...message, ...from }] }, scoped, [pair]],
    ['both, without contacts', { messages: [{ ...message, ...from }] }, scoped, [pair]],
    ['the id in the contact alone', { contacts: [contact], messages: [{ ...message, from: phone }] }, scoped, [pair]],
    [
      'the number in the contact alone',
      { contacts: [contact], messages: [{ ...message, from_user_id: scoped }] },
      scoped,
      [pair],
    ],
    [
      'a hidden number',
      { contacts: [{ user_id: scoped }], messages: [{ ...message, from_user_id: scoped }] },
      scoped,
      [],
    ],
    [
      'an empty number',
      { contacts: [{ user_id: scoped, wa_id: '' }], messages: [{ ...message, from: '', from_user_id: scoped }] },
      scoped,
      [],
    ],
    ['before 2026', { contacts: [{ wa_id: phone }], messages: [{ ...message, from: phone }] }, phone, []],
    [
      'somebody else’s contact',
      { contacts: [{ wa_id: '4917', user_id: 'DE.1' }], messages: [{ ...message, from: phone }] },
      phone,
      [],
    ],
    ['contacts that are none', { contacts: [7, { wa_id: 7 }], messages: [{ ...message, from: phone }] }, phone, []],
    [
      'with the id that several businesses share',
      { messages: [{ ...message, ...from, from_parent_user_id: 'US.ENT.118' }] },
      scoped,
      [{ platform: 'whatsapp', user: 'US.ENT.118', same: scoped }, pair],
    ],
  ])('%s', (_case, value, user, same) => {
    expect(read(change(value))).toEqual({ items: [received(user)], same });
  });

  const system = (content: object, writer: object = {}) =>
    read(change({ messages: [{ ...writer, id, timestamp, type: 'system', system: content }] }));
  test.each<[string, object, object, object[]]>([
    [
      'a new number',
      { type: 'user_changed_number', body: 'User A changed from 1 to 2', wa_id: '16505559999' },
      { from: phone },
      [{ user: phone, same: '16505559999' }],
    ],
    [
      'a new number, and the ids that it brings',
      { type: 'user_changed_number', wa_id: '16505559999', user_id: 'US.2', previous_user_id: scoped },
      { from: phone },
      [
        { user: phone, same: scoped, isLent: true },
        { user: '16505559999', same: 'US.2', isLent: true },
        { user: scoped, same: 'US.2' },
      ],
    ],
    [
      'a new number, from the new id',
      { type: 'user_changed_number', wa_id: '16505559999', user_id: 'US.2', previous_user_id: scoped },
      { from: phone, from_user_id: 'US.2' },
      [
        { user: phone, same: scoped, isLent: true },
        { user: '16505559999', same: 'US.2', isLent: true },
        { user: scoped, same: 'US.2' },
      ],
    ],
    [
      'a new number and id, not saying the one before',
      { type: 'user_changed_number', wa_id: '16505559999', user_id: 'US.2' },
      { from: phone, from_user_id: 'US.2' },
      [
        { user: '16505559999', same: 'US.2', isLent: true },
        { user: phone, same: 'US.2' },
      ],
    ],
    [
      'new ids of the business, and of those it is linked with',
      {
        type: 'user_changed_user_id',
        previous_user_id: scoped,
        previous_parent_user_id: 'US.ENT.1',
        user_id: 'US.2',
        parent_user_id: 'US.ENT.2',
      },
      {},
      [
        { user: 'US.ENT.1', same: scoped },
        { user: 'US.ENT.2', same: 'US.2' },
        { user: scoped, same: 'US.2' },
      ],
    ],
    [
      'a new id alone',
      { type: 'user_changed_user_id', user_id: 'US.2', previous_user_id: scoped },
      {},
      [{ user: scoped, same: 'US.2' }],
    ],
    [
      'before 2026',
      { type: 'customer_changed_number', customer: phone, wa_id: '16505559999' },
      { from: phone },
      [{ user: phone, same: '16505559999' }],
    ],
    ['a new security code names nobody anew', { type: 'customer_identity_changed', wa_id: '2' }, { from: phone }, []],
    ['what it does not say', { type: 'user_changed_number', wa_id: 7 }, { from: phone }, []],
  ])('%s', (_case, content, writer, pairs) => {
    expect(system(content, writer)).toEqual({
      items: [{ ignored: 'system' }],
      same: pairs.map((each) => ({ platform: 'whatsapp', ...each })),
    });
  });
});

describe('what the bot sends', () => {
  const status = (name: string, more: object = {}) =>
    change({ statuses: [{ id, status: name, timestamp, recipient_id: phone, recipient_user_id: scoped, ...more }] });
  const pricing = { billable: true, pricing_model: 'PMP', category: 'service', type: 'regular' };

  test.each<[string, object, object]>([
    ['sent', status('sent', { pricing }), sent()],
    ['delivered', status('delivered', { pricing }), { ignored: 'receipt' }],
    ['read', status('read'), { ignored: 'receipt' }],
    ['played', status('played'), { ignored: 'receipt' }],
    ['failed', status('failed', { errors: [{ code: 131026, title: 'Undeliverable' }] }), { ignored: 'failed' }],
    ['deleted', status('deleted'), { ignored: 'deletion' }],
    ['of an object’s own name', status('toString'), { ignored: 'unknown_event' }],
    ['of a payment', status('captured', { type: 'payment' }), { ignored: 'system' }],
    ['sent to an id', status('sent', { recipient_id: undefined }), sent()],
    ['sent before 2026', status('sent', { recipient_user_id: undefined }), sent(phone)],
    [
      'sent to nobody',
      status('sent', { recipient_id: undefined, recipient_user_id: undefined }),
      { ignored: 'no_user' },
    ],
    ['without a time', status('sent', { timestamp: undefined }), { rejected: 'malformed' }],
  ])('%s', (_case, value, item) => expect(read(value).items).toEqual([item]));

  test('sent, delivered and read are one message, however late they come', () => {
    const later = (days: number) => String(1_749_416_383 + days * 86_400);
    const steps = [
      status('sent'),
      status('delivered', { timestamp: later(3) }),
      status('read', { timestamp: later(5) }),
    ];
    expect(read(...steps, ...steps).items.filter((item) => 'message' in item)).toEqual([sent(), sent()]);
  });

  test('to a group it is one message, however many people get it', () => {
    const group = { recipient_id: 'Y2FwaV9ncm91cDox', recipient_type: 'group' };
    const to = (participant: string) => status('sent', { ...group, recipient_participant_id: participant });
    const { items, same } = read(to('16505551234'), to('16505559999'));
    expect(items).toEqual([sent('group:Y2FwaV9ncm91cDox'), sent('group:Y2FwaV9ncm91cDox')]);
    expect(same).toEqual([]);
  });

  test.each([status('sent'), status('read')])('a status says who the recipient is', (value) => {
    expect(read(value).same).toEqual([{ platform: 'whatsapp', user: phone, same: scoped, isLent: true }]);
  });

  const echo = (content: object) =>
    change({ message_echoes: [{ from: '15550783881', to: phone, id, timestamp, ...content }] }, 'smb_message_echoes');
  test.each<[string, object, object]>([
    ['from the phone', echo(text), sent(phone)],
    ['from the phone, to an id', echo({ ...text, to_user_id: scoped }), sent()],
    ['from the phone, taken back', echo({ type: 'revoke', revoke: {} }), { ignored: 'deletion' }],
    ['from the phone, edited', echo({ type: 'edit', edit: {} }), { ignored: 'edit' }],
    ['from the phone, to nobody', echo({ ...text, to: undefined }), { ignored: 'no_user' }],
  ])('%s', (_case, value, item) => expect(read(value).items).toEqual([item]));
});

test('a delivery holds many: entries, changes, messages, statuses', () => {
  const two = change({
    contacts: [contact, { wa_id: '4917', user_id: 'DE.1' }],
    messages: [
      { ...from, id: 'wamid.1', timestamp, ...text },
      { from: '4917', id: 'wamid.2', timestamp, ...text },
    ],
    statuses: [{ id: 'wamid.3', status: 'sent', timestamp, recipient_id: '4917' }],
  });
  const entry = { id: '1', changes: [two, written(text)] };
  const { items } = whatsapp.read(deliveryOf({ object: 'whatsapp_business_account', entry: [entry, entry] }), {});
  const each = [received(scoped, 'wamid.1'), received('DE.1', 'wamid.2'), sent('DE.1', 'wamid.3'), received()];
  expect(items).toEqual([...each, ...each]);
});

test('while Meta’s agent talks, the conversation goes on', () => {
  const standby = {
    contacts: [contact],
    messages: [{ ...from, id: 'wamid.1', timestamp, ...text }],
    message_echoes: [{ from: '15550783881', to: phone, id: 'wamid.2', timestamp, ...text }],
    statuses: [{ id: 'wamid.2', status: 'sent', timestamp, recipient_id: phone }],
  };
  expect(read(change({ standby }, 'standby')).items).toEqual([
    received(scoped, 'wamid.1'),
    sent(scoped, 'wamid.2'),
    sent(scoped, 'wamid.2'),
  ]);
});

describe('what else changes', () => {
  test.each<[string, unknown, object]>([
    ['errors alone', change({ errors: [{ code: 130429, title: 'Rate limit hit' }] }), { ignored: 'system' }],
    ['nothing', change({}), { ignored: 'unknown_event' }],
    ['a standby of nothing', change({ standby: {} }, 'standby'), { ignored: 'unknown_event' }],
    ['a standby that is none', change({}, 'standby'), { ignored: 'unknown_event' }],
    ['the account', change({ event: 'VERIFIED_ACCOUNT' }, 'account_update'), { ignored: 'system' }],
    ['a template', change({ event: 'APPROVED' }, 'message_template_status_update'), { ignored: 'system' }],
    ['years before', change({ history: [{ threads: [] }] }, 'history'), { ignored: 'system' }],
    ['who is in a group', change({ groups: [] }, 'group_participants_update'), { ignored: 'membership' }],
    ['a call', change({ calls: [{ id: 'wacid.x', event: 'connect' }] }, 'calls'), { ignored: 'unknown_event' }],
    ['a field of next year', change({}, 'holograms'), { ignored: 'unknown_event' }],
    ['a field of an object’s own name', change({}, 'toString'), { ignored: 'unknown_event' }],
    ['no field', { value: {} }, { rejected: 'malformed' }],
    ['no value', { field: 'messages' }, { rejected: 'malformed' }],
    ['no change', 'x', { rejected: 'malformed' }],
    ['messages that are none', change({ messages: ['x'] }), { rejected: 'malformed' }],
  ])('%s', (_case, value, item) => expect(read(value).items).toEqual([item]));
});
