import { describe, expect, test } from 'vitest';
import { findingsOf } from './source-scene.ts';
import { telegram } from './telegram.ts';

const bot = 777_000_111;
const ana = 5_001;

/** A message as `SerializeMessage` writes it. */
const message = (id: number, from: number | string, more: object = {}) => ({
  id,
  type: 'message',
  date: '2022-01-10T09:00:00',
  date_unixtime: String(1_641_805_200 + id),
  from: typeof from === 'number' ? (from === bot ? 'Help Bot' : `Person ${from}`) : 'A channel',
  from_id: typeof from === 'number' ? `user${from}` : from,
  text: 'hello',
  text_entities: [{ type: 'plain', text: 'hello' }],
  ...more,
});
const service = (id: number) => ({
  id,
  type: 'service',
  date: '2022-01-10T09:00:00',
  date_unixtime: '1641805200',
  actor: 'Help Bot',
  actor_id: `user${bot}`,
  action: 'pin_message',
  message_id: 1,
  text: '',
  text_entities: [],
});
const chat = (type: string, id: number, ...messages: object[]) => ({ name: 'A name', type, id, messages });
const account = (owner: number | undefined, chats: object[], left: object[] = []) =>
  JSON.stringify({
    about: 'Here is the data you requested.',
    ...(owner !== undefined && { personal_information: { user_id: owner, first_name: 'A', phone_number: '1' } }),
    contacts: { about: '', list: [{ user_id: 0, first_name: 'type', date: '2020-01-01T00:00:00' }] },
    chats: { about: '', list: chats },
    left_chats: { about: '', list: left },
  });
const found = (user: number | string, direction: 'received' | 'sent', id: string, second: number) => ({
  message: { platform: 'telegram', user: String(user), direction, timestamp: (1_641_805_200 + second) * 1000, id },
});
const elsewhere = { ignored: 'messages of chats in which the bot has no part' };

test('a chat with a bot tells who the bot is; the chat is called by the person', async () => {
  const text = JSON.stringify(
    chat('bot_chat', bot, message(1, ana), message(2, bot), service(3), { id: 4, type: 'unsupported' }),
  );
  const expected = [
    found(ana, 'received', `${ana}:1`, 1),
    found(ana, 'sent', `${ana}:2`, 2),
    { ignored: 'service messages' },
    { ignored: 'messages that Telegram Desktop could not export' },
  ];
  for (const pieceBytes of [1, 7, 61, 100_000])
    expect(await findingsOf(telegram, text, {}, { pieceBytes })).toEqual(expected);
});

test('an export of the account that is the bot: its private chats, and the groups where it wrote', async () => {
  const chats = [
    chat('personal_chat', ana, message(1, ana), message(2, bot)),
    chat('saved_messages', bot, message(3, bot)),
    chat('private_group', 42, message(4, ana), message(5, bot), message(6, 'channel9')),
    chat('public_supergroup', 43, message(7, ana)),
    chat('private_supergroup', 44, message(8, 5_002), message(9, bot)),
    chat('public_channel', 45, message(10, 'channel45')),
  ];
  expect(
    await findingsOf(telegram, account(bot, chats, [chat('private_group', 46, message(11, bot))]), {
      botUsers: [String(bot)],
    }),
  ).toEqual([
    found(ana, 'received', `${ana}:1`, 1),
    found(ana, 'sent', `${ana}:2`, 2),
    { ignored: 'posts of channels and saved messages' },
    found(ana, 'received', '-42:4', 4),
    found('group:-42', 'sent', '-42:5', 5),
    { ignored: 'posts in the name of channels and groups' },
    elsewhere,
    found(5002, 'received', '-10044:8', 8),
    found('group:-10044', 'sent', '-10044:9', 9),
    { ignored: 'posts of channels and saved messages' },
    found('group:-46', 'sent', '-46:11', 11),
  ]);
});

test('a reply of the bot in a group is for whom it replies to', async () => {
  const replies = [
    message(1, ana),
    message(2, 5002),
    message(3, bot, { reply_to_message_id: 1 }),
    message(4, bot, { reply_to_message_id: 3 }),
  ];
  const text = JSON.stringify(chat('private_supergroup', 44, ...replies));
  expect((await findingsOf(telegram, text, { botUsers: ['777000111'] })).slice(2)).toEqual([
    found(ana, 'sent', '-10044:3', 3),
    found('group:-10044', 'sent', '-10044:4', 4),
  ]);
});

