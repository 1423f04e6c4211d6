import type { WeekWords } from '../words/week.ts';
import { useLanguage } from '../words/words.tsx';
import type { Heat, HeatCell } from './heat.ts';

type ReadoutProps = { heat: Heat; week: WeekWords; cell: HeatCell | undefined };

/** The hour that is pointed at, in words; while none is, the busiest. */
export function HeatReadout({ heat, week, cell }: ReadoutProps) {
  const { words } = useLanguage();
  const heatWords = useHeatWords(week);
  const text = words.loyalty.hours;
  const shown = cell ?? heat.busiest;
  if (shown === undefined) return <p className="sentence">{text.none}</p>;
  const [when = '', figures] = heatWords(shown);
  return (
    <p className="sentence" data-testid="readout-week-hours" data-total={shown.total} data-mean={shown.mean}>
      <strong>{cell === undefined ? text.busiest(when) : when}</strong>
      <span>{figures}</span>
    </p>
  );
}

/** An hour of the week in words: when, and its figures. */
export function useHeatWords(week: WeekWords): (cell: HeatCell) => string[] {
  const { words, numbers } = useLanguage();
  const text = words.loyalty.hours;
  return ({ weekday, hour, total, days, mean }) => {
    const when = `${week.weekday(weekday)}, ${week.hourSpan(hour)}`;
    if (mean === undefined) return [when, text.notInPeriod];
    return [when, `${text.mean(numbers.ratio(mean))} · ${text.total(numbers.count(total), numbers.count(days))}`];
  };
}
