/** Local calendar days as `YYYY-MM-DD`. They have no zone and no hours, so daylight saving cannot reach them. */
export type Day = string;

const dayMs = 86_400_000;

/** Days since 1970-01-01; the day as a number. */
const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

const dayOf = (number: number): Day => new Date(number * dayMs).toISOString().slice(0, 10);

export const addDays = (day: Day, count: number): Day => dayOf(dayNumber(day) + count);

/** Days from `from` to `to`, both included. */
export const countDays = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from) + 1;

export const startOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

export const startOfYear = (day: Day): Day => `${day.slice(0, 4)}-01-01`;

/** The first day of the month `count` months after the day's own. */
export function addMonths(day: Day, count: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

export const endOfMonth = (day: Day): Day => addDays(addMonths(day, 1), -1);

/** The calendar day of an instant in an IANA zone. */
export function localDay(timezone: string, instantMs: number): Day {
  const format = formats.get(timezone) ?? dayFormat(timezone);
  formats.set(timezone, format);
  const {
    year = '',
    month = '',
    day = '',
  } = Object.fromEntries(format.formatToParts(instantMs).map(({ type, value }) => [type, value]));
  return `${year.padStart(4, '0')}-${month}-${day}`;
}

/** Making one takes longer than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();
const dayFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
