import { describe, expect, test } from 'vitest';
import { createCalendarWords, usualFirstDay } from './calendar-words.ts';

describe.each([
  ['en-US', 0, 'Saturday, January 22, 2022', 'Sat', 'January 2022', 'Jan'],
  ['en-GB', 1, 'Saturday, 22 January 2022', 'Sat', 'January 2022', 'Jan'],
  ['es-AR', 1, 'sábado, 22 de enero de 2022', 'sáb', 'enero de 2022', 'ene'],
  ['es-MX', 0, 'sábado, 22 de enero de 2022', 'sáb', 'enero de 2022', 'ene'],
  ['pt-BR', 0, 'sábado, 22 de janeiro de 2022', 'sáb', 'janeiro de 2022', 'jan'],
])('%s', (locale, firstDay, day, weekday, month, monthOfYear) => {
  const words = createCalendarWords(locale);

  test('names days and months its own way', () => {
    const date = '2022-01-22';
    expect([words.day(date), words.weekday(date), words.month(date), words.monthOfYear(date)]).toEqual([
      day,
      weekday,
      month,
      monthOfYear,
    ]);
    expect(words.year(date)).toBe('2022');
  });

  test('starts the week on its own day, whether or not the browser knows which', () => {
    expect(words.firstDayOfWeek).toBe(firstDay);
    expect(usualFirstDay(new Intl.Locale(locale))).toBe(firstDay);
  });
});
