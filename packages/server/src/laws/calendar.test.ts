import type { Granularity } from '@turnout/contract';
import { describe, expect, test } from 'vitest';
import { cut, previousPeriod } from './calendar.ts';

const namesOf = (from: string, to: string, granularity: Granularity) =>
  cut({ from, to }, granularity, 'UTC').map(({ bucket }) => {
    return `${bucket.from}…${bucket.to}${bucket.partial ? ' partial' : ''}`;
  });

describe('a period in buckets', () => {
  test.each<[Granularity, string, string, string[]]>([
    ['day', '2024-02-28', '2024-03-01', ['2024-02-28…2024-02-28', '2024-02-29…2024-02-29', '2024-03-01…2024-03-01']],
    ['week', '2020-12-28', '2021-01-03', ['2020-12-28…2021-01-03']],
    ['week', '2021-01-03', '2021-01-05', ['2021-01-03…2021-01-03 partial', '2021-01-04…2021-01-05 partial']],
    ['month', '2022-01-01', '2022-02-28', ['2022-01-01…2022-01-31', '2022-02-01…2022-02-28']],
    ['month', '2024-02-01', '2024-02-28', ['2024-02-01…2024-02-28 partial']],
    ['month', '2022-01-31', '2022-02-01', ['2022-01-31…2022-01-31 partial', '2022-02-01…2022-02-01 partial']],
    ['quarter', '2022-03-31', '2022-06-30', ['2022-03-31…2022-03-31 partial', '2022-04-01…2022-06-30']],
    ['year', '2021-01-01', '2022-12-30', ['2021-01-01…2021-12-31', '2022-01-01…2022-12-30 partial']],
  ])('%s, %s to %s', (granularity, from, to, expected) => {
    expect(namesOf(from, to, granularity)).toEqual(expected);
  });
});

test.each([
  ['a day', '2022-03-01', '2022-03-01', '2022-02-28', '2022-02-28'],
  ['a week', '2022-01-03', '2022-01-09', '2021-12-27', '2022-01-02'],
  ['days that do not fill a month', '2022-01-01', '2022-01-30', '2021-12-02', '2021-12-31'],
  ['a month', '2022-03-01', '2022-03-31', '2022-02-01', '2022-02-28'],
  ['a leap February', '2024-02-01', '2024-02-29', '2024-01-01', '2024-01-31'],
  ['a February of a leap year, cut short', '2024-02-01', '2024-02-28', '2024-01-04', '2024-01-31'],
  ['two months', '2022-01-01', '2022-02-28', '2021-11-01', '2021-12-31'],
  ['a quarter', '2022-04-01', '2022-06-30', '2022-01-01', '2022-03-31'],
  ['a year', '2024-01-01', '2024-12-31', '2023-01-01', '2023-12-31'],
])('before %s', (_title, from, to, previousFrom, previousTo) => {
  expect(previousPeriod({ from, to })).toEqual({ from: previousFrom, to: previousTo });
});

