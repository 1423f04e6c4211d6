import { describe, expect, test } from 'vitest';
import { type Body, receivedFromSlack, sentBySlack } from './slack.ts';

const event = (what: object): Body => ({
  type: 'event_callback',
  team_id: 'T1',
  event: { type: 'message', channel: 'C1', user: 'U1', ts: '1700000000.000200', ...what },
});
const ofSlack = (user: string, id: string, timestamp?: number) => ({ platform: 'slack', user, id, timestamp });
const at = 1_700_000_000_000;

describe('a delivery brings a message', () => {
  test.each<[string, Body, unknown]>([
    ['a message', event({}), ofSlack('T1:U1', 'C1:1700000000.000200', at)],
    [
      'a mention, which is the same message',
      event({ type: 'app_mention' }),
      ofSlack('T1:U1', 'C1:1700000000.000200', at),
    ],
    ['a file', event({ subtype: 'file_share' }), ofSlack('T1:U1', 'C1:1700000000.000200', at)],
    [
      'a guest in a shared channel',
      event({ user_team: 'T2', team: 'T1' }),
      ofSlack('T2:U1', 'C1:1700000000.000200', at),
    ],
    ['a command', { command: '/x', team_id: 'T1', user_id: 'U1', trigger_id: 't' }, ofSlack('T1:U1', 'trigger:t')],
    [
      'a button',
      { type: 'block_actions', user: { id: 'U1', team_id: 'T1' }, trigger_id: 't' },
      ofSlack('T1:U1', 'trigger:t'),
    ],
    [
      'a button on the home tab',
      { type: 'block_actions', view: { type: 'home' }, user: { id: 'U1' }, team: { id: 'T1' }, trigger_id: 't' },
      ofSlack('T1:U1', 'trigger:t'),
    ],
    [
      'a form',
      { type: 'view_submission', view: { type: 'modal' }, user: { id: 'U1' }, team: { id: 'T1' }, trigger_id: 't' },
      ofSlack('T1:U1', 'trigger:t'),
    ],
    [
      'a shortcut',
      { type: 'shortcut', user: { id: 'U1', team_id: 'T1' }, trigger_id: 't' },
      ofSlack('T1:U1', 'trigger:t'),
    ],
  ])('%s', (_name, body, expected) => {
    expect(receivedFromSlack(body)).toEqual(expected);
  });

  test.each<[string, Body]>([
    ['an edit', event({ subtype: 'message_changed' })],
    ['a deletion', event({ subtype: 'message_deleted' })],
    ['somebody who joins', event({ subtype: 'channel_join' })],
    ['a bot', event({ subtype: 'bot_message', user: undefined, bot_id: 'B1' })],
    ['a bot that looks like a user', event({ bot_id: 'B1' })],
    ['Slackbot', event({ user: 'USLACKBOT' })],
    ['a reaction', event({ type: 'reaction_added' })],
    ['the home tab', event({ type: 'app_home_opened' })],
    ['a choice inside a form', { type: 'block_actions', view: { type: 'modal' }, user: { id: 'U1', team_id: 'T1' } }],
    ['a search while typing', { type: 'block_suggestion', user: { id: 'U1', team_id: 'T1' } }],
    ['a form that is closed', { type: 'view_closed', user: { id: 'U1', team_id: 'T1' } }],
    ['a handshake', { type: 'url_verification' }],
  ])('not %s', (_name, body) => {
    expect(receivedFromSlack(body)).toBeUndefined();
  });
});

test.each<[string, string, object, object, unknown[]]>([
  [
    'a message',
    'chat.postMessage',
    { channel: 'C1' },
    { channel: 'C1', ts: '1700000000.5' },
    [ofSlack('group:C1', 'C1:1700000000.5', at + 500)],
  ],
  [
    'to a person',
    'chat.postMessage',
    { channel: 'U1' },
    { channel: 'D1', ts: '1700000000.5' },
    [ofSlack('group:D1', 'D1:1700000000.5', at + 500)],
  ],
  [
    'for one pair of eyes',
    'chat.postEphemeral',
    { channel: 'C1', user: 'U1' },
    { message_ts: '1700000000.5' },
    [ofSlack('group:C1', 'C1:1700000000.5', at + 500)],
  ],
  [
    'a file',
    'files.completeUploadExternal',
    { channels: 'C1,D1' },
    { files: [{ id: 'F1' }] },
    [ofSlack('group:C1', 'file:C1:F1'), ofSlack('group:D1', 'file:D1:F1')],
  ],
  ['a file for no channel', 'files.completeUploadExternal', {}, { files: [{ id: 'F1' }] }, []],
])('a call sent %s', (_name, method, call, result, expected) => {
  expect(sentBySlack(method, call, result)).toEqual(expected);
});
