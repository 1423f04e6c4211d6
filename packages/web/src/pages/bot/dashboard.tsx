import { useQueryClient } from '@tanstack/react-query';
import type { BotSummary, Usage } from '@turnout/contract';
import { useCallback, useMemo } from 'react';
import { useViewSearch } from '../../address/use-view-search.ts';
import { botsKey } from '../../api/bots.ts';
import { useLive } from '../../api/live.ts';
import { useRefetchNotes } from '../../api/notes.ts';
import { needsSignIn } from '../../api/request.ts';
import { useUsage } from '../../api/usage.ts';
import { useCatchUp } from '../../api/use-catch-up.ts';
import { ChartGrid } from '../../charts/chart-grid.tsx';
import { CursorProvider } from '../../charts/cursor-context.tsx';
import { Still } from '../../charts/still.tsx';
import { createView, inOrderOf } from '../../charts/view.ts';
import { LoyaltyPlace } from '../../loyalty/place.tsx';
import { NotesSection } from '../../notes/notes-section.tsx';
import { NowStrip } from '../../now/now-strip.tsx';
import { useIsNewer } from '../../now/use-is-newer.ts';
import { ActiveUsers } from '../../panels/active-users.tsx';
import { Figures } from '../../panels/figures.tsx';
import { Messages } from '../../panels/messages.tsx';
import { NewUsers } from '../../panels/new-users.tsx';
import { TotalUsers } from '../../panels/total-users.tsx';
import { usePatternChoice } from '../../patterns/choice.tsx';
import { Patterns } from '../../patterns/patterns.tsx';
import { useToday } from '../../period/use-today.ts';
import { Printing } from '../../takeaway/printing.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { useScrubbing } from '../../timeline/use-scrubbing.ts';
import { clipTo, extentOf } from '../../timeline/window.ts';
import { Failure } from '../states.tsx';
import { Controls } from './controls.tsx';
import { EmptyPeriod } from './empty-period.tsx';
import { Legend } from './legend.tsx';
import { movingQuestion, viewFor, withPeriod } from './question.ts';
import { FiguresSkeleton } from './skeleton.tsx';
import { Standing } from './standing.tsx';

/** The figures and charts of a bot that has messages. */
export function Dashboard({ bot }: { bot: BotSummary }) {
  const [search, setSearch] = useViewSearch();
  const today = useToday(bot.timezone);
  const { firstDay, lastDay } = bot;
  const life = useMemo(() => ({ today, firstDay, lastDay }), [today, firstDay, lastDay]);
  const { question, preset, period, granularity, automatic, comparison } = useMemo(
    () => viewFor(search, life),
    [search, life],
  );
  const compares = comparison !== undefined;
  const patterns = usePatternChoice();
  const usage = useUsage(bot.bot, question);
  // The legend lists all platforms whatever the filter; without one, this is the same question and costs nothing.
  const unfiltered = useUsage(bot.bot, { ...question, platforms: [] });
  const connection = useLive(bot.bot, useSignal(bot, today), useRefetchNotes(bot.bot));
  const { scrubbing, moving } = useScrubbing({
    bot: bot.bot,
    address: search,
    rest: clipTo(extentOf(life, period), period),
    question: (wanted) => viewFor(withPeriod(search, wanted), life).question,
    movingQuestion: (wanted, before) => movingQuestion(search, life, wanted, before),
    onPeriod: (next) => setSearch(withPeriod(search, next)),
  });
  const { isMoving } = moving;
  const answer = useMemo(
    () => (moving.answer === undefined ? usage.data : inOrderOf(moving.answer, usage.data)),
    [moving.answer, usage.data],
  );
  const all = unfiltered.data?.platforms;
  const view = useMemo(() => {
    const names = (all ?? []).map(({ platform }) => platform);
    return answer === undefined ? undefined : createView(answer, { platforms: names, firstDay, isMoving });
  }, [answer, all, firstDay, isMoving]);
  const isNewer = useIsNewer(answer);
  // A window on its way over an empty stretch keeps its charts.
  const isBare = view !== undefined && !isMoving && isSilent(view.usage);

  return (
    <CursorProvider>
      <Patterns looks={view?.looks} isOn={patterns.isOn}>
        <div className="bar">
          <Controls
            bot={bot}
            today={today}
            question={question}
            period={isMoving && answer !== undefined ? answer : period}
            preset={isMoving ? undefined : preset}
            granularity={granularity}
            automatic={isMoving && answer !== undefined ? answer.granularity : automatic}
            comparison={comparison}
            isMoving={isMoving}
            onChange={setSearch}
          />
          <Still isMoving={isMoving}>
            <Legend
              platforms={(all ?? usage.data?.platforms ?? []).map(({ platform }) => platform)}
              looks={view?.looks}
              chosen={question.platforms}
              onChange={(platform) => setSearch({ ...search, platform })}
            />
          </Still>
          <div className={usage.isFetching && usage.isPlaceholderData ? 'progress is-active' : 'progress'} />
        </div>
        <Standing
          view={view}
          bot={bot}
          connection={connection}
          compares={compares}
          failed={usage.isError && view !== undefined}
        />
        <NowStrip bot={bot.bot} asOf={usage.data?.asOf} platforms={question.platforms} />
        {usage.isError && (view === undefined || needsSignIn(usage.error)) ? (
          <Failure error={usage.error} onRetry={() => void usage.refetch()} />
        ) : view === undefined ? (
          <FiguresSkeleton />
        ) : (
          <div
            className={`answer${isMoving ? ' is-moving' : ''}${isNewer ? ' is-newer' : ''}`}
            data-testid="answer"
            data-from={view.usage.from}
            data-to={view.usage.to}
            aria-busy={usage.isPlaceholderData || isMoving}
          >
            <Printing bot={bot} view={view} compares={compares} />
            <Figures view={view} />
            {isBare ? (
              <EmptyPeriod bot={bot} to={view.usage.to} filtered={question.platforms.length > 0} onChange={setSearch} />
            ) : (
              <ChartGrid view={view}>
                <ActiveUsers view={view} compares={compares} />
                <NewUsers view={view} compares={compares} />
                <TotalUsers view={view} compares={compares} />
                <Messages view={view} compares={compares} />
              </ChartGrid>
            )}
            <Timeline
              bot={bot.bot}
              life={life}
              period={period}
              granularity={question.granularity}
              platforms={question.platforms}
              scrubbing={scrubbing}
            />
            <NotesSection view={view} />
            {!isBare && <LoyaltyPlace bot={bot.bot} question={question} view={view} />}
          </div>
        )}
      </Patterns>
    </CursorProvider>
  );
}

/** What a live signal sets off: newer answers, and newer days of the bot where it has just woken from a long sleep. */
function useSignal({ bot, lastDay = '' }: BotSummary, today: string): (asOfMs: number) => void {
  const queries = useQueryClient();
  const catchUp = useCatchUp(bot);
  return useCallback(
    (asOfMs) => {
      catchUp(asOfMs);
      if (lastDay < today) void queries.invalidateQueries({ queryKey: botsKey });
    },
    [catchUp, lastDay, today, queries],
  );
}

function isSilent({ all }: Usage): boolean {
  return all.period.messagesReceived === 0 && all.period.messagesSent === 0;
}
