import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slack } from './slack.ts';
import type { SourceOptions } from './source.ts';
import { findingsOf } from './source-scene.ts';
import { zipOf } from './zip-scene.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'turnout-slack-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const inZip = (content: Buffer, options: Partial<SourceOptions> = {}) => {
  const path = join(directory, 'export.zip');
  writeFileSync(path, content);
  return findingsOf(slack, '', options, { path });
};
const lists = {
  'channels.json': JSON.stringify([
    { id: 'C1', name: 'help', members: ['U1'] },
    { id: 'C2', name: 'lunch', members: ['U1'] },
  ]),
  'dms.json': JSON.stringify([
    { id: 'D1', members: ['U1', 'UBOT'] },
    { id: 'D2', members: ['U1', 'U2'] },
  ]),
  'users.json': JSON.stringify([
    { id: 'U1', team_id: 'T1', name: 'ana', is_bot: false },
    { id: 'UBOT', team_id: 'T1', name: 'helper', real_name: 'Help Desk', is_bot: true },
  ]),
};
const files = (messages: Record<string, object[]>) =>
  zipOf({
    ...lists,
    ...Object.fromEntries(Object.entries(messages).map(([name, records]) => [name, JSON.stringify(records)])),
  });
const ts = '1641805200.123450';
const person = (more: object = {}) => ({
  type: 'message',
  user: 'U1',
  text: 'hi',
  team: 'T1',
  ts,
  client_msg_id: 'x',
  ...more,
});
const bot = (more: object = {}) => ({
  type: 'message',
  user: 'UBOT',
  bot_id: 'B1',
  app_id: 'A1',
  text: 'hi',
  team: 'T1',
  ts,
  bot_profile: { id: 'B1', name: 'Helper' },
  ...more,
});
const found = (user: string, direction: 'received' | 'sent', channel: string) => ({
  message: { platform: 'slack', user, direction, timestamp: 1_641_805_200_123, id: `${channel}:${ts}` },
});
const day = 'help/2022-01-10.json';
const event = { ignored: 'joins, topics and other events' };
const otherBot = { ignored: 'messages of other bots' };

test.each<[string, object, object]>([
  ['a message of a person', person(), found('T1:U1', 'received', 'C1')],
  [
    'of a person of another workspace',
    person({ user: 'U9', team: 'T1', user_team: 'T2' }),
    found('T2:U9', 'received', 'C1'),
  ],
  ['without a team: the list of members has it', person({ team: undefined }), found('T1:U1', 'received', 'C1')],
  ['an edited one', person({ edited: { user: 'U1', ts } }), found('T1:U1', 'received', 'C1')],
  ['with a file', person({ subtype: 'file_share', files: [] }), found('T1:U1', 'received', 'C1')],
  [
    'a reply that is shown in the channel, too',
    person({ subtype: 'thread_broadcast', thread_ts: ts }),
    found('T1:U1', 'received', 'C1'),
  ],
  ['/me', person({ subtype: 'me_message' }), found('T1:U1', 'received', 'C1')],
  ['of the bot', bot(), found('group:C1', 'sent', 'C1')],
  [
    'of the bot, in the old form',
    bot({ subtype: 'bot_message', user: undefined, username: 'Helper' }),
    found('group:C1', 'sent', 'C1'),
  ],
  [
    'of the bot, in answer to a person',
    bot({ thread_ts: '1.000001', parent_user_id: 'U1' }),
    found('group:C1', 'sent', 'C1'),
  ],
  [
    'of the bot, in its own thread',
    bot({ thread_ts: '1.000001', parent_user_id: 'UBOT' }),
    found('group:C1', 'sent', 'C1'),
  ],
  ['of another bot', bot({ user: 'U8', bot_id: 'B2', bot_profile: { name: 'Deployer' } }), otherBot],
  ['of Slackbot', person({ user: 'USLACKBOT' }), otherBot],
  ['a join', person({ subtype: 'channel_join' }), event],
  ['a topic', person({ subtype: 'channel_topic' }), event],
  ['a deleted message', person({ subtype: 'tombstone' }), event],
  ['a bot that was added', person({ subtype: 'bot_add', bot_id: 'B1' }), event],
  ['what is no message', { type: 'reminder', ts }, event],
  ['no time', person({ ts: undefined }), { rejected: 'invalid_timestamp', field: 'ts' }],
  ['a time that is none', person({ ts: '12.5' }), { rejected: 'invalid_timestamp', field: 'ts' }],
  ['nobody', person({ user: undefined }), { rejected: 'missing_field', field: 'user' }],
  ['a stranger of no workspace', person({ user: 'U9', team: undefined }), { rejected: 'missing_field', field: 'team' }],
  ['no object', ['hi'], { rejected: 'not_an_object' }],
])('%s', async (_, record, expected) => {
  expect(await inZip(files({ [day]: [record, bot()] }), { botUsers: ['B1'] })).toEqual([
    expected,
    found('group:C1', 'sent', 'C1'),
  ]);
});

