/** A calendar day, `YYYY-MM-DD`. It has no zone and no hours, so daylight saving cannot reach it. */
export type Day = string;

const dayMs = 86_400_000;

/** Days since 1970-01-01, which is day 0; what the engine counts as well. */
export const dayNumber = (day: Day): number => Date.parse(day) / dayMs;
export const dateOf = (number: number): Day => new Date(number * dayMs).toISOString().slice(0, 10);

export const addDays = (day: Day, count: number): Day => dateOf(dayNumber(day) + count);
/** How many days from `from` to `to`, both included. */
export const countDays = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from) + 1;

/** Months since the year 0. */
const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** How many months the month of `to` comes after that of `from`. */
export const monthsBetween = (from: Day, to: Day): number => monthNumber(to) - monthNumber(from);

/** The first day of the month `count` months after the day's own. */
export function addMonths(day: Day, count: number): Day {
  const date = new Date(0);
  date.setUTCFullYear(0, monthNumber(day) + count, 1);
  return date.toISOString().slice(0, 10);
}

/** Weeks start on Monday, as ISO 8601 has it. */
export const startOfWeek = (day: Day): Day => addDays(day, -((((dayNumber(day) + 3) % 7) + 7) % 7));
export const startOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;
export const startOfYear = (day: Day): Day => `${day.slice(0, 4)}-01-01`;
export const endOfMonth = (day: Day): Day => addDays(addMonths(day, 1), -1);

/** Whether a period begins and ends with months. */
export const isWholeMonths = ({ from, to }: { from: Day; to: Day }): boolean =>
  from === startOfMonth(from) && to === endOfMonth(to);

export const granularities = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
/** How a period is cut into buckets; weeks are ISO weeks, from Monday. */
export type Granularity = (typeof granularities)[number];

/** How days are taken together; hours are a matter of zones. */
export type Calendar = Exclude<Granularity, 'hour'>;

/** The first day of the bucket that a day lies in. */
export function bucketStart(granularity: Calendar, day: Day): Day {
  switch (granularity) {
    case 'day':
      return day;
    case 'week':
      return startOfWeek(day);
    case 'month':
      return startOfMonth(day);
    case 'quarter':
      return addMonths(day, -(monthNumber(day) % 3));
    case 'year':
      return startOfYear(day);
  }
}

/** The first day after the bucket that starts on `start`. */
export function nextStart(granularity: Calendar, start: Day): Day {
  const months = { month: 1, quarter: 3, year: 12 };
  if (granularity === 'day') return addDays(start, 1);
  return granularity === 'week' ? addDays(start, 7) : addMonths(start, months[granularity]);
}
