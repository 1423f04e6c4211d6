import type { Metric } from '@turnout/contract';
import { Count } from '../../now/count.tsx';
import { changeOf, changeText } from '../../words/change.ts';
import { useLanguage } from '../../words/words.tsx';

type FigureCellProps = {
  metric: Metric;
  now: number;
  /** Undefined where the bot was not there yet: any "change" would be made up. */
  before: number | undefined;
  /** The days and bots that it is the figure of. */
  of: string;
};

/** A figure in full, and below it how it went against the period before. */
export function FigureCell({ metric, now, before, of }: FigureCellProps) {
  const { words, numbers } = useLanguage();
  const { kind, direction } =
    before === undefined ? ({ kind: 'nothing', direction: 'none' } as const) : changeOf(before, now);
  const base = kind === 'nothing' || kind === 'same' ? undefined : words.figures.against(numbers.count(before ?? 0));
  return (
    <td className="bot-figure" data-metric={metric} data-value={now}>
      <span className="bot-value">
        <Count value={now} of={of} />
      </span>
      <span className={`bot-change is-${direction}`} title={before === undefined ? words.figures.noBase : base}>
        {direction !== 'none' && <span aria-hidden="true">{direction === 'up' ? '↑' : '↓'}</span>}
        {before === undefined ? words.figures.change.nothing : changeText(before, now, numbers, words.figures.change)}
      </span>
    </td>
  );
}
