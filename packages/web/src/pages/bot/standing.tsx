import type { BotSummary } from '@turnout/contract';
import type { Connection } from '../../api/live.ts';
import { useOnline } from '../../api/use-online.ts';
import type { UsageView } from '../../charts/view.ts';
import { useLanguage } from '../../words/words.tsx';
import { zoneName } from '../../words/zone.ts';

type StandingProps = {
  view: UsageView | undefined;
  bot: BotSummary;
  connection: Connection;
  /** A comparison was chosen. */
  compares: boolean;
  /** A refresh failed; what is shown is the answer before. */
  failed: boolean;
};

/** How things stand: the days shown, in whose time, up to when, and whether news still arrives. */
export function Standing({ view, bot, connection, compares, failed }: StandingProps) {
  const { words, dates } = useLanguage();
  const usage = view?.usage;
  const isOnline = useOnline();
  const trouble = !isOnline
    ? words.standing.offline
    : failed
      ? words.standing.refreshFailed
      : connection === 'reconnecting'
        ? words.standing.reconnecting
        : undefined;
  return (
    <div className="standing">
      <p className="standing-span" data-testid="period-span">
        {usage === undefined ? ' ' : dates.span(usage.from, usage.to)}
        {view?.hasBase === true && usage?.previous !== undefined && (
          <span className="standing-previous">
            {' '}
            {[
              words.standing.against(dates.span(usage.previous.from, usage.previous.to)),
              ...(bot.firstDay !== undefined && usage.previous.from < bot.firstDay
                ? [words.standing.baseBegan(dates.day(bot.firstDay))]
                : []),
              ...(view.running === undefined ? [] : [words.standing.todayRuns]),
            ].join('; ')}
          </span>
        )}
        {compares && view?.hasBase === false && <span className="standing-previous"> {words.figures.noBase}</span>}
      </p>
      <p className="standing-time">
        <span data-testid="timezone" data-timezone={bot.timezone} title={bot.timezone}>
          {words.standing.zone(zoneName(bot.timezone))}
        </span>
        {usage !== undefined && (
          <time
            dateTime={usage.asOf}
            data-testid="as-of"
            data-as-of={usage.asOf}
            title={dates.instant(Date.parse(usage.asOf))}
          >
            {words.standing.completeUpTo(dates.time(Date.parse(usage.asOf)))}
          </time>
        )}
        <span
          className={`connection is-${trouble === undefined ? connection : 'lost'}`}
          role="status"
          title={connection === 'live' ? words.standing.live : undefined}
          data-testid="connection"
          data-state={isOnline ? connection : 'offline'}
        >
          {trouble}
        </span>
      </p>
    </div>
  );
}