test("a person's export: only the chats with the bot, whoever else they talk to", async () => {
  const chats = [
    chat('personal_chat', 5_002, message(1, ana), message(2, 5_002)),
    chat('bot_chat', bot, message(3, bot), message(4, ana)),
  ];
  expect(await findingsOf(telegram, account(ana, chats))).toEqual([
    elsewhere,
    elsewhere,
    found(ana, 'sent', `${ana}:3`, 3),
    found(ana, 'received', `${ana}:4`, 4),
  ]);
});

test.each([
  ['its number', String(bot)],
  ['its from_id', `user${bot}`],
  ['its name', 'Help Bot'],
])('the bot by %s', async (_, botUser) => {
  const text = JSON.stringify(chat('private_supergroup', 44, message(1, ana), message(2, bot)));
  expect(await findingsOf(telegram, text, { botUsers: [botUser] })).toEqual([
    found(ana, 'received', '-10044:1', 1),
    found('group:-10044', 'sent', '-10044:2', 2),
  ]);
});

test.each([
  [
    'nobody of that name',
    { botUsers: ['Nobody'] },
    /Nobody wrote as "Nobody" in \/exports\/file, which has 2 authors in 1 chat/,
  ],
  ['no bot in sight', {}, /no chat with a bot, and 2 authors in 1 chat\. Say so with --bot-user/],
])('who is the bot is asked: %s', async (_, options, sentence) => {
  const text = JSON.stringify(chat('private_group', 44, message(1, ana), message(2, bot)));
  await expect(findingsOf(telegram, text, options)).rejects.toThrow(sentence);
});

test('two bots, and two authors of one name, are asked about; no name is said but the one given', async () => {
  const chats = [chat('bot_chat', bot, message(1, ana)), chat('bot_chat', 9, message(2, ana))];
  await expect(findingsOf(telegram, account(ana, chats))).rejects.toThrow(/chats with 2 bots/);
  const twins = JSON.stringify(
    chat('private_group', 1, message(1, 7, { from: 'Twin' }), message(2, 8, { from: 'Twin' })),
  );
  await expect(findingsOf(telegram, twins, { botUsers: ['Twin'] })).rejects.toThrow(/2 authors .* are called "Twin"/);
  const said = await findingsOf(telegram, account(ana, chats)).catch(String);
  expect(said).not.toMatch(/Person|Help Bot|5001/);
});

describe('older and damaged exports', () => {
  const one = (value: object) =>
    findingsOf(telegram, JSON.stringify(chat('bot_chat', bot, message(9, ana), value)), {
      timezone: 'America/Santiago',
    });

  test.each([
    [
      'a time by the clock of the machine',
      { date_unixtime: undefined },
      { message: { timestamp: Date.parse('2022-01-10T12:00:00Z') } },
    ],
    ['authors as numbers', { from_id: ana }, { message: { user: String(ana) } }],
    [
      'no time',
      { date_unixtime: undefined, date: undefined },
      { rejected: 'invalid_timestamp', field: 'date_unixtime' },
    ],
    ['30 February', { date_unixtime: undefined, date: '2022-02-31T25:00:00' }, { rejected: 'invalid_timestamp' }],
    ['a time that is none', { date_unixtime: 'soon' }, { rejected: 'invalid_timestamp' }],
    ['no id', { id: undefined }, { rejected: 'missing_field', field: 'id' }],
  ])('%s', async (_, more, expected) => {
    expect((await one(message(1, ana, more)))[1]).toMatchObject(expected);
  });

  test('what is no object', async () => {
    expect((await one([1]))[1]).toEqual({ rejected: 'not_an_object' });
  });

  test('control characters, which Telegram Desktop does not write as JSON has it', async () => {
    const text = JSON.stringify(chat('bot_chat', bot, message(1, ana, { from: 'NAME' }))).replace(
      'NAME',
      String.raw`a\x1Fb \\x \x0:`,
    );
    expect(await findingsOf(telegram, text)).toEqual([found(ana, 'received', `${ana}:1`, 1)]);
  });
});

test('the messages of a day on which clocks go back stay in order', async () => {
  const times = [
    '2022-04-02T23:30:00',
    '2022-04-02T23:50:00',
    '2022-04-02T23:10:00',
    '2022-04-02T23:40:00',
    '2022-04-03T00:10:00',
  ];
  const messages = times.map((date, index) => message(index, ana, { date, date_unixtime: undefined }));
  const findings = await findingsOf(telegram, JSON.stringify(chat('bot_chat', bot, ...messages)), {
    timezone: 'America/Santiago',
  });
  expect(
    findings.map((finding) => 'message' in finding && new Date(finding.message.timestamp).toISOString().slice(11, 16)),
  ).toEqual(['02:30', '02:50', '03:10', '03:40', '04:10']);
});
