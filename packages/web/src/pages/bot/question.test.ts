import { expect, test } from 'vitest';
import { viewFor } from './question.ts';

const life = { today: '2024-03-31', firstDay: '2021-09-06', lastDay: '2024-03-31' };

test('an address that says nothing shows the last 30 days by day, on all platforms', () => {
  expect(viewFor({}, life)).toMatchObject({
    preset: '30d',
    compares: false,
    question: { from: '2024-03-02', to: '2024-03-31', granularity: 'day', platforms: [] },
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
