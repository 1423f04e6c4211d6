import type { Update as GrammyUpdate } from 'grammy/types';
import type { Update as TelegrafUpdate } from 'telegraf/types';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { ana, ben, crowd, message, otherBot, privately } from '../fixtures/telegram.ts';
import { receivedFromTelegram, sentByTelegram, type Update } from './telegram.ts';

const at = 1_700_000_000_000;
const inPrivate = (what: object) => ({ ...message(ana, privately(ana), what), message_id: 5 });
const owned = { business_connection_id: 'c1' };
const ofTelegram = (user: string, id: string | undefined, timestamp: number | 'unknown' = at) => ({
  platform: 'telegram',
  user,
  id,
  timestamp: timestamp === 'unknown' ? undefined : timestamp,
});

describe('an update brings a message', () => {
  test.each<[string, object, unknown]>([
    ['a text', { message: inPrivate({ text: 'hi' }) }, ofTelegram('7', '7:5')],
    ['a photo', { message: inPrivate({ photo: [] }) }, ofTelegram('7', '7:5')],
    ['a contact from a button', { message: inPrivate({ users_shared: {} }) }, ofTelegram('7', '7:5')],
    [
      'a message in a group',
      { message: { ...message(ben, crowd, { text: 'hi' }), message_id: 6 } },
      ofTelegram('8', '-100500:6'),
    ],
    [
      'a message sent through an inline bot',
      { message: inPrivate({ text: 'hi', via_bot: otherBot }) },
      ofTelegram('7', '7:5'),
    ],
    [
      'a summons as a guest',
      { guest_message: { ...message(ben, crowd, { text: 'hi' }), message_id: 6 } },
      ofTelegram('8', '-100500:6'),
    ],
    [
      'an ephemeral message',
      { message: { ...inPrivate({ text: '/x', ephemeral_message_id: 3 }), message_id: 0 } },
      ofTelegram('7', 'ephemeral:7:3:1700000000'),
    ],
    ['a customer of a business', { business_message: inPrivate({ text: 'hi', ...owned }) }, ofTelegram('7', '7:5')],
    [
      'a pressed button',
      { callback_query: { id: 'q1', from: ana, data: 'yes' } },
      { platform: 'telegram', user: '7', id: 'callback:q1' },
    ],
    [
      'a game button',
      { callback_query: { id: 'q2', from: ana, game_short_name: 'g' } },
      { platform: 'telegram', user: '7', id: 'callback:q2' },
    ],
  ])('%s', (_name, update, expected) => {
    expect(receivedFromTelegram(update)).toEqual(expected);
  });

  test.each<[string, object]>([
    ['an edit', { edited_message: inPrivate({ text: 'hi', edit_date: 1 }) }],
    ['somebody who joins', { message: inPrivate({ new_chat_members: [ben] }) }],
    ['a pin', { message: inPrivate({ pinned_message: {} }) }],
    ['a new title', { message: inPrivate({ new_chat_title: 'x' }) }],
    ['a payment', { message: inPrivate({ successful_payment: {} }) }],
    ['another bot', { message: message(otherBot, crowd, { text: 'hi' }) }],
    ['a channel’s post', { channel_post: message(ana, { id: -1, type: 'channel' }, { text: 'hi' }) }],
    ['a channel in a group', { message: message(ana, crowd, { text: 'hi', sender_chat: { id: -2 } }) }],
    ['a business’s owner', { business_message: { ...inPrivate({ text: 'hi', ...owned }), from: ben } }],
    ['a button pressed by a bot', { callback_query: { id: 'q', from: otherBot, data: 'x' } }],
    ['a reaction', { message_reaction: { chat: crowd, user: ana } }],
    ['an inline query', { inline_query: { id: 'q', from: ana, query: 'x' } }],
    ['a poll’s answer', { poll_answer: { poll_id: 'p', user: ana } }],
    ['a member’s new rank', { chat_member: { chat: crowd, from: ana } }],
    ['a bot that is blocked', { my_chat_member: { chat: privately(ana), from: ana } }],
    ['nothing', {}],
  ])('not %s', (_name, update) => {
    expect(receivedFromTelegram(update)).toBeUndefined();
  });

  test('in the types of both libraries', () => {
    expectTypeOf<GrammyUpdate>().toExtend<Update>();
    expectTypeOf<TelegrafUpdate.MessageUpdate>().toExtend<Update>();
    expectTypeOf<TelegrafUpdate.CallbackQueryUpdate>().toExtend<Update>();
  });
});

describe('a call sent messages', () => {
  const result = { message_id: 9, date: 1_700_000_000, chat: privately(ana) };
  const inCrowd = { ...result, chat: crowd };
  test.each<[string, string, object, unknown, unknown[]]>([
    ['in private', 'sendMessage', { chat_id: 7 }, result, [ofTelegram('7', '7:9')]],
    ['in a group', 'sendPhoto', { chat_id: -100500 }, inCrowd, [ofTelegram('group:-100500', '-100500:9')]],
    ['as a reply', 'sendPhoto', {}, { ...inCrowd, reply_to_message: { from: ben } }, [ofTelegram('8', '-100500:9')]],
    [
      'as a reply to a bot',
      'sendPhoto',
      {},
      { ...inCrowd, reply_to_message: { from: otherBot } },
      [ofTelegram('group:-100500', '-100500:9')],
    ],
    [
      'for one pair of eyes',
      'sendMessage',
      {},
      { ...inCrowd, message_id: 0, ephemeral_message_id: 2, receiver_user: ben },
      [ofTelegram('8', 'ephemeral:-100500:2:1700000000')],
    ],
    ['that goes later', 'sendVideo', {}, { ...inCrowd, message_id: 0 }, [ofTelegram('group:-100500', undefined)]],
    ['copied', 'copyMessage', { chat_id: '7' }, { message_id: 9 }, [ofTelegram('7', '7:9', 'unknown')]],
    [
      'to a name',
      'copyMessage',
      { chat_id: '@news' },
      { message_id: 9 },
      [ofTelegram('group:@news', '@news:9', 'unknown')],
    ],
    [
      'several',
      'sendMediaGroup',
      { chat_id: 7 },
      [result, { ...result, message_id: 10 }],
      [ofTelegram('7', '7:9'), ofTelegram('7', '7:10')],
    ],
    ['in answer to a webhook', 'sendMessage', { chat_id: 7 }, true, [ofTelegram('7', undefined, 'unknown')]],
    [
      'several in answer to a webhook',
      'sendMediaGroup',
      { chat_id: 7, media: [{}, {}] },
      true,
      Array(2).fill(ofTelegram('7', undefined, 'unknown')),
    ],
    [
      'as a guest',
      'answerGuestQuery',
      { guest_query_id: 'g' },
      { inline_message_id: 'i' },
      [ofTelegram('group:guest:g', 'inline:i', 'unknown')],
    ],
    ['for a business', 'sendMessage', {}, { ...result, ...owned }, [ofTelegram('7', '7:9')]],
  ])('%s', (_name, method, payload, answer, expected) => {
    expect(sentByTelegram(method, payload, answer)).toEqual(expected);
  });

  test.each([
    ['sendChatAction', true],
    ['sendMessageDraft', true],
    ['sendGift', true],
    ['editMessageText', result],
    ['stopMessageLiveLocation', result],
    ['deleteMessage', true],
    ['answerCallbackQuery', true],
    ['setMessageReaction', true],
    ['pinChatMessage', true],
    ['getUpdates', []],
  ])('%s did not', (method, answer) => {
    expect(sentByTelegram(method, { chat_id: 7 }, answer)).toEqual([]);
  });
});
