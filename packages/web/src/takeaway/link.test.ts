import type { UsageQuestion } from '@turnout/contract';
import { expect, test } from 'vitest';
import { parseSearch, viewSearch } from '../address/search.ts';
import { csvAddress, linkTo } from './link.ts';

const question: UsageQuestion = { from: '2024-03-02', to: '2024-03-31', granularity: 'day', platforms: ['sms'] };

test('a link to the last 30 days names the days, the cut, the language and the patterns', () => {
  const search = { period: '30d', platform: ['sms'], compare: 'previous' } as const;
  const link = new URL(
    linkTo(new URL('https://turnout.example/b/shop?period=30d#x'), {
      question,
      search: { ...search, platform: ['sms'] },
      lang: 'pt',
      isPatterned: true,
    }),
  );
  expect(link.origin + link.pathname + link.hash).toBe('https://turnout.example/b/shop');
  expect(link.searchParams.get('lang')).toBe('pt');
  expect(link.searchParams.has('period')).toBe(false);
  expect(viewSearch.parse(parseSearch(link.search))).toEqual({
    from: '2024-03-02',
    to: '2024-03-31',
    granularity: 'day',
    platform: ['sms'],
    compare: 'previous',
    patterns: '1',
  });
});

test('the table of a view asks what the view asks', () => {
  expect(csvAddress('shop', question)).toBe(
    '/api/v1/bots/shop/usage.csv?from=2024-03-02&to=2024-03-31&granularity=day&platform=sms',
  );
});
