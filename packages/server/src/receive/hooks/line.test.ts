import { describe, expect, test } from 'vitest';
import { line } from './line.ts';
import { deliveryOf } from './trial.ts';

// Shapes: the types under `webhook` of @line/bot-sdk 11, and https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
const userId = 'U4af4980629f3e1b1f7c9c1c2b7a4e5d6';
const timestamp = 1_692_251_666_727;
const webhookEventId = '01H810YECXQQZ37VAXPF6H9E6T';
const base = {
  mode: 'active',
  timestamp,
  source: { type: 'user', userId },
  webhookEventId,
  deliveryContext: { isRedelivery: false },
};
const text = { type: 'message', replyToken: '38ef', message: { type: 'text', id: '468789577898262530', text: 'Hi' } };
const group = { type: 'group', groupId: 'Ca56f94637c' };
const destination = 'U8e742f61d673b39c7fff3cecb7536ef0';
const read = (...events: unknown[]) => line.read(deliveryOf({ destination, events }), {}).items;
const received = (id = '468789577898262530') => ({
  message: { platform: 'line', user: userId, direction: 'received', timestamp, id },
});

describe('an event is a message, or is not for a reason', () => {
  test.each<[string, unknown, object]>([
    ['a text', text, received()],
    [
      'a sticker',
      { type: 'message', message: { type: 'sticker', id: '1', packageId: '1', stickerId: '2' } },
      received('1'),
    ],
    ['delivered again', { ...text, deliveryContext: { isRedelivery: true } }, received()],
    ['while somebody else answers', { ...text, mode: 'standby' }, received()],
    ['in a group, its author’s', { ...text, source: { ...group, userId } }, received()],
    ['in a room', { ...text, source: { type: 'room', roomId: 'R1', userId } }, received()],
    ['in a group, of who is withheld', { ...text, source: group }, { ignored: 'no_user' }],
    ['without a source', { ...text, source: undefined }, { ignored: 'no_user' }],
    ['a button', { type: 'postback', replyToken: 'x', postback: { data: 'yes' } }, received(webhookEventId)],
    ['unsent', { type: 'unsend', unsend: { messageId: '468789577898262530' } }, { ignored: 'deletion' }],
    ['followed', { type: 'follow', follow: { isUnblocked: false } }, { ignored: 'membership' }],
    ['blocked', { type: 'unfollow' }, { ignored: 'membership' }],
    ['the bot joined', { type: 'join', source: group }, { ignored: 'membership' }],
    ['the bot was removed', { type: 'leave', source: group }, { ignored: 'membership' }],
    ['somebody joined', { type: 'memberJoined', joined: { members: [] } }, { ignored: 'membership' }],
    ['somebody left', { type: 'memberLeft', left: { members: [] } }, { ignored: 'membership' }],
    ['a paid membership', { type: 'membership', membership: { type: 'joined' } }, { ignored: 'membership' }],
    ['a linked account', { type: 'accountLink', link: { result: 'ok', nonce: 'x' } }, { ignored: 'membership' }],
    ['a video was seen', { type: 'videoPlayComplete', videoPlayComplete: { trackingId: 'x' } }, { ignored: 'receipt' }],
    ['delivered by phone number', { type: 'delivery', delivery: { data: 'x' } }, { ignored: 'receipt' }],
    ['near a beacon', { type: 'beacon', beacon: { hwid: 'x', type: 'enter' } }, { ignored: 'unknown_event' }],
    ['a module', { type: 'module', module: { type: 'attached' } }, { ignored: 'system' }],
    ['the bot is suspended', { type: 'botSuspended' }, { ignored: 'system' }],
    ['something new', { type: 'hologram' }, { ignored: 'unknown_event' }],
    ['of an object’s own name', { type: 'toString' }, { ignored: 'unknown_event' }],
    ['without an id', { type: 'message', message: { type: 'text' } }, { rejected: 'malformed' }],
    ['a button without one', { type: 'postback', webhookEventId: undefined }, { rejected: 'malformed' }],
    ['without a time', { ...text, timestamp: undefined }, { rejected: 'malformed' }],
    ['without a type', { message: text.message }, { rejected: 'malformed' }],
  ])('%s', (_case, event, item) => expect(read({ ...base, ...Object(event) })).toEqual([item]));
});

test('a delivery holds many, or none to try the address', () => {
  expect(read({ ...base, ...text }, { ...base, type: 'follow' }, 'x')).toEqual([
    received(),
    { ignored: 'membership' },
    { rejected: 'malformed' },
  ]);
  expect(read()).toEqual([{ ignored: 'probe' }]);
});

test('without a list of events it is none', () => {
  expect(line.read(deliveryOf({ destination }), {}).items).toEqual([{ rejected: 'malformed' }]);
  expect(() => line.read(deliveryOf('[]'), {})).toThrow('The body could not be read.');
});
