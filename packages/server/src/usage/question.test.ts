import { describe, expect, test } from 'vitest';
import { InvalidQuestion } from './parameters.ts';
import { usageQuestionFrom } from './question.ts';

const parse = (query: string) => usageQuestionFrom(new URLSearchParams(query));
const january = 'from=2022-01-01&to=2022-01-31';

test('a question in an address', () => {
  expect(parse(`${january}&granularity=month&platform=sms&platform=web&compare=previous`)).toEqual({
    from: '2022-01-01',
    to: '2022-01-31',
    granularity: 'month',
    platforms: ['sms', 'web'],
    compare: 'previous',
  });
});

test.each(['previous', 'last-year', '2019-07-01..2019-07-31', '2031-01-01..2032-01-01'])(
  'compared with %s',
  (compare) => {
    expect(parse(`${january}&compare=${compare}`).compare).toBe(compare);
  },
);

test('days, every platform and no comparison, unless it says otherwise', () => {
  expect(parse(january)).toEqual({ from: '2022-01-01', to: '2022-01-31', granularity: 'day', platforms: [] });
});

test.each([
  ['a leap day', 'from=2024-02-29&to=2024-02-29'],
  ['31 days by hour', `${january}&granularity=hour`],
  ['the whole calendar by month', 'from=1900-01-01&to=2299-12-31&granularity=month'],
  ['20,000 days', 'from=2000-01-01&to=2054-10-03'],
])('%s can be asked for', (_name, query) => {
  expect(() => parse(query)).not.toThrow();
});

describe('a question that cannot be answered says what to change', () => {
  test.each([
    ['', 'Give "from" as a day that exists, YYYY-MM-DD.'],
    ['to=2022-01-31', 'Give "from" as a day that exists, YYYY-MM-DD.'],
    ['from=2022-01-01', 'Give "to" as a day that exists, YYYY-MM-DD.'],
    ['from=2022-02-30&to=2022-03-01', 'Give "from" as a day that exists, YYYY-MM-DD.'],
    ['from=2023-02-29&to=2023-03-01', 'Give "from" as a day that exists, YYYY-MM-DD.'],
    ['from=2022-1-1&to=2022-03-01', 'Give "from" as a day that exists, YYYY-MM-DD.'],
    ['from=2022-01-01&to=2022-01-31T00:00', 'Give "to" as a day that exists, YYYY-MM-DD.'],
    [`${january}&from=2022-01-02`, 'Give "from" once.'],
    [`${january}&granularity=day&granularity=day`, 'Give "granularity" once.'],
    [`${january}&granularity=minute`, 'Give "granularity" as one of hour, day, week, month, quarter, year.'],
    [
      `${january}&platform=What's%20App`,
      'Give each "platform" as a slug: small letters, digits, "-" and "_", at most 32.',
    ],
    [`${january}&platform=`, 'Give each "platform" as a slug: small letters, digits, "-" and "_", at most 32.'],
    ...['year', '2022-01-01', '2022-02-30..2022-03-01', '2022-03-01..2022-02-01', '2022-01-01..2022-02-01..'].map(
      (compare) => [
        `${january}&compare=${compare}`,
        'Give "compare" as "previous", "last-year" or two days, YYYY-MM-DD..YYYY-MM-DD, or leave it out.',
      ],
    ),
    [`${january}&compare=1899-12-01..1900-01-01`, 'Ask for days from 1900-01-01 to 2299-12-31.'],
    ['from=1900-01-01&to=1900-01-31&compare=last-year', 'Ask for days from 1900-01-01 to 2299-12-31.'],
    [
      `${january}&granularity=hour&compare=2021-01-01..2021-02-01`,
      'Hours are answered for at most 31 days; ask for fewer days, or by day.',
    ],
    [
      `${january}&platfrom=sms`,
      'There is no parameter "platfrom"; there are from, to, granularity, platform, compare.',
    ],
    ['from=2022-02-01&to=2022-01-31', '"from" must not be after "to".'],
    ['from=1899-12-31&to=1900-01-31', 'Ask for days from 1900-01-01 to 2299-12-31.'],
    ['from=2299-12-31&to=2300-01-01', 'Ask for days from 1900-01-01 to 2299-12-31.'],
    [
      'from=2022-01-01&to=2022-02-01&granularity=hour',
      'Hours are answered for at most 31 days; ask for fewer days, or by day.',
    ],
    [
      'from=2000-01-01&to=2054-10-04',
      'That is more than 20000 buckets; ask for a shorter period or a coarser granularity.',
    ],
    [
      'from=1900-01-01&to=2299-12-31&granularity=week',
      'That is more than 20000 buckets; ask for a shorter period or a coarser granularity.',
    ],
  ])('%s', (query, sentence) => {
    expect(() => parse(query)).toThrow(new InvalidQuestion(sentence));
  });
});
