import { describe, expect, test } from 'vitest';
import { deliveryOf } from './trial.ts';
import { viber } from './viber.ts';

// Shapes: https://developers.viber.com/docs/api/rest-bot-api/#callbacks, and the tests of viber-bot 1.0.18.
const user = 'xWxFWBYHceVLi80yULnRkw==';
const timestamp = 1_479_039_750_092;
const sender = { id: user, name: 'Idan Harel', language: 'en', country: 'IL', api_version: 1 };
const message = { type: 'text', text: 'Hi', tracking_data: '{}' };
/** As it is sent: the token is a number of 64 bits. */
const body = (callback: object, token: string | undefined = '4978563241957515056') =>
  JSON.stringify({ timestamp, message_token: 'TOKEN', ...callback }).replace('"TOKEN"', token);
const read = (text: string) => viber.read(deliveryOf(text), {}).items;
const counted = (direction: 'received', id = '4978563241957515056') => ({
  message: { platform: 'viber', user, direction, timestamp, id },
});
const sent = { message: { platform: 'viber', user, direction: 'sent', id: '4978563241957515056' } };

describe('a callback is a message, or is not for a reason', () => {
  test.each<[string, object, object]>([
    ['a text', { event: 'message', sender, message, silent: false }, counted('received')],
    ['a picture', { event: 'message', sender, message: { type: 'picture', media: 'x' } }, counted('received')],
    ['in a group', { event: 'message', sender, message, chat_id: 'x' }, counted('received')],
    ['what the bot sent arrived', { event: 'delivered', user_id: user }, sent],
    ['seen', { event: 'seen', user_id: user }, { ignored: 'receipt' }],
    ['failed', { event: 'failed', user_id: user, desc: 'failure description' }, { ignored: 'failed' }],
    ['subscribed', { event: 'subscribed', user: sender }, { ignored: 'membership' }],
    ['unsubscribed', { event: 'unsubscribed', user_id: user }, { ignored: 'membership' }],
    [
      'opened the chat',
      { event: 'conversation_started', type: 'open', user: sender, subscribed: false },
      { ignored: 'membership' },
    ],
    ['the address was set', { event: 'webhook' }, { ignored: 'probe' }],
    ['something new', { event: 'hologram' }, { ignored: 'unknown_event' }],
    ['of an object’s own name', { event: 'toString' }, { ignored: 'unknown_event' }],
    ['no event', {}, { ignored: 'unknown_event' }],
    ['of nobody', { event: 'message', message }, { rejected: 'malformed' }],
    ['without a time', { event: 'message', sender, message, timestamp: undefined }, { rejected: 'malformed' }],
    ['without a token', { event: 'message', sender, message, message_token: undefined }, { rejected: 'malformed' }],
    ['to nobody', { event: 'delivered' }, { rejected: 'malformed' }],
  ])('%s', (_case, callback, item) => expect(read(body(callback))).toEqual([item]));
});

test('messages whose tokens differ in the last digit are two', () => {
  const text = { event: 'message', sender, message };
  expect(read(body(text, '4978563241957515056'))).toEqual([counted('received', '4978563241957515056')]);
  expect(read(body(text, '4978563241957515057'))).toEqual([counted('received', '4978563241957515057')]);
  expect(read(body(text, '1478683725125'))).toEqual([counted('received', '1478683725125')]);
  expect(read(body(text, '"5741311803571721087"'))).toEqual([counted('received', '5741311803571721087')]);
});

test('what stands in a text is not taken for the token', () => {
  const tricky = { ...message, text: '"message_token":1,', message_token: 2 };
  expect(read(body({ event: 'message', message: tricky, sender }))).toEqual([counted('received')]);
});

test.each(['', '[]', '"x"', '{"event":', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`])('no callback', (text) => {
  expect(() => read(text)).toThrow('The body could not be read.');
});
