import '@mantine/core/styles/SimpleGrid.css';
import '@mantine/dates/styles.css';
import { DatePicker, DatesProvider } from '@mantine/dates';
import { useState } from 'react';
import type { Period } from '../../period/presets.ts';
import { useCalendar } from '../../words/use-calendar.ts';

type CalendarProps = {
  period: Period;
  today: string;
  onPeriod(period: Period): void;
};

/** A range of days; the second day picked shows the period at once. */
export default function Calendar({ period, today, onPeriod }: CalendarProps) {
  const { settings, wording } = useCalendar();
  const [range, setRange] = useState<[string | null, string | null]>([period.from, period.to]);
  return (
    <DatesProvider settings={settings}>
      <DatePicker
        type="range"
        allowSingleDateInRange
        value={range}
        defaultDate={period.to}
        maxDate={today}
        hideOutsideDates
        {...wording}
        onChange={([from, to]) => {
          setRange([from, to]);
          if (from !== null && to !== null) onPeriod({ from, to });
        }}
      />
    </DatesProvider>
  );
}
