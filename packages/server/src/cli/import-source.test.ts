import { describe, expect, test } from 'vitest';
import { sourceArgsOf, sourceOptionsOf } from './import-source.ts';

describe('flags that make no sense are named', () => {
  test.each<[string, Parameters<typeof sourceArgsOf>[0], RegExp]>([
    ['an unknown product', { from: 'icq' }, /--from is "icq", but it is one of chatwoot, botpress/],
    ['an unknown zone', { timezone: 'Mars' }, /--timezone is "Mars"/],
    ['an unknown order', { dateOrder: 'ydm' }, /--date-order is "ydm"/],
    ['a day that is none', { before: '2022-02-30' }, /--before is "2022-02-30"/],
    ['an instant without an offset', { before: '2022-02-03T10:00:00' }, /--before is/],
    ['an address that is none', { url: 'chat.example.com' }, /--url is "chat.example.com"/],
    ['an address of a file', { url: 'file:///etc/passwd' }, /--url is/],
    ['an address of nobody', { url: 'http://a.b' }, /say with --from/],
    ['an address without a token', { url: 'http://a.b', from: 'botpress' }, /say with --token-env/],
    [
      'a token that is not there',
      { url: 'http://a.b', from: 'botpress', tokenEnv: 'EMPTY' },
      /variable EMPTY, .* is not set/,
    ],
  ])('%s', (_, flags, sentence) => {
    expect(() => sourceArgsOf(flags, { EMPTY: ' ' })).toThrow(
      expect.objectContaining({ message: expect.stringMatching(sentence), misuse: true }),
    );
  });
});

test('the token comes from the environment', () => {
  const flags = { url: 'http://a.b', from: 'botpress', tokenEnv: 'TOKEN', account: '1' };
  expect(sourceArgsOf(flags, { TOKEN: 'secret\n' }).remote).toEqual({
    url: 'http://a.b',
    token: 'secret',
    account: '1',
  });
});

test.each([
  ['2022-01-10', '2022-01-10T03:00:00.000Z'],
  ['2022-07-10', '2022-07-10T04:00:00.000Z'],
  ['2022-01-10T10:00:00+01:00', '2022-01-10T09:00:00.000Z'],
])('--before %s is a day of the bot, or an instant', (before, expected) => {
  const { beforeMs } = sourceOptionsOf(sourceArgsOf({ before, timezone: 'Asia/Tokyo' }, {}), 'America/Santiago');
  expect(new Date(beforeMs ?? 0).toISOString()).toBe(expected);
});
