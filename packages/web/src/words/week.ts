/** Weekdays and hours of no day in particular, in the order and the clock of a locale. */
export type WeekWords = {
  /** The weekdays from Monday, 0 to 6, in the order in which a calendar shows them. */
  order: readonly number[];
  /** Tuesday, of 1. */
  weekday(index: number): string;
  /** Tue */
  shortWeekday(index: number): string;
  /** 20, or 8 PM: under an axis. */
  hour(hour: number): string;
  /** 20:00–21:00, or 8–9 PM. */
  hourSpan(hour: number): string;
};

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** Monday 1 January 2024, midnight UTC. */
const mondayMs = Date.UTC(2024, 0, 1);

export function createWeekWords(locale: string): WeekWords {
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const long = of({ weekday: 'long' });
  const short = of({ weekday: 'short' });
  const plain = of({ hour: 'numeric' });
  const isTwelve = plain.resolvedOptions().hour12 === true;
  // "20 Uhr" is too long under an axis, and "20" is no time of day by itself.
  const figures = of({ hour: '2-digit', hourCycle: 'h23' });
  const clock = of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const at = (hour: number) => mondayMs + hour * hourMs;
  return {
    order: Array.from({ length: 7 }, (_, index) => (firstWeekday(locale) + index) % 7),
    weekday: (index) => long.format(mondayMs + index * dayMs),
    shortWeekday: (index) => short.format(mondayMs + index * dayMs),
    hour: (hour) => (isTwelve ? plain : figures).format(at(hour)),
    hourSpan: (hour) => {
      if (!isTwelve) return `${clock.format(at(hour))}–${clock.format(at(hour + 1))}`;
      // Across midnight a range would name its two days.
      if (hour === 23) return `${plain.format(at(23))} – ${plain.format(at(0))}`;
      return plain.formatRange(at(hour), at(hour + 1));
    },
  };
}

type WeekInfo = { firstDay: number };

/** From Monday, 0. Some browsers know it as a property, some as a method, some not at all: Monday then. */
function firstWeekday(locale: string): number {
  // The cast: TypeScript knows neither form yet.
  const known = new Intl.Locale(locale) as Intl.Locale & { weekInfo?: WeekInfo; getWeekInfo?(): WeekInfo };
  const firstDay = known.getWeekInfo?.().firstDay ?? known.weekInfo?.firstDay ?? 1;
  return firstDay - 1;
}
