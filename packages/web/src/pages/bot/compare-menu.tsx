import { Popover } from '@mantine/core';
import { type Comparison, chosenDays, comparisonText, type UsageQuestion } from '@turnout/contract';
import { lazy, Suspense, useState } from 'react';
import { CheckIcon, CompareIcon } from '../../theme/icons.tsx';
import { useLanguage } from '../../words/words.tsx';

const Calendar = lazy(() => import('./calendar.tsx'));

const named = ['previous', 'last-year'] as const;

type CompareMenuProps = {
  comparison: Comparison | undefined;
  question: UsageQuestion;
  today: string;
  onChange(comparison: Comparison | undefined): void;
};

/** Against what the charts are drawn: nothing, a period with a name, or days picked from the calendar. */
export function CompareMenu({ comparison, question, today, onChange }: CompareMenuProps) {
  const { words, dates } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const { comparisons, compareShort } = words.header;
  const chosen = comparison && chosenDays(comparison);
  const name = named.find((one) => one === comparison);
  const long = chosen ? dates.shortSpan(chosen.from, chosen.to) : comparisons[name ?? 'none'];
  const short = chosen ? long : name ? compareShort[name] : words.header.compare;
  const close = () => setIsOpen(false);
  const choose = (next: Comparison | undefined) => {
    onChange(next);
    close();
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={comparison === undefined ? 'control' : 'control is-chosen'}
          data-testid="compare"
          data-comparison={comparison ?? 'none'}
          title={words.header.compareHint}
          aria-label={`${words.header.compare}: ${long}`}
          onClick={() => setIsOpen(!isOpen)}
          // The focus moves into the popover a moment after it is seen; until then Escape arrives here.
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <CompareIcon />
          <span className="control-text">{short}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className="picker compare-picker" aria-label={words.header.compare}>
        <div className="picker-presets">
          {[undefined, ...named].map((one) => (
            <button
              key={one ?? 'none'}
              type="button"
              className="picker-preset"
              aria-pressed={comparison === one}
              data-testid={`compare-${one ?? 'none'}`}
              onClick={() => choose(one)}
            >
              {comparisons[one ?? 'none']}
              {comparison === one && <CheckIcon />}
            </button>
          ))}
        </div>
        <div className="picker-calendar" data-testid="compare-custom">
          <p className="picker-hint">{words.header.customHint}</p>
          <Suspense fallback={<div className="picker-loading" />}>
            <Calendar
              period={chosen ?? chosenDays(question.compare ?? 'previous') ?? question}
              today={today}
              onPeriod={(days) => choose(comparisonText(days))}
            />
          </Suspense>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
