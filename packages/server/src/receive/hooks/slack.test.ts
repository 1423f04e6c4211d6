import { describe, expect, test } from 'vitest';
import { slack } from './slack.ts';

const nowMs = Date.parse('2026-11-01T12:00:00.500Z');
const seconds = Math.floor(nowMs / 1000);
const json = 'application/json';
const formType = 'application/x-www-form-urlencoded';
const delivery = (body: string, headers: Record<string, string>, at = nowMs) => ({
  method: 'POST',
  url: new URL('https://turnout.example.com/hooks/slack/a'),
  headers: new Headers(headers),
  body: Buffer.from(body),
  nowMs: at,
});

describe('the signature', () => {
  // Slack's own example, which @slack/bolt 5.1 takes, too: https://docs.slack.dev/authentication/verifying-requests-from-slack
  const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';
  const body =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
  const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';
  const at = 1531420618;
  const headers = { 'x-slack-request-timestamp': String(at), 'x-slack-signature': signature };
  const verify = (changes: Record<string, string | undefined>, text = body, seconds = at) => {
    const given = Object.entries({ ...headers, ...changes }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    return slack.verify(delivery(text, Object.fromEntries(given), seconds * 1000), { signingSecret });
  };

  test.each<[string, Record<string, string | undefined>, string, number, string]>([
    ['right', {}, body, at, 'genuine'],
    ['a retry', { 'x-slack-retry-num': '3', 'x-slack-retry-reason': 'http_timeout' }, body, at, 'genuine'],
    ['five minutes old', {}, body, at + 300, 'genuine'],
    ['older', {}, body, at + 301, 'too_old'],
    ['of the future', {}, body, at - 301, 'too_old'],
    ['another body', {}, `${body}&x=1`, at, 'signature_wrong'],
    ['another time', { 'x-slack-request-timestamp': String(at + 1) }, body, at, 'signature_wrong'],
    ['another version', { 'x-slack-signature': signature.replace('v0', 'v1') }, body, at, 'signature_wrong'],
    ['cut off', { 'x-slack-signature': signature.slice(0, -1) }, body, at, 'signature_wrong'],
    ['none', { 'x-slack-signature': undefined }, body, at, 'signature_missing'],
    ['no time', { 'x-slack-request-timestamp': undefined }, body, at, 'signature_missing'],
  ])('%s', (_name, changes, text, seconds, verdict) => expect(verify(changes, text, seconds)).toBe(verdict));
});

const ts = '1793534400.000250';
const said = {
  type: 'message',
  channel: 'C1',
  user: 'U1',
  team: 'T1',
  ts,
  event_ts: ts,
  text: 'x',
  channel_type: 'channel',
};
const bot_profile = { id: 'B1', name: 'b', app_id: 'A1', team_id: 'T1', icons: {}, updated: 1, deleted: false };
const authorizations = [
  { enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
];
const envelope = (event: object) => ({
  token: 'old',
  team_id: 'T0',
  api_app_id: 'A1',
  type: 'event_callback',
  event_id: 'Ev1',
  event_time: 1793534400,
  authorizations,
  event,
});
const items = (body: string, type: string) =>
  slack.read(delivery(body, { 'content-type': type, 'x-slack-request-timestamp': String(seconds) }), {}).items;
const received = (user: string, id = `C1:${ts}`, timestamp = 1793534400000) => ({
  message: { platform: 'slack', user, direction: 'received', timestamp, id },
});
const sent = { message: { ...received('group:C1').message, direction: 'sent' } };

/** Types AllMessageEvents and AppMentionEvent of @slack/types 3.2, EnvelopedEvent of @slack/bolt 5.1. */
describe('an event is a message, or is not for a reason', () => {
  const { user: _user, ...unsaid } = said;
  test.each<[string, object, object]>([
    ['a message', said, received('T1:U1')],
    ['a mention of the same', { ...said, type: 'app_mention' }, received('T1:U1')],
    ['a guest in a shared channel', { ...said, user_team: 'T2' }, received('T2:U1')],
    ['of no named team: the one that was told', { ...said, team: undefined }, received('T0:U1')],
    ['a file', { ...said, subtype: 'file_share' }, received('T1:U1')],
    ['/me', { ...said, subtype: 'me_message' }, received('T1:U1')],
    ['from a thread to the channel', { ...said, subtype: 'thread_broadcast', thread_ts: '1.0' }, received('T1:U1')],
    ['our own bot', { ...said, user: 'UBOT', bot_id: 'B1', bot_profile }, sent],
    [
      'our own bot in a thread',
      { ...said, user: 'UBOT', bot_id: 'B1', bot_profile, thread_ts: '1.0', parent_user_id: 'U1' },
      sent,
    ],
    ['our own bot, without its profile', { ...said, user: 'UBOT', bot_id: 'B1' }, sent],
    ['our own bot under another name', { ...unsaid, subtype: 'bot_message', bot_id: 'B1', bot_profile }, sent],
    [
      'the same, without a profile',
      { ...unsaid, subtype: 'bot_message', username: 'b', bot_id: 'B1', app_id: 'A1' },
      sent,
    ],
    [
      'another bot',
      { ...said, user: 'U7', bot_id: 'B2', bot_profile: { ...bot_profile, app_id: 'A2' } },
      { ignored: 'other_bot' },
    ],
    ['another app', { ...unsaid, subtype: 'bot_message', bot_id: 'B2', app_id: 'A2' }, { ignored: 'other_bot' }],
    ['an incoming webhook', { ...unsaid, subtype: 'bot_message', bot_id: 'B2' }, { ignored: 'other_bot' }],
    ['Slackbot', { ...said, user: 'USLACKBOT' }, { ignored: 'other_bot' }],
    [
      'an edit',
      {
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        channel: 'C1',
        ts,
        message: said,
        previous_message: said,
      },
      { ignored: 'edit' },
    ],
    [
      'a deletion',
      {
        type: 'message',
        subtype: 'message_deleted',
        hidden: true,
        channel: 'C1',
        ts,
        deleted_ts: ts,
        previous_message: said,
      },
      { ignored: 'deletion' },
    ],
    ['somebody joined', { ...said, subtype: 'channel_join' }, { ignored: 'membership' }],
    ['a new topic', { ...said, subtype: 'channel_topic', topic: 'x' }, { ignored: 'system' }],
    ['a subtype like a method', { ...said, subtype: 'toString' }, { ignored: 'system' }],
    ['a reaction', { type: 'reaction_added', user: 'U1', reaction: 'x', item: {} }, { ignored: 'reaction' }],
    ['the home tab', { type: 'app_home_opened', user: 'U1', channel: 'D1' }, { ignored: 'unknown_event' }],
    ['nobody', unsaid, { ignored: 'no_user' }],
    ['without a ts', { ...said, ts: undefined }, { rejected: 'malformed' }],
    ['with a ts that is no time', { ...said, ts: 'now' }, { rejected: 'malformed' }],
    ['nothing', {}, { rejected: 'malformed' }],
  ])('%s', (_name, event, item) => {
    expect(items(JSON.stringify(envelope(event)), json)).toEqual([item]);
  });
});

/** Types SlashCommand, BlockAction, GlobalShortcut and ViewSubmitAction of @slack/bolt 5.1. */
describe('a command, a press or a form', () => {
  const command = {
    token: 'old',
    command: '/ask',
    text: '',
    team_id: 'T1',
    user_id: 'U1',
    user_name: 'ana',
    channel_id: 'C1',
    trigger_id: '1.2.a',
    api_app_id: 'A1',
  };
  const press = {
    type: 'block_actions',
    user: { id: 'U1', username: 'ana', team_id: 'T1' },
    team: { id: 'T0', domain: 'x' },
    trigger_id: '1.2.a',
    actions: [],
  };
  const payload = (value: object) => ({ payload: JSON.stringify(value) });
  const pressed = (user: string) => received(user, 'trigger:1.2.a', seconds * 1000);
  test.each<[string, Record<string, string>, object]>([
    ['a slash command', command, pressed('T1:U1')],
    ['a button', payload(press), pressed('T1:U1')],
    [
      'a button, of no named team of the user',
      payload({ ...press, user: { id: 'U1', username: 'ana' } }),
      pressed('T0:U1'),
    ],
    ['a button on the home tab', payload({ ...press, view: { type: 'home' } }), pressed('T1:U1')],
    ['a choice in a form', payload({ ...press, view: { type: 'modal' } }), { ignored: 'acknowledgement' }],
    ['a submitted form', payload({ ...press, type: 'view_submission', view: { type: 'modal' } }), pressed('T1:U1')],
    [
      'a form that is closed',
      payload({ ...press, type: 'view_closed', trigger_id: undefined }),
      { ignored: 'acknowledgement' },
    ],
    ['a shortcut', payload({ ...press, type: 'shortcut' }), pressed('T1:U1')],
    ['a message’s shortcut', payload({ ...press, type: 'message_action' }), pressed('T1:U1')],
    ['a search while typing', payload({ ...press, type: 'block_suggestion' }), { ignored: 'typing' }],
    [
      'of a whole enterprise',
      payload({ ...press, team: null, user: { id: 'U1', username: 'ana' } }),
      { ignored: 'no_user' },
    ],
    ['without a trigger', payload({ ...press, trigger_id: undefined }), { rejected: 'malformed' }],
    ['a command of nobody', { command: '/ask' }, { rejected: 'malformed' }],
    ['a check of the certificate', { token: 'old', ssl_check: '1' }, { ignored: 'probe' }],
    ['another form', { a: '1' }, { ignored: 'unknown_event' }],
  ])('%s', (_name, fields, item) => {
    expect(items(new URLSearchParams(fields).toString(), formType)).toEqual([item]);
  });

  test('a payload that is no object is not read', () => {
    for (const value of ['', '[]', '1', '{']) {
      expect(() => items(`payload=${encodeURIComponent(value)}`, formType)).toThrow('The body could not be read.');
    }
  });
});

test('the challenge is answered with itself', () => {
  // https://docs.slack.dev/reference/events/url_verification
  const challenge = '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P';
  const body = JSON.stringify({ token: 'old', challenge, type: 'url_verification' });
  expect(slack.read(delivery(body, { 'content-type': json }), {})).toEqual({
    items: [{ ignored: 'probe' }],
    answer: { status: 200, type: 'text/plain; charset=utf-8', body: challenge },
  });
});

test('a value that is no text, and cannot become one, is none', () => {
  const odd = { toString: '' };
  const challenge = JSON.stringify({ type: 'url_verification', challenge: odd });
  expect(slack.read(delivery(challenge, { 'content-type': json }), {}).answer?.body).toBe('');
  const press = new URLSearchParams({ payload: JSON.stringify({ type: odd }) }).toString();
  expect(items(press, formType)).toEqual([{ ignored: 'unknown_event' }]);
});
