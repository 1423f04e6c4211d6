import { describe, expect, test } from 'vitest';
import type { SourceOptions } from './source.ts';
import { findingsOf } from './source-scene.ts';
import { whatsapp } from './whatsapp.ts';
import { parseOpening } from './whatsapp-line.ts';

const options = { botUsers: ['Bot'] };
const messagesOf = async (text: string, more: Partial<SourceOptions> = {}) =>
  (await findingsOf(whatsapp, text, { ...options, ...more })).flatMap((finding) =>
    'message' in finding ? [finding.message] : [],
  );
const timesOf = async (text: string, more: Partial<SourceOptions> = {}) =>
  (await messagesOf(text, more)).map(({ timestamp }) => new Date(timestamp).toISOString().slice(0, 19));

describe('every way of writing a date and a time', () => {
  test.each([
    ['iPhone, Britain', '[31/12/2023, 23:59:58] Ana: hi', '2023-12-31T23:59:58'],
    ['iPhone, United States', '[12/31/23, 11:59:58 PM] Ana: hi', '2023-12-31T23:59:58'],
    ['iPhone, with a narrow blank', '[12/31/23, 11:59:58\u202fPM] Ana: hi', '2023-12-31T23:59:58'],
    ['iPhone, an attachment', '\u200e[31/12/2023, 23:59:58] Ana: \u200eimage omitted', '2023-12-31T23:59:58'],
    ['iPhone, Germany', '[31.12.23, 23:59:58] Ana: hi', '2023-12-31T23:59:58'],
    ['iPhone, Finland', '[31.12.2023 klo 23.59.58] Ana: hi', '2023-12-31T23:59:58'],
    ['iPhone, Brazil', '[31/12/2023 23:59:58] Ana: hi', '2023-12-31T23:59:58'],
    ['iPhone, China', '[2023/12/31 下午11:59:58] Ana: hi', '2023-12-31T23:59:58'],
    ['Android, Britain', '31/12/2023, 23:59 - Ana: hi', '2023-12-31T23:59:00'],
    ['Android, United States', '12/31/23, 11:59 PM - Ana: hi', '2023-12-31T23:59:00'],
    ['Android, Germany', '31.12.23, 23:59 - Ana: hi', '2023-12-31T23:59:00'],
    ['Android, Brazil', '31/12/2023 23:59 - Ana: hi', '2023-12-31T23:59:00'],
    ['Android, Argentina', '31/12/2023, 11:59 p. m. - Ana: hi', '2023-12-31T23:59:00'],
    ['Android, Spain', '31/12/23, 0:05 - Ana: hi', '2023-12-31T00:05:00'],
    ['Android, India', '31/12/23, 12:05 am - Ana: hi', '2023-12-31T00:05:00'],
    ['Android, noon', '31/12/23, 12:05 pm - Ana: hi', '2023-12-31T12:05:00'],
    ['Android, Netherlands', '31-12-2023 23:59 - Ana: hi', '2023-12-31T23:59:00'],
    ['Android, Sweden', '2023-12-31 23:59 - Ana: hi', '2023-12-31T23:59:00'],
    ['Android, Korea', '2023. 12. 31. 오후 11:59 - Ana: hi', '2023-12-31T23:59:00'],
    ['Android, Arabic digits', '\u200f٣١/١٢/٢٠٢٣, ٢٣:٥٩ - Ana: hi', '2023-12-31T23:59:00'],
  ])('%s', async (_, line, time) => {
    expect(await timesOf(`${line}\n${line.replace('Ana', 'Bot')}`)).toEqual([time, time]);
  });

  test.each([
    'hello',
    '31 December: dinner',
    '[1] first',
    '12:30 - lunch: pizza',
    '31/12/2023',
    '99:99 - a: b',
    '31/12/2023, 25:00 - Ana: hi',
    '2023/12/31 晚上11:59 - Ana: hi',
    '12/31/23, 13:05 PM - Ana: hi',
    '',
    '[',
    '31/12/2023, 23:59 - ',
  ])('no beginning of a message: "%s"', (line) => expect(parseOpening(line)).toBeUndefined());
});

describe('which is the day and which the month', () => {
  const chat = (...dates: string[]) =>
    dates.map((date, at) => `${date}, 10:00 - ${at % 2 ? 'Bot' : 'Ana'}: hi`).join('\n');
  test.each([
    ['a day after the 12th', ['01/02/2023', '13/02/2023'], '2023-02-01'],
    ['a month after December', ['2/1/23', '2/13/23'], '2023-02-01'],
    ['days that would go back in time', ['11/01/2023', '12/01/2023', '01/02/2023'], '2023-01-11'],
    ['months that would go back in time', ['1/11/23', '1/12/23', '2/1/23'], '2023-01-11'],
    ['the same either way', ['03/03/2023', '03/03/2023'], '2023-03-03'],
  ])('%s', async (_, dates, first) => {
    expect((await timesOf(chat(...dates)))[0]?.slice(0, 10)).toBe(first);
  });

  test('is asked where the chat leaves it open, and taken from who knows', async () => {
    const open = chat('01/02/2023', '01/02/2023');
    await expect(messagesOf(open)).rejects.toThrow(
      /day first or the month\. Say so with --date-order dmy or --date-order mdy/,
    );
    expect(await timesOf(open, { dateOrder: 'mdy' })).toEqual(['2023-01-02T10:00:00', '2023-01-02T10:00:00']);
    await expect(messagesOf(chat('13/13/2023', '01/01/2023'))).rejects.toThrow(/dates that there are not/);
    const findings = await findingsOf(whatsapp, chat('01/31/2023', '31/01/2023'), { ...options, dateOrder: 'dmy' });
    expect(findings[0]).toEqual({ line: 1, rejected: 'invalid_timestamp' });
  });
});

