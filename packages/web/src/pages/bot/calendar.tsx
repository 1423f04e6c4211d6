import '@mantine/core/styles/SimpleGrid.css';
import '@mantine/dates/styles.css';
import { DatePicker, DatesProvider } from '@mantine/dates';
import { useMemo, useState } from 'react';
import type { Period } from '../../period/presets.ts';
import { createCalendarWords } from '../../words/calendar-words.ts';
import { useLanguage } from '../../words/words.tsx';

type CalendarProps = {
  period: Period;
  today: string;
  onPeriod(period: Period): void;
};

/** A range of days; the second day picked shows the period at once. */
export default function Calendar({ period, today, onPeriod }: CalendarProps) {
  const { words, locale } = useLanguage();
  const [range, setRange] = useState<[string | null, string | null]>([period.from, period.to]);
  const names = useMemo(() => createCalendarWords(locale), [locale]);
  return (
    <DatesProvider settings={{ firstDayOfWeek: names.firstDayOfWeek, weekendDays: [] }}>
      <DatePicker
        type="range"
        allowSingleDateInRange
        value={range}
        defaultDate={period.to}
        maxDate={today}
        hideOutsideDates
        ariaLabels={words.header.calendar}
        getDayAriaLabel={names.day}
        weekdayFormat={names.weekday}
        monthLabelFormat={names.month}
        monthsListFormat={names.monthOfYear}
        yearLabelFormat={names.year}
        yearsListFormat={names.year}
        decadeLabelFormat={(from, to) => `${names.year(from)} – ${names.year(to)}`}
        onChange={([from, to]) => {
          setRange([from, to]);
          if (from !== null && to !== null) onPeriod({ from, to });
        }}
      />
    </DatesProvider>
  );
}
