import { describe, expect, test } from 'vitest';
import { telegram } from './telegram.ts';

const nowMs = Date.parse('2026-11-01T12:00:00Z');
const delivery = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  url: new URL('https://turnout.example.com/hooks/telegram/a'),
  headers: new Headers(headers),
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  nowMs,
});

const ana = { id: 4021, is_bot: false, first_name: 'Ana', language_code: 'es' };
const helper = { id: 77, is_bot: true, first_name: 'Helper', username: 'helper_bot' };
const privately = { id: 4021, type: 'private', first_name: 'Ana' };
const group = { id: -100123, type: 'supergroup', title: 'Neighbours' };
const date = 1793534400;
const from = (user: object, chat: object, content: object) => ({ message_id: 12, from: user, chat, date, ...content });

describe('the secret token', () => {
  const verify = (headers: Record<string, string>) => telegram.verify(delivery({}, headers), { secretToken: 'right' });
  test.each([
    [{}, 'signature_missing'],
    [{ 'x-telegram-bot-api-secret-token': '' }, 'token_wrong'],
    [{ 'x-telegram-bot-api-secret-token': 'righ' }, 'token_wrong'],
    [{ 'x-telegram-bot-api-secret-token': 'rightt' }, 'token_wrong'],
    [{ 'X-Telegram-Bot-Api-Secret-Token': 'right' }, 'genuine'],
  ])('%j: %s', (headers, verdict) => expect(verify(headers)).toBe(verdict));
});

const received = (user: string, id: string, timestamp = date * 1000) => ({
  message: { platform: 'telegram', user, direction: 'received', timestamp, id },
});

describe('an update is a message, or is not for a reason', () => {
  test.each<[string, object, object]>([
    ['a text', { message: from(ana, privately, { text: 'hi' }) }, received('4021', '4021:12')],
    [
      'a photo with a caption',
      { message: from(ana, privately, { photo: [], caption: 'x' }) },
      received('4021', '4021:12'),
    ],
    ['a shared contact', { message: from(ana, privately, { contact: {} }) }, received('4021', '4021:12')],
    [
      'a text in a group is its author’s',
      { message: from(ana, group, { text: 'hi' }) },
      received('4021', '-100123:12'),
    ],
    [
      'through an inline bot',
      { message: from(ana, group, { text: 'x', via_bot: helper }) },
      received('4021', '-100123:12'),
    ],
    [
      'one that vanishes, whose number is used again',
      { message: { ...from(ana, group, { text: 'hi', ephemeral_message_id: 3 }), message_id: 0 } },
      received('4021', `ephemeral:-100123:3:${date}`),
    ],
    ['to a guest bot', { guest_message: from(ana, group, { rich_message: {} }) }, received('4021', '-100123:12')],
    ['another bot', { message: from(helper, group, { text: 'hi' }) }, { ignored: 'other_bot' }],
    [
      'an anonymous administrator',
      { message: from({ id: 1087968824, is_bot: true }, group, { text: 'hi', sender_chat: group }) },
      { ignored: 'no_user' },
    ],
    [
      'a channel’s post, forwarded to its group by Telegram',
      { message: from({ id: 777000, is_bot: false }, group, { text: 'x', sender_chat: { id: -1009 } }) },
      { ignored: 'no_user' },
    ],
    ['somebody joined', { message: from(ana, group, { new_chat_members: [ana] }) }, { ignored: 'system' }],
    ['a pinned message', { message: from(ana, group, { pinned_message: {} }) }, { ignored: 'system' }],
    ['a changed message', { edited_message: from(ana, privately, { text: 'x' }) }, { ignored: 'edit' }],
    ['a channel post', { channel_post: { message_id: 1, chat: group, date, text: 'x' } }, { ignored: 'no_user' }],
    ['a reaction', { message_reaction: { chat: group, message_id: 1, user: ana } }, { ignored: 'reaction' }],
    ['blocked', { my_chat_member: { chat: privately, from: ana, date } }, { ignored: 'membership' }],
    ['an inline query', { inline_query: { id: '1', from: ana, query: 'x', offset: '' } }, { ignored: 'unknown_event' }],
    ['a vote', { poll_answer: { poll_id: '1', user: ana, option_ids: [0] } }, { ignored: 'acknowledgement' }],
    ['nothing', {}, { ignored: 'unknown_event' }],
    [
      'a button',
      { callback_query: { id: '99', from: ana, chat_instance: '1', data: 'yes' } },
      received('4021', 'callback:99', nowMs),
    ],
    ['a bot’s button', { callback_query: { id: '99', from: helper, chat_instance: '1' } }, { ignored: 'other_bot' }],
    ['a button of nobody', { callback_query: { id: '99' } }, { rejected: 'malformed' }],
    ['no chat', { message: { message_id: 1, from: ana, date, text: 'x' } }, { rejected: 'malformed' }],
    ['no object', { message: 'hello' }, { rejected: 'malformed' }],
    ['to a business', { business_message: from(ana, privately, { text: 'x' }) }, received('4021', '4021:12')],
    [
      'a bot for a business',
      { business_message: from({ id: 5, is_bot: false }, privately, { text: 'x', sender_business_bot: helper }) },
      { message: { platform: 'telegram', user: '4021', direction: 'sent', timestamp: date * 1000, id: '4021:12' } },
    ],
    [
      'the business’s owner',
      { business_message: from({ id: 5, is_bot: false }, privately, { text: 'x' }) },
      { ignored: 'other_account' },
    ],
  ])('%s', (_name, update, item) => {
    expect(telegram.read(delivery({ update_id: 1, ...update }), {}).items).toEqual([item]);
  });

  test.each(['', 'hello', '[]', '"x"', '[{},{}]', 'null', '{"message":'])('%s is not an update', (body) => {
    expect(() => telegram.read(delivery(body), {})).toThrow('The body could not be read.');
  });
});