/** Worked out by hand from the rules of each zone: how many hours, how long the day is, and the first few of them. */
const days: { title: string; timezone: string; day: string; hours: number; minutes: number; start: string[] }[] = [
  { title: '24 hours', timezone: 'UTC', day: '2022-03-01', hours: 24, minutes: 1440, start: ['2022-03-01T00:00Z'] },
  {
    title: 'a :45 zone',
    timezone: 'Asia/Kathmandu',
    day: '2022-03-01',
    hours: 24,
    minutes: 1440,
    start: ['2022-02-28T18:15Z', '2022-02-28T19:15Z'],
  },
  {
    title: '23 hours',
    timezone: 'America/New_York',
    day: '2021-03-14',
    hours: 23,
    minutes: 1380,
    start: ['2021-03-14T05:00Z', '2021-03-14T06:00Z', '2021-03-14T07:00Z'],
  },
  {
    title: '25 hours',
    timezone: 'America/New_York',
    day: '2021-11-07',
    hours: 25,
    minutes: 1500,
    start: ['2021-11-07T04:00Z', '2021-11-07T05:00Z', '2021-11-07T06:00Z'],
  },
  {
    title: 'no midnight',
    timezone: 'America/Santiago',
    day: '2022-09-11',
    hours: 23,
    minutes: 1380,
    start: ['2022-09-11T04:00Z', '2022-09-11T05:00Z'],
  },
  {
    title: 'midnight twice',
    timezone: 'America/Havana',
    day: '2021-11-07',
    hours: 25,
    minutes: 1500,
    start: ['2021-11-07T04:00Z', '2021-11-07T05:00Z', '2021-11-07T06:00Z'],
  },
  { title: 'a date that was skipped', timezone: 'Pacific/Apia', day: '2011-12-30', hours: 0, minutes: 0, start: [] },
  {
    title: 'the day after it',
    timezone: 'Pacific/Apia',
    day: '2011-12-31',
    hours: 24,
    minutes: 1440,
    start: ['2011-12-30T10:00Z'],
  },
  {
    title: 'one minute past midnight, forward',
    timezone: 'America/St_Johns',
    day: '2010-03-14',
    hours: 24,
    minutes: 1380,
    start: ['2010-03-14T03:30Z', '2010-03-14T03:31Z', '2010-03-14T04:30Z'],
  },
  {
    title: 'one minute past midnight, back: the day begins, stops and begins again',
    timezone: 'America/St_Johns',
    day: '2010-11-07',
    hours: 25,
    minutes: 1441,
    start: ['2010-11-07T02:30Z', '2010-11-07T03:30Z', '2010-11-07T04:30Z'],
  },
  {
    title: 'half an hour back',
    timezone: 'Australia/Lord_Howe',
    day: '2021-04-04',
    hours: 25,
    minutes: 1470,
    start: ['2021-04-03T13:00Z', '2021-04-03T14:00Z', '2021-04-03T15:00Z', '2021-04-03T15:30Z', '2021-04-03T16:30Z'],
  },
  {
    title: 'half an hour forward',
    timezone: 'Australia/Lord_Howe',
    day: '2021-10-03',
    hours: 24,
    minutes: 1410,
    start: ['2021-10-02T13:30Z', '2021-10-02T14:30Z', '2021-10-02T15:30Z', '2021-10-02T16:00Z'],
  },
  {
    title: 'an offset with seconds',
    timezone: 'Africa/Monrovia',
    day: '1971-06-01',
    hours: 24,
    minutes: 1440,
    start: ['1971-06-01T00:44:30Z', '1971-06-01T01:44:30Z'],
  },
];

test.each(days)('hours: $title ($timezone, $day)', ({ timezone, day, hours, minutes, start }) => {
  const buckets = cut({ from: day, to: day }, 'hour', timezone).map(({ bucket }) => bucket);
  expect(buckets).toHaveLength(hours);
  expect(buckets.slice(0, start.length).map(({ from }) => Date.parse(from))).toEqual(start.map((at) => Date.parse(at)));
  const lengthsMs = buckets.map(({ from, to }) => Date.parse(to) + 1 - Date.parse(from));
  expect(lengthsMs.reduce((sum, ms) => sum + ms, 0)).toBe(minutes * 60_000);
  expect(buckets.filter(({ partial }) => partial)).toEqual([]);
});

test('the hour that comes back after midnight: hours stand in time order, whatever their day', () => {
  const hours = cut({ from: '2010-11-06', to: '2010-11-07' }, 'hour', 'America/St_Johns');
  expect(hours.slice(23, 27).map(({ bucket }) => `${bucket.from} ${bucket.to}`)).toEqual([
    '2010-11-07T01:30:00.000Z 2010-11-07T02:29:59.999Z',
    '2010-11-07T02:30:00.000Z 2010-11-07T02:30:59.999Z',
    '2010-11-07T02:31:00.000Z 2010-11-07T03:29:59.999Z',
    '2010-11-07T03:30:00.000Z 2010-11-07T04:29:59.999Z',
  ]);
  const [last] = cut({ from: '2010-11-06', to: '2010-11-06' }, 'hour', 'America/St_Johns').slice(-1);
  expect(last?.bucket).toEqual({ from: '2010-11-07T02:31:00.000Z', to: '2010-11-07T03:29:59.999Z', partial: false });
});
