import type { WeekHours, WeekHoursQuestion } from '@turnout/contract';
import { plusDays } from './calendar.ts';
import { countOnce, type PlainMessage } from './count-once.ts';
import { createWallClock } from './wall-clock.ts';

type Answer = Pick<WeekHours, 'weekdays' | 'platforms' | 'all'>;
type Week = { messagesReceived: number[][]; messagesSent: number[][] };

const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** When in the week messages come and go, by reading the clock on the wall for each of them. Shares nothing with the server. */
export function createWeekHoursCount(messages: readonly PlainMessage[], timezone: string) {
  const wallClock = createWallClock(timezone);
  const counted = countOnce(messages).map((message) => ({ ...message, ...wallClock(message.timestampMs) }));

  return ({ from, to, platforms: wanted }: WeekHoursQuestion): Answer => {
    const names = [...new Set(counted.map(({ platform }) => platform))];
    const listed = names.filter((name) => wanted.length === 0 || wanted.includes(name));
    const weeks = new Map(listed.map((platform) => [platform, { platform, ...emptyWeek() }]));
    const all = emptyWeek();
    for (const { platform, direction, day, hour } of counted) {
      const week = weeks.get(platform);
      if (week === undefined || day < from || day > to) continue;
      for (const each of [week, all]) {
        const hours = (direction === 'sent' ? each.messagesSent : each.messagesReceived)[weekdayOf(day)];
        if (hours) hours[hour] = (hours[hour] ?? Number.NaN) + 1;
      }
    }
    const weekdays = [0, 0, 0, 0, 0, 0, 0];
    for (let day = from; day <= to; day = plusDays(day, 1)) {
      weekdays[weekdayOf(day)] = (weekdays[weekdayOf(day)] ?? Number.NaN) + 1;
    }
    const platforms = [...weeks.values()].sort((a, b) => size(b) - size(a) || (a.platform < b.platform ? -1 : 1));
    return { weekdays, platforms, all };
  };
}

const emptyWeek = (): Week => {
  const week = () => [1, 2, 3, 4, 5, 6, 7].map(() => new Array<number>(24).fill(0));
  return { messagesReceived: week(), messagesSent: week() };
};

function size({ messagesReceived, messagesSent }: Week): number {
  let total = 0;
  for (const hours of [...messagesReceived, ...messagesSent]) for (const messages of hours) total += messages;
  return total;
}
