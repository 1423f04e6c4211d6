import type { Day } from '@turnout/contract';

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
