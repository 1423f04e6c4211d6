import { expect, test } from 'vitest';
import { parseSearch, stringifySearch, viewSearch } from './search.ts';

const read = (text: string) => viewSearch.parse(parseSearch(text));

test('an address says what it shows, in the words of the API', () => {
  expect(
    read('?from=2022-01-01&to=2022-01-31&granularity=day&platform=whatsapp&platform=webchat&compare=previous'),
  ).toEqual({
    from: '2022-01-01',
    to: '2022-01-31',
    granularity: 'day',
    platform: ['webchat', 'whatsapp'],
    compare: 'previous',
  });
});

test.each([
  '?period=30d',
  '?platform=sms',
  '?from=2022-01-01&to=2022-01-31',
  '?granularity=week&platform=a&platform=b',
  '?compare=last-year',
  '?compare=2022-01-01..2022-01-31',
  '',
])('writing what was read of "%s" gives it back', (text) => {
  expect(stringifySearch(read(text))).toBe(text);
});

test.each([
  ['?period=fortnight', {}],
  ['?from=2022-02-30&to=2022-03-01', {}],
  ['?from=2022-03-02&to=2022-03-01', {}],
  ['?from=2022-03-02', {}],
  ['?period=7d&from=2022-03-02', { period: '7d' }],
  ['?period=7d&from=2022-03-02&to=2022-03-03', { from: '2022-03-02', to: '2022-03-03' }],
  ['?granularity=minute&compare=1&platform=&other=x', {}],
  ['?compare=2022-01-31..2022-01-01', {}],
  ['?compare=last-decade', {}],
  ['?platform=a&platform=a', { platform: ['a'] }],
])('of "%s", what makes no sense is dropped', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
