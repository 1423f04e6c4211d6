import { expect, test } from 'vitest';
import { lifecycleQuestionFrom } from './lifecycle-question.ts';
import { InvalidQuestion } from './parameters.ts';

const parse = (query: string) => lifecycleQuestionFrom(new URLSearchParams(query));

test('days and every platform, unless it says otherwise', () => {
  const [from, to] = ['2022-01-01', '2022-03-31'];
  expect(parse('from=2022-01-01&to=2022-03-31')).toEqual({ from, to, granularity: 'day', platforms: [] });
  expect(parse('from=2022-01-01&to=2022-03-31&granularity=quarter&platform=sms&platform=web')).toEqual({
    from,
    to,
    granularity: 'quarter',
    platforms: ['sms', 'web'],
  });
});

test.each([
  [
    'from=2022-01-01&to=2022-01-02&granularity=hour',
    'Give "granularity" as one of day, week, month, quarter, year; coming and going is not answered by hour.',
  ],
  ['from=2022-01-02&to=2022-01-01', '"from" must not be after "to".'],
  [
    'from=2022-01-01&to=2022-01-02&compare=previous',
    'There is no parameter "compare"; there are from, to, granularity, platform.',
  ],
  [
    'from=1900-01-01&to=2299-12-31',
    'That is more than 20000 buckets; ask for a shorter period or a coarser granularity.',
  ],
])('%s says what to change', (query, sentence) => {
  expect(() => parse(query)).toThrow(new InvalidQuestion(sentence));
});
