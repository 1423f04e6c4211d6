import {
  type Bot,
  bucketStart,
  countDays,
  type WeekHours,
  type WeekHoursCounted,
  type WeekHoursQuestion,
  weekHoursQuestion,
} from '@turnout/contract';
import { loadSql } from '../store/sql.ts';
import type { UsageDeps } from './answer.ts';
import { bySize } from './by-size.ts';
import { questionIn } from './parameters.ts';
import { listedPlatforms } from './platforms.ts';

const sql = loadSql(new URL('week-hours.sql', import.meta.url));
const weekdays = [0, 1, 2, 3, 4, 5, 6];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

type Week = number[][];
type Row = { platform: string; weekday: number; received: number[]; sent: number[] };

/** The question in an address's query. Throws InvalidQuestion. */
export const weekHoursQuestionFrom = (query: URLSearchParams): WeekHoursQuestion =>
  questionIn(query, weekHoursQuestion, {});

/** Answers when in the week messages come and go. The question is one that weekHoursQuestionFrom let through. */
export async function answerWeekHours(
  { engine, refresher }: UsageDeps,
  bot: Bot,
  { from, to, platforms: wanted }: WeekHoursQuestion,
): Promise<WeekHours> {
  // Read before the figures are: they may hold more than asOf promises, never less.
  const asOf = new Date(refresher.asOfMs(bot.bot)).toISOString();
  const [counted, listed] = await Promise.all([
    engine.query<Row>('read', sql, { bot: bot.bot, from, to }),
    listedPlatforms(engine, bot.bot, wanted),
  ]);
  const rows = Map.groupBy(counted, ({ platform }) => platform);
  const platforms = listed
    .map((platform) => ({ platform, ...weekOf(rows.get(platform) ?? []) }))
    .sort(bySize((counted: WeekHoursCounted & { platform: string }) => size(counted)));
  return {
    bot: bot.bot,
    timezone: bot.timezone,
    from,
    to,
    asOf,
    weekdays: weekdaysOf(from, to),
    platforms,
    all: {
      messagesReceived: sum(platforms.map(({ messagesReceived }) => messagesReceived)),
      messagesSent: sum(platforms.map(({ messagesSent }) => messagesSent)),
    },
  };
}

function weekOf(rows: readonly Row[]): WeekHoursCounted {
  const week = (of: (row: Row) => number[]) =>
    weekdays.map((weekday) => {
      const row = rows.find((each) => each.weekday === weekday + 1);
      return hours.map((hour) => (row && of(row)[hour]) ?? 0);
    });
  return { messagesReceived: week(({ received }) => received), messagesSent: week(({ sent }) => sent) };
}

const sum = (weeks: readonly Week[]): Week =>
  weekdays.map((weekday) =>
    hours.map((hour) => weeks.reduce((total, week) => total + (week[weekday]?.[hour] ?? 0), 0)),
  );

const size = ({ messagesReceived, messagesSent }: WeekHoursCounted) =>
  [...messagesReceived, ...messagesSent].flat().reduce((total, value) => total + value, 0);

/** How often each weekday lies in the period, from Monday. */
function weekdaysOf(from: string, to: string): number[] {
  const first = countDays(bucketStart('week', from), from) - 1;
  const days = countDays(from, to);
  return weekdays.map((weekday) => Math.floor((days + 6 - ((weekday - first + 7) % 7)) / 7));
}
