import { Popover } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { type Period, type Preset, presets } from '../../period/presets.ts';
import { CheckIcon, ChevronIcon } from '../../theme/icons.tsx';
import { useLanguage } from '../../words/words.tsx';

/** The calendar is a third of the picker's size and rarely needed: it loads when the picker opens. */
const Calendar = lazy(() => import('./calendar.tsx'));

type PeriodPickerProps = {
  period: Period;
  preset: Preset | undefined;
  today: string;
  onPreset(preset: Preset): void;
  onPeriod(period: Period): void;
};

export function PeriodPicker({ period, preset, today, onPreset, onPeriod }: PeriodPickerProps) {
  const { words, dates } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const name = preset === undefined ? dates.shortSpan(period.from, period.to) : words.periods[preset];
  const close = () => setIsOpen(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="control control-period"
          data-testid="period-picker"
          aria-label={`${words.header.period}: ${name}`}
          onClick={() => setIsOpen(!isOpen)}
          // The focus moves into the popover a moment after it is seen; until then Escape arrives here.
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <span>{name}</span>
          <ChevronIcon />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="picker" aria-label={words.header.period}>
        <div className="picker-presets">
          {presets.map((one) => (
            <button
              key={one}
              type="button"
              className="picker-preset"
              aria-pressed={preset === one}
              data-testid={`period-${one}`}
              onClick={() => {
                onPreset(one);
                close();
              }}
            >
              {words.periods[one]}
              {preset === one && <CheckIcon />}
            </button>
          ))}
        </div>
        <div className="picker-calendar" data-testid="period-custom">
          <p className="picker-hint">{words.header.customHint}</p>
          <Suspense fallback={<div className="picker-loading" />}>
            <Calendar
              period={period}
              today={today}
              onPeriod={(next) => {
                onPeriod(next);
                close();
              }}
            />
          </Suspense>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
