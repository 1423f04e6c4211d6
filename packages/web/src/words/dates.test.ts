import type { Bucket, Granularity } from '@turnout/contract';
import { expect, test } from 'vitest';
import { createDateWords } from './dates.ts';

const words = createDateWords('en-GB', 'America/Santiago', 'Q');
/** Intl parts ranges with thin spaces, which nobody types. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

test.each<[Granularity, Bucket, string]>([
  ['day', { from: '2022-01-22', to: '2022-01-22', partial: false }, 'Saturday, 22 January 2022'],
  ['week', { from: '2022-01-17', to: '2022-01-23', partial: false }, '17 – 23 January 2022'],
  ['week', { from: '2021-12-27', to: '2022-01-02', partial: false }, '27 December 2021 – 2 January 2022'],
  ['month', { from: '2022-01-01', to: '2022-01-31', partial: false }, 'January 2022'],
  ['month', { from: '2022-01-01', to: '2022-01-15', partial: true }, '1 – 15 January 2022'],
  ['quarter', { from: '2022-10-01', to: '2022-12-31', partial: false }, 'Q4 2022'],
  ['year', { from: '2022-01-01', to: '2022-12-31', partial: false }, '2022'],
])('a %s is named', (granularity, bucket, expected) => {
  expect(plain(words.bucket(bucket, granularity)).replace('Saturday 22', 'Saturday, 22')).toBe(expected);
});

test('a period has a short name too', () => {
  expect(plain(words.shortSpan('2022-01-01', '2022-06-30'))).toBe('1 Jan – 30 Jun 2022');
});

const hourFrom = (from: string): Bucket => ({
  from,
  to: new Date(Date.parse(from) + 3_599_999).toISOString(),
  partial: false,
});

test('an hour is named in the zone of the bot, and past midnight', () => {
  expect(words.bucket(hourFrom('2022-01-22T17:00:00.000Z'), 'hour')).toContain('14:00–15:00');
  expect(words.bucket(hourFrom('2022-01-23T02:00:00.000Z'), 'hour')).toMatch(/22 January 2022, 23:00–00:00$/);
});

test('an hour that comes twice says which one is meant', () => {
  // Santiago put its clocks back at midnight of 3 April 2022: 23:00 of 2 April came twice.
  const first = words.bucket(hourFrom('2022-04-03T02:00:00.000Z'), 'hour');
  const second = words.bucket(hourFrom('2022-04-03T03:00:00.000Z'), 'hour');
  expect(first).toMatch(/2 April 2022, 23:00–23:00 GMT-3$/);
  expect(second).toMatch(/2 April 2022, 23:00–00:00 GMT-4$/);
});

test('ticks name the year once, and days at midnight', () => {
  const month = (from: string) => ({ from, to: from, partial: false });
  expect(words.tick(month('2021-12-01'), 'month', true)).toBe('Dec 2021');
  expect(words.tick(month('2022-01-01'), 'month', false)).toBe('2022');
  expect(words.tick(month('2022-02-01'), 'month', false)).toBe('Feb');
  expect(words.tick(month('2022-04-01'), 'quarter', false)).toBe('Q2');
  expect(words.tick(hourFrom('2022-01-22T03:00:00.000Z'), 'hour', false)).toBe('22 Jan');
  expect(words.tick(hourFrom('2022-01-22T15:00:00.000Z'), 'hour', false)).toBe('12:00');
});

test('a rhythm starts on Mondays, at midnight and in January', () => {
  expect(words.startsRhythm({ from: '2022-01-17', to: '2022-01-17', partial: false }, 'day')).toBe(true);
  expect(words.startsRhythm({ from: '2022-01-18', to: '2022-01-18', partial: false }, 'day')).toBe(false);
  expect(words.startsRhythm(hourFrom('2022-01-22T03:00:00.000Z'), 'hour')).toBe(true);
  expect(words.startsRhythm(hourFrom('2022-01-22T00:00:00.000Z'), 'hour')).toBe(false);
});

test.each([
  [
    'es-AR',
    'T',
    'sábado, 22 de enero de 2022',
    'enero de 2022',
    'T4 2022',
    '27 de diciembre de 2021 – 2 de enero de 2022',
  ],
  [
    'pt-BR',
    'T',
    'sábado, 22 de janeiro de 2022',
    'janeiro de 2022',
    'T4 2022',
    '27 de dezembro de 2021 – 2 de janeiro de 2022',
  ],
])('%s names days, months, quarters and weeks its own way', (locale, quarterSign, day, month, quarter, week) => {
  const local = createDateWords(locale, 'America/Santiago', quarterSign);
  const name = (granularity: Granularity, from: string, to: string) =>
    plain(local.bucket({ from, to, partial: false }, granularity));
  expect(name('day', '2022-01-22', '2022-01-22')).toBe(day);
  expect(name('month', '2022-01-01', '2022-01-31')).toBe(month);
  expect(name('quarter', '2022-10-01', '2022-12-31')).toBe(quarter);
  expect(name('week', '2021-12-27', '2022-01-02').replace(' al ', ' – ')).toBe(week);
});