test('an app that posts in the name of a person does not make a bot of the person', async () => {
  const messages = { [day]: [bot({ user: 'U1' }), person(), bot()] };
  expect(await inZip(files(messages))).toEqual([
    found('group:C1', 'sent', 'C1'),
    found('T1:U1', 'received', 'C1'),
    found('group:C1', 'sent', 'C1'),
  ]);
});

test('a private chat is the person with the bot, and without the bot nothing; nor is a channel where the bot is not', async () => {
  const messages = {
    'D1/2022-01-10.json': [person(), bot()],
    'D2/2022-01-10.json': [person()],
    'lunch/2022-01-10.json': [person()],
    'gone/2022-01-10.json': [person()],
  };
  expect(await inZip(files(messages))).toEqual([
    found('T1:U1', 'received', 'D1'),
    found('group:D1', 'sent', 'D1'),
    { ignored: 'messages of conversations in which the bot has no part' },
    { ignored: 'messages of conversations in which the bot has no part' },
    { ignored: 'messages in folders that no list of conversations names' },
  ]);
});

test.each(['B1', 'UBOT', 'A1', 'Helper', 'Help Desk', 'helper'])('the bot by %s', async (botUser) => {
  const messages = {
    [day]: [bot(), bot({ user: 'U8', bot_id: 'B2', app_id: 'A2', bot_profile: { name: 'Deployer' } })],
  };
  expect(await inZip(files(messages), { botUsers: [botUser] })).toEqual([found('group:C1', 'sent', 'C1'), otherBot]);
});

test('which bot it is, is asked where there are more, or none', async () => {
  const two = files({ [day]: [bot(), bot({ bot_id: 'B2', user: 'U8' })] });
  await expect(inZip(two)).rejects.toThrow(/which bot it is: in .* 2 bots wrote\. Say so with --bot-user/);
  await expect(inZip(files({ [day]: [person()] }))).rejects.toThrow(/0 bots wrote/);
  await expect(inZip(two, { botUsers: ['Nobody'] })).rejects.toThrow(/No bot wrote as "Nobody"/);
});

test('a folder around the export, and what a Mac adds', async () => {
  const inside = { ...lists, [day]: JSON.stringify([bot()]) };
  const around = Object.fromEntries(Object.entries(inside).map(([name, content]) => [`My export/${name}`, content]));
  expect(await inZip(zipOf({ ...around, '__MACOSX/help/2022-01-10.json': 'Mac' }))).toEqual([
    found('group:C1', 'sent', 'C1'),
  ]);
});

test('what is no export says so', async () => {
  await expect(inZip(zipOf({ 'a.txt': 'hello' }))).rejects.toThrow(/no export of Slack/);
  await expect(inZip(Buffer.from('hello'))).rejects.toThrow(/no ZIP file/);
  await expect(inZip(files({ [day]: [bot()] }).subarray(0, -30))).rejects.toThrow(/no ZIP file, or it is damaged/);
  await expect(inZip(zipOf({ ...lists, [day]: '[{"type":' }))).rejects.toThrow(
    /help\/2022-01-10.json in .* is cut short/,
  );
});
