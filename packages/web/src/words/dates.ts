import type { Bucket, Granularity } from '@turnout/contract';

/** Every date and time the page writes, in one language and one zone. */
export type DateWords = {
  /** Saturday 22 January 2022; 17–23 January 2022; January 2022; Q1 2022; 2022; Saturday 22 January, 14:00–15:00. */
  bucket(bucket: Bucket, granularity: Granularity): string;
  /** The short form under an axis. `isFirst` marks the first one shown, which names its year or day whatever it is. */
  tick(bucket: Bucket, granularity: Granularity, isFirst: boolean): string;
  /** Where a reader expects a tick: Mondays, Januaries, midnights. */
  startsRhythm(bucket: Bucket, granularity: Granularity): boolean;
  /** 1–31 January 2022. */
  span(from: string, to: string): string;
  /** 1 Jan – 30 Jun 2022, where there is little room. */
  shortSpan(from: string, to: string): string;
  day(day: string): string;
  /** 22 Jan 2022. */
  shortDay(day: string): string;
  /** 22 Jan 2022, 10:42 in the bot's zone. */
  instant(instantMs: number): string;
  /** 10:42, in the bot's zone. */
  time(instantMs: number): string;
};

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

export function createDateWords(locale: string, timezone: string, quarterSign: string): DateWords {
  // Days are written as UTC midnights, so that no zone shifts them; instants are written in the bot's zone.
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const inZone = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: timezone, hourCycle: 'h23', ...options });
  const weekday = of({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const fullDay = of({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortFullDay = of({ day: 'numeric', month: 'short', year: 'numeric' });
  const month = of({ month: 'long', year: 'numeric' });
  const shortDay = of({ day: 'numeric', month: 'short' });
  const shortMonth = of({ month: 'short' });
  const shortMonthYear = of({ month: 'short', year: 'numeric' });
  const year = of({ year: 'numeric' });
  const hour = inZone({ hour: '2-digit', minute: '2-digit' });
  const hourOffset = inZone({ timeZoneName: 'shortOffset' });
  const hourDay = inZone({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const hourShortDay = inZone({ day: 'numeric', month: 'short' });
  const minute = inZone({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

  const span = (from: string, to: string) => fullDay.formatRange(utc(from), utc(to));
  const quarter = (day: string) => `${quarterSign}${Math.floor((Number(day.slice(5, 7)) + 2) / 3)}`;
  const offset = (instant: Date) => partOf(hourOffset, instant, 'timeZoneName');
  const hourWords = (bucket: Bucket) => {
    const from = new Date(bucket.from);
    const end = new Date(Date.parse(bucket.to) + 1);
    // When the clock was turned within the hour, or the hour comes twice, the offset tells which one is meant.
    const repeats = [-1, 1].some(
      (hours) => hour.format(new Date(from.getTime() + hours * 3_600_000)) === hour.format(from),
    );
    const times = `${hour.format(from)}–${hour.format(end)}`;
    return `${hourDay.format(from)}, ${times}${repeats ? ` ${offset(from)}` : ''}`;
  };

  return {
    bucket: (bucket, granularity) => {
      if (granularity === 'hour') return hourWords(bucket);
      if (granularity === 'day') return weekday.format(utc(bucket.from));
      if (granularity === 'week' || bucket.partial) return span(bucket.from, bucket.to);
      if (granularity === 'month') return month.format(utc(bucket.from));
      return granularity === 'quarter'
        ? `${quarter(bucket.from)} ${year.format(utc(bucket.from))}`
        : year.format(utc(bucket.from));
    },
    tick: (bucket, granularity, isFirst) => {
      if (granularity === 'hour') {
        const from = new Date(bucket.from);
        const text = hour.format(from);
        return isFirst || text === '00:00' ? hourShortDay.format(from) : text;
      }
      if (granularity === 'day' || granularity === 'week') return shortDay.format(utc(bucket.from));
      const from = utc(bucket.from);
      if (granularity === 'year' || (!isFirst && bucket.from.slice(5, 7) === '01')) return year.format(from);
      if (granularity === 'quarter')
        return isFirst ? `${quarter(bucket.from)} ${year.format(from)}` : quarter(bucket.from);
      return (isFirst ? shortMonthYear : shortMonth).format(from);
    },
    startsRhythm: (bucket, granularity) => {
      if (granularity === 'hour') return hour.format(new Date(bucket.from)) === '00:00';
      if (granularity === 'day') return utc(bucket.from).getUTCDay() === 1;
      return (granularity === 'month' || granularity === 'quarter') && bucket.from.slice(5, 7) === '01';
    },
    span,
    shortSpan: (from, to) => shortFullDay.formatRange(utc(from), utc(to)),
    day: (day) => fullDay.format(utc(day)),
    shortDay: (day) => shortFullDay.format(utc(day)),
    instant: (instantMs) => minute.format(instantMs),
    time: (instantMs) => hour.format(instantMs),
  };
}

const partOf = (format: Intl.DateTimeFormat, instant: Date, type: Intl.DateTimeFormatPartTypes): string =>
  format.formatToParts(instant).find((part) => part.type === type)?.value ?? '';
