/** ISO 8601 with an offset (`Z` or `±hh:mm`); the import checks its columns by the same pattern. */
export const instantPattern =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:[Zz]|([+-])(\d{2}):?(\d{2}))$/;

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function monthLength(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (daysInMonth[month - 1] ?? 0);
}

/**
 * Epoch milliseconds of an instant in {@link instantPattern}, digits past the millisecond dropped; undefined when it is
 * none. 30 February, hour 24, a leap second and an offset of 24 hours do not exist.
 *
 * TRAP: `Date.parse` takes 30 February for 2 March, and `Date.UTC` takes the year 50 for 1950: neither can check a date.
 */
export function instantMs(text: string): number | undefined {
  const found = instantPattern.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second = 0, fraction = '0', sign, offsetHours = 0, offsetMinutes = 0] =
    found;
  if (Number(day) < 1 || Number(day) > monthLength(Number(year), Number(month))) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return undefined;

  const midnight = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const local = midnight + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
  return local + Math.floor(Number(`0.${fraction}`) * 1000) - (sign === '-' ? -offset : offset);
}
