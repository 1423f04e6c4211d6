import { expect, test } from 'vitest';
import { movingQuestion, viewFor, withPeriod } from './question.ts';

const life = { today: '2024-03-31', firstDay: '2021-09-06', lastDay: '2024-03-31' };

test('an address that says nothing shows the last 30 days by day, on all platforms', () => {
  expect(viewFor({}, life)).toMatchObject({
    preset: '30d',
    comparison: undefined,
    question: {
      compare: '2024-02-01..2024-03-01',
      from: '2024-03-02',
      to: '2024-03-31',
      granularity: 'day',
      platforms: [],
    },
  });
});

test('the reference month is asked for as it stands in the address', () => {
  const view = viewFor({ from: '2022-01-01', to: '2022-01-31', granularity: 'month', platform: ['whatsapp'] }, life);
  expect(view).toMatchObject({
    preset: undefined,
    granularity: 'month',
    question: { from: '2022-01-01', to: '2022-01-31', granularity: 'month', platforms: ['whatsapp'] },
  });
});

test('hours that were chosen for a week give way when a year is shown', () => {
  expect(viewFor({ period: '7d', granularity: 'hour' }, life).question.granularity).toBe('hour');
  expect(viewFor({ period: '12m', granularity: 'hour' }, life)).toMatchObject({
    granularity: undefined,
    question: { granularity: 'month' },
  });
});

test('a period takes the place of a named one, and everything else stays', () => {
  const search = { period: '30d' as const, platform: ['sms'], compare: 'previous' as const };
  expect(withPeriod(search, { from: '2022-01-01', to: '2022-01-31' })).toEqual({
    from: '2022-01-01',
    to: '2022-01-31',
    platform: ['sms'],
    compare: 'previous',
  });
});

test('while the window moves, the cut holds a little beyond its bounds, and days stand for hours', () => {
  const asked = (to: string, before?: 'day' | 'week') => {
    const last = before && { from: '', to: '', granularity: before, platforms: [] };
    return movingQuestion({}, life, { from: '2022-01-01', to }, last).granularity;
  };
  // A hundred days, and five more.
  expect(asked('2022-04-10')).toBe('day');
  expect(asked('2022-04-15')).toBe('week');
  expect(asked('2022-04-15', 'day')).toBe('day');
  expect(asked('2022-04-15', 'week')).toBe('week');
  expect(asked('2022-04-07', 'week')).toBe('week');
  expect(asked('2022-05-31', 'day')).toBe('week');
  expect(asked('2022-01-31', 'week')).toBe('day');
  expect(asked('2022-01-02')).toBe('day');
  expect(movingQuestion({ granularity: 'hour' }, life, { from: '2022-01-01', to: '2022-01-07' }).granularity).toBe(
    'day',
  );
});

test('what the charts compare with is in the address; the cards compare with the days before all the same', () => {
  const month = { from: '2024-03-01', to: '2024-03-31' };
  expect(viewFor(month, life)).toMatchObject({
    comparison: undefined,
    question: { compare: '2024-02-01..2024-02-29' },
  });
  expect(viewFor({ ...month, compare: 'last-year' }, life)).toMatchObject({
    comparison: 'last-year',
    question: { compare: '2023-03-01..2023-03-31' },
  });
  expect(viewFor({ ...month, compare: '2022-07-01..2022-07-09' }, life).question.compare).toBe(
    '2022-07-01..2022-07-09',
  );
});

test('two days beside a year are not cut into hours', () => {
  const days = { from: '2024-03-01', to: '2024-03-02', granularity: 'hour' } as const;
  expect(viewFor({ ...days, compare: '2022-01-01..2022-01-02' }, life).question.granularity).toBe('hour');
  expect(viewFor({ ...days, compare: '2022-01-01..2022-12-31' }, life).question.granularity).toBe('day');
});
