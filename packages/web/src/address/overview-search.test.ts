import { expect, test } from 'vitest';
import { overviewSearch } from './overview-search.ts';
import { parseSearch } from './search.ts';

const read = (text: string) => overviewSearch.parse(parseSearch(text));

test.each([
  ['', {}],
  ['?list', { list: true }],
  ['?list=true&lang=es', { list: true }],
  [
    '?period=90d&find=bakery+2&sort=name&order=descending',
    { period: '90d', find: 'bakery 2', sort: 'name', order: 'descending' },
  ],
  ['?from=2022-01-01&to=2022-01-31&period=7d', { from: '2022-01-01', to: '2022-01-31' }],
])('%s is understood', (text, search) => {
  expect(read(text)).toEqual(search);
});

test.each(['?sort=age', '?order=up', '?from=2022-02-01', '?find=', '?find=a&find=b', '?period=fortnight'])(
  '%s asks for nothing',
  (text) => {
    expect(read(text)).toEqual({});
  },
);
