import type { BotSummary, Comparison, Granularity, UsageQuestion } from '@turnout/contract';
import type { ViewSearch } from '../../address/search.ts';
import { useViewSearch } from '../../address/use-view-search.ts';
import { Still } from '../../charts/still.tsx';
import type { Period, Preset } from '../../period/presets.ts';
import { ShareMenu } from '../../takeaway/share-menu.tsx';
import { CompareMenu } from './compare-menu.tsx';
import { GranularityMenu } from './granularity-menu.tsx';
import { PeriodPicker } from './period-picker.tsx';

type ControlsProps = {
  bot: BotSummary;
  today: string;
  question: UsageQuestion;
  period: Period;
  preset: Preset | undefined;
  granularity: Granularity | undefined;
  automatic: Granularity;
  comparison: Comparison | undefined;
  /** The timeline's window is being moved. */
  isMoving: boolean;
  onChange(search: ViewSearch): void;
};

/** The bar that stays: which bot, which period, cut how, against what. */
export function Controls({
  bot,
  today,
  question,
  period,
  preset,
  granularity,
  automatic,
  comparison,
  isMoving,
  onChange,
}: ControlsProps) {
  const [search] = useViewSearch();
  const { period: _period, from: _from, to: _to, ...others } = search;
  const { granularity: _granularity, ...exceptGranularity } = search;
  const { compare: _compare, ...exceptCompare } = search;
  return (
    <div className="controls">
      <h1 className="bot-name" title={bot.name} data-testid="bot-title">
        {bot.name}
      </h1>
      <div className="controls-buttons">
        <PeriodPicker
          period={period}
          preset={preset}
          today={today}
          onPreset={(next) => onChange({ ...others, period: next })}
          onPeriod={({ from, to }) => onChange({ ...others, from, to })}
        />
        <Still isMoving={isMoving} saying={granularity ?? automatic}>
          <div className="controls-pair">
            <GranularityMenu
              chosen={granularity}
              automatic={automatic}
              period={period}
              onChange={(next) => onChange({ ...exceptGranularity, ...(next !== undefined && { granularity: next }) })}
            />
            <CompareMenu
              comparison={comparison}
              question={question}
              today={today}
              onChange={(next) => onChange({ ...exceptCompare, ...(next !== undefined && { compare: next }) })}
            />
            <ShareMenu bot={bot.bot} question={question} />
          </div>
        </Still>
      </div>
    </div>
  );
}
