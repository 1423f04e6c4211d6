import type { BotSummary } from '@turnout/contract';
import type { ViewSearch } from '../../address/search.ts';
import { useViewSearch } from '../../address/use-view-search.ts';
import { useLanguage } from '../../words/words.tsx';

type EmptyPeriodProps = { bot: BotSummary; to: string; filtered: boolean; onChange(search: ViewSearch): void };

export function EmptyPeriod({ bot, to, filtered, onChange }: EmptyPeriodProps) {
  const { words, dates } = useLanguage();
  const [search] = useViewSearch();
  const { platform: _platform, ...exceptPlatform } = search;
  const { period: _period, from: _from, to: _to, granularity: _granularity, ...others } = search;
  return (
    <section className="state" data-testid="empty-period">
      <h2>{words.states.emptyPeriodTitle}</h2>
      {filtered && <p>{words.states.emptyFilter}</p>}
      {bot.firstDay !== undefined && to < bot.firstDay ? (
        <p>{words.states.emptyPeriodFirst(dates.day(bot.firstDay))}</p>
      ) : (
        bot.lastDay !== undefined && <p>{words.states.emptyPeriodLast(dates.day(bot.lastDay))}</p>
      )}
      <p className="state-actions">
        <button
          type="button"
          className="button"
          data-testid="show-everything"
          onClick={() => onChange({ ...others, period: 'all' })}
        >
          {words.states.showEverything}
        </button>
        {filtered && (
          <button type="button" className="button button-quiet" onClick={() => onChange(exceptPlatform)}>
            {words.platforms.all}
          </button>
        )}
      </p>
    </section>
  );
}
