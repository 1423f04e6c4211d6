import { messageInput } from '@turnout/contract';
import { expect, test } from 'vitest';
import { createBruteForce } from '../laws/brute-force.ts';
import { createSampleHistory } from './sample-history.ts';

const history = createSampleHistory();
const messages = history.map((message) => ({ ...message, timestampMs: Date.parse(message.timestamp) }));
const count = createBruteForce(messages, 'America/Argentina/Buenos_Aires');

test('January 2022 is the reference example, to the digit', () => {
  const january = count({ from: '2022-01-01', to: '2022-01-31', granularity: 'month', platforms: [] });
  expect(january.platforms).toMatchObject([
    { platform: 'whatsapp', period: { activeUsers: 416, newUsers: 406, totalUsers: 473 } },
    { platform: 'webchat', period: { activeUsers: 29, totalUsers: 69 } },
  ]);
  expect(january.all.period).toMatchObject({ activeUsers: 445, totalUsers: 473 + 69 });
});

test('every month sends more than it receives, has users who return and some who are lost', () => {
  const year = count({ from: '2021-08-01', to: '2022-06-30', granularity: 'month', platforms: [] });
  for (const { platform, series } of year.platforms) {
    const start = series.activeUsers.findIndex((users) => users > 0);
    expect(start).toBe(platform === 'webchat' ? 0 : 2);
    for (let month = start; month < year.buckets.length; month += 1) {
      expect(series.messagesSent[month]).toBeGreaterThan(Number(series.messagesReceived[month]));
      if (month === start) continue;
      expect(series.activeUsers[month]).toBeGreaterThan(Number(series.newUsers[month]));
      expect(series.activeUsers[month]).toBeLessThan(Number(series.totalUsers[month]));
    }
  }
});

test('people write on weekdays and in the evening, hardly anyone at four in the morning', () => {
  const byHour = Array.from({ length: 24 }, () => 0);
  const byWeekday = Array.from({ length: 7 }, () => 0);
  for (const { timestampMs } of messages) {
    const wall = new Date(timestampMs - 3 * 60 * 60 * 1000);
    byHour[wall.getUTCHours()] = (byHour[wall.getUTCHours()] ?? 0) + 1;
    byWeekday[wall.getUTCDay()] = (byWeekday[wall.getUTCDay()] ?? 0) + 1;
  }
  const [sunday, monday, tuesday, wednesday, thursday, friday, saturday] = byWeekday;
  expect(Math.max(Number(saturday), Number(sunday))).toBeLessThan(
    Math.min(...[monday, tuesday, wednesday, thursday, friday].map(Number)),
  );
  expect(byHour.indexOf(Math.max(...byHour))).toBeGreaterThanOrEqual(18);
  expect(Number(byHour[4]) * 20).toBeLessThan(Math.max(...byHour));
});

test('it is a valid, ordered batch of the messages API, the same every time', () => {
  expect(history.length).toBeGreaterThan(20_000);
  expect(history.length).toBeLessThan(26_000);
  for (const message of history) expect(messageInput.parse(message)).toEqual(message);
  expect(new Set(history.map(({ id }) => id)).size).toBe(history.length);
  expect(messages.every(({ timestampMs }, index) => timestampMs >= (messages[index - 1]?.timestampMs ?? 0))).toBe(true);
  expect(createSampleHistory()).toEqual(history);
});

test('who only got messages is in no figure of users', () => {
  const silent = messages.filter(({ user }) => user.startsWith('whatsapp-silent-'));
  expect(silent).toHaveLength(180);
  expect(silent.every(({ direction }) => direction === 'sent')).toBe(true);
});
