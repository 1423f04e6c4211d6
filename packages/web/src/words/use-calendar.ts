import { useMemo } from 'react';
import { createCalendarWords } from './calendar-words.ts';
import { useLanguage } from './words.tsx';

/** What every calendar of the page is called and begins with, in the language of the reader. */
export function useCalendar() {
  const { words, locale } = useLanguage();
  return useMemo(() => {
    const names = createCalendarWords(locale);
    return {
      settings: { firstDayOfWeek: names.firstDayOfWeek, weekendDays: [] },
      wording: {
        ariaLabels: words.header.calendar,
        getDayAriaLabel: names.day,
        weekdayFormat: names.weekday,
        monthLabelFormat: names.month,
        monthsListFormat: names.monthOfYear,
        yearLabelFormat: names.year,
        yearsListFormat: names.year,
        decadeLabelFormat: (from: string, to: string) => `${names.year(from)} – ${names.year(to)}`,
      },
    };
  }, [words, locale]);
}