test('messages of many lines, lines of WhatsApp itself, notices and calls', async () => {
  const text = [
    '[13/01/22, 10:00:00] Ana: \u200eMessages and calls are end-to-end encrypted. No one outside of this chat can read them.',
    '[13/01/22, 10:00:01] Ana: first',
    '[not a date] second',
    '14/01/2022, 11:00 - Ana: copied from another chat',
    '',
    '[13/01/22, 10:00:02] Bot: answer: with a colon',
    '[13/01/22, 10:00:03] Ana changed their phone number.',
    '\u200e[13/01/22, 10:00:04] Ana: \u200eMissed voice call',
    '\u200e[13/01/22, 10:00:05] Ana: \u200eThis message was deleted.',
  ].join('\r\n');
  const found = (line: number, direction: string, second: number) => ({
    line,
    message: {
      platform: 'whatsapp',
      user: 'name:Ana',
      direction,
      timestamp: Date.UTC(2022, 0, 13, 10, 0, second),
      id: `export:name:Ana:2022-01-13T10:00:0${second}:1`,
    },
  });
  expect(await findingsOf(whatsapp, text, options, { pieceBytes: 7 })).toEqual([
    { line: 1, ignored: 'notices and calls' },
    found(2, 'received', 1),
    found(6, 'sent', 2),
    { line: 7, ignored: 'lines that WhatsApp wrote' },
    { line: 8, ignored: 'notices and calls' },
    found(9, 'received', 5),
  ]);
});

test('a later and longer export, or one that begins later, has the same ids for the same messages', async () => {
  const lines = Array.from(
    { length: 60 },
    (_, at) => `13/01/2022, 10:${String(Math.floor(at / 6)).padStart(2, '0')} - ${at % 3 ? 'Ana' : 'Bot'}: hi`,
  );
  const keysOf = async (part: string[]) =>
    new Set((await messagesOf(part.join('\n'))).map(({ user, direction, id }) => `${user} ${direction} ${id}`));
  const whole = await keysOf(lines);
  expect(whole.size).toBe(60);
  for (const part of [lines.slice(0, 25), lines.slice(20), lines.slice(13, 47)]) {
    const keys = [...(await keysOf(part))];
    expect(keys).toHaveLength(part.length);
    expect(keys.filter((key) => !whole.has(key))).toEqual([]);
  }
});

test('who writes in a group and alone in the same minute writes two messages', async () => {
  const ana = '13/01/2022, 10:00 - Ana: hi\n13/01/2022, 10:00 - Bot: hello';
  const alone = await messagesOf(ana);
  const inGroup = await messagesOf(`${ana}\n13/01/2022, 10:01 - Eva: hi`, { user: 'club' });
  const written = [...alone, ...inGroup].filter(({ user }) => user === 'name:Ana');
  const received = written.filter(({ direction }) => direction === 'received');
  expect(received).toHaveLength(2);
  expect(new Set(received.map(({ id }) => id)).size).toBe(2);
});

test('who the person is: a number where the phone has no name, a name, or what the operator says', async () => {
  const chat = (name: string) => `13/01/2022, 10:00 - ${name}: hi\n13/01/2022, 10:00 - Bot: hello`;
  const userOf = async (name: string, more: Partial<SourceOptions> = {}) =>
    (await messagesOf(chat(name), more)).map(({ user }) => user);
  expect(await userOf('\u202a+55 11 91234-5678\u202c')).toEqual(['5511912345678', '5511912345678']);
  expect(await userOf('+44 7700 900123')).toEqual(['447700900123', '447700900123']);
  expect(await userOf('Ana 2')).toEqual(['name:Ana 2', 'name:Ana 2']);
  expect(await userOf('Ana', { user: '5511912345678' })).toEqual(['5511912345678', '5511912345678']);
});

test('a group needs a name, a chat where only the bot wrote a person, and each an author that is the bot', async () => {
  const group = '13/01/2022, 10:00 - Ana: hi\n13/01/2022, 10:00 - Eva: hi\n13/01/2022, 10:01 - Bot: hello';
  await expect(messagesOf(group)).rejects.toThrow(/2 people wrote in .*--user/);
  expect((await messagesOf(group, { user: 'club' })).map(({ user }) => user)).toEqual([
    'name:Ana',
    'name:Eva',
    'group:club',
  ]);
  const alone = '13/01/2022, 10:01 - Bot: hello';
  await expect(messagesOf(alone)).rejects.toThrow(/Nobody but the bot wrote/);
  expect((await messagesOf(alone, { user: '123' })).map(({ user }) => user)).toEqual(['123']);
  const asked = await messagesOf(group, { botUsers: [] }).catch(String);
  expect(asked).toMatch(/cannot be told which author is the bot: .* has 3 authors\. Say so with --bot-user/);
  expect(asked).not.toMatch(/Ana|Eva/);
  await expect(messagesOf(group, { botUsers: ['Nobody'] })).rejects.toThrow(/Nobody wrote as "Nobody"/);
});

test('local times are those of the zone', async () => {
  const text = '13/01/2022, 10:00 - Ana: hi\n13/07/2022, 10:00 - Bot: hi';
  expect(await timesOf(text, { timezone: 'Europe/Lisbon' })).toEqual(['2022-01-13T10:00:00', '2022-07-13T09:00:00']);
});

test.each(['', 'hello\nworld', '{"a": 1}'])('what is no chat says so', async (text) => {
  await expect(messagesOf(text)).rejects.toThrow(/no chat that WhatsApp exported/);
});
