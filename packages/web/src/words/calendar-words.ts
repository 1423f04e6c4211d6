/** The names in a calendar. Days are dates, `2022-01-22`. */
export type CalendarWords = {
  /** Saturday, 22 January 2022, for those who hear it. */
  day(day: string): string;
  /** Sat. */
  weekday(day: string): string;
  /** January 2022. */
  month(day: string): string;
  /** Jan, in the list of a year's months. */
  monthOfYear(day: string): string;
  year(day: string): string;
  /** 0 is Sunday. */
  firstDayOfWeek: Weekday;
};

export function createCalendarWords(locale: string): CalendarWords {
  const of = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    return (day: string) => format.format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
  };
  const weekday = of({ weekday: 'short' });
  const monthOfYear = of({ month: 'short' });
  return {
    day: of({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    // Over a column and in a cell of its own, a shortened name needs no full stop.
    weekday: (day) => weekday(day).replace('.', ''),
    month: of({ month: 'long', year: 'numeric' }),
    monthOfYear: (day) => monthOfYear(day).replace('.', ''),
    year: of({ year: 'numeric' }),
    firstDayOfWeek: firstDayOfWeek(locale),
  };
}

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;
type Weekday = (typeof weekdays)[number];

type WeekInfo = { firstDay: number };
/** Newer than TypeScript's own declarations, and than some browsers. */
type LocaleWithWeek = Intl.Locale & { getWeekInfo?(): WeekInfo; weekInfo?: WeekInfo };

function firstDayOfWeek(name: string): Weekday {
  const locale: LocaleWithWeek = new Intl.Locale(name);
  const info = locale.getWeekInfo?.() ?? locale.weekInfo;
  return info === undefined ? usualFirstDay(locale) : (weekdays[info.firstDay % 7] ?? 1);
}

/** Where the browser does not know: Sunday in these countries, as in the Unicode CLDR, and Monday elsewhere. */
const sundayCountries =
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW'.split(
    ' ',
  );

export const usualFirstDay = (locale: Intl.Locale): Weekday =>
  sundayCountries.includes(locale.maximize().region ?? '') ? 0 : 1;
