import { type BotSummary, comparisonText } from '@turnout/contract';
import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { useOverviewSearch } from '../../address/overview-search.ts';
import { useOverview } from '../../api/overview.ts';
import { needsSignIn } from '../../api/request.ts';
import { comparedDays } from '../../period/comparison.ts';
import { automaticGranularity } from '../../period/granularity.ts';
import { defaultPreset, resolvePreset } from '../../period/presets.ts';
import { useToday } from '../../period/use-today.ts';
import { useLanguage } from '../../words/words.tsx';
import { PeriodPicker } from '../bot/period-picker.tsx';
import { Failure } from '../states.tsx';
import { FindField } from './find-field.tsx';
import { KeyHelp } from './key-help.tsx';
import { firstOrder, orderBots, type Sorting } from './order.ts';
import { OverviewSkeleton } from './overview-skeleton.tsx';
import { OverviewTable } from './overview-table.tsx';
import { commonZone } from './standing.ts';
import { useCalmOrder } from './use-calm-order.ts';
import { useFindText } from './use-find-text.ts';
import { useRowWalk } from './use-row-walk.ts';
import { useSingleKeys } from './use-single-keys.ts';

/** All bots at a glance: five figures each, how they went, and the way to each bot's own page. */
export function Overview({ bots }: { bots: readonly BotSummary[] }) {
  const { words, dates, locale } = useLanguage();
  const [search, setSearch] = useOverviewSearch();
  const { period: _period, from: _from, to: _to, ...exceptPeriod } = search;
  const today = useToday(useMemo(() => commonZone(bots), [bots]));
  const life = useMemo(() => lifeOf(bots, today), [bots, today]);
  const { from, to } = search;
  const preset = from === undefined || to === undefined ? (search.period ?? defaultPreset(life)) : undefined;
  const period = from !== undefined && to !== undefined ? { from, to } : resolvePreset(preset ?? '30d', life);
  const automatic = automaticGranularity(period);
  const answer = useOverview({
    ...period,
    granularity: automatic === 'hour' ? 'day' : automatic,
    // As on a bot's own page, where nothing else was chosen.
    compare: comparisonText(comparedDays('previous', { period, preset, today })),
  });
  const overview = answer.data;

  const column = search.sort ?? 'activeUsers';
  const order = search.order ?? firstOrder(column);
  const sorting = useMemo(() => ({ column, order }), [column, order]);
  const rest = useCallback(
    (find: string) => {
      const { find: _find, ...others } = search;
      setSearch({ ...others, ...(find.trim() !== '' && { find }) }, 'same step');
    },
    [search, setSearch],
  );
  const { text, setText, settle } = useFindText(search.find ?? '', rest);
  const wanted = useDeferredValue(text);
  const ordered = useMemo(
    () => (overview === undefined ? [] : orderBots(overview.bots, sorting, wanted, locale)),
    [overview, sorting, wanted, locale],
  );
  const { bots: shown, hold } = useCalmOrder(ordered, `${column} ${order} ${wanted} ${period.from} ${period.to}`);

  const sort = useCallback(
    ({ column: by, order: way }: Sorting) => {
      const { sort: _sort, order: _order, ...others } = search;
      const isUsual = way === firstOrder(by);
      setSearch({ ...others, ...(by !== 'activeUsers' && { sort: by }), ...(!isUsual && { order: way }) }, 'same step');
    },
    [search, setSearch],
  );
  const table = useRef<HTMLTableElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [hasSingleKeys, setSingleKeys] = useSingleKeys();
  const walk = useRowWalk({ table, field, hasSingleKeys });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what the field and the links in it leave to others.
    <div onKeyDown={walk}>
      <div className="bar overview-bar">
        <div className="controls">
          <h1>{words.bots.title}</h1>
          <div className="controls-buttons overview-controls">
            <FindField field={field} text={text} hasSingleKeys={hasSingleKeys} onText={setText} onLeave={settle} />
            <PeriodPicker
              period={period}
              preset={preset}
              today={today}
              onPreset={(next) => setSearch({ ...exceptPeriod, period: next }, 'new step')}
              onPeriod={(next) => setSearch({ ...exceptPeriod, ...next }, 'new step')}
            />
          </div>
        </div>
        <div className={answer.isFetching && answer.isPlaceholderData ? 'progress is-active' : 'progress'} />
      </div>
      <div className="standing">
        <p data-testid="period-span">
          {dates.span(period.from, period.to)}
          {overview?.previous !== undefined && (
            <span className="standing-previous">
              {' '}
              {words.standing.against(dates.span(overview.previous.from, overview.previous.to))}
            </span>
          )}
        </p>
        <p role="status" data-testid="count">
          {answer.isError && overview !== undefined
            ? words.standing.refreshFailed
            : overview !== undefined && words.bots.count(shown.length, overview.bots.length)}
        </p>
      </div>
      {answer.isError && (overview === undefined || needsSignIn(answer.error)) ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : overview === undefined ? (
        <OverviewSkeleton rows={bots.length} />
      ) : (
        <OverviewTable
          table={table}
          overview={overview}
          bots={shown}
          preset={preset}
          sorting={sorting}
          isBusy={answer.isPlaceholderData}
          onSort={sort}
          onHold={hold}
        />
      )}
      {overview !== undefined && shown.length === 0 && (
        <section className="state" data-testid="none-found">
          <h2>{words.bots.noneFound(wanted)}</h2>
          <p className="state-actions">
            <button type="button" className="button" onClick={() => setText('')}>
              {words.bots.showAll}
            </button>
          </p>
        </section>
      )}
      <KeyHelp isOn={hasSingleKeys} onChange={setSingleKeys} />
    </div>
  );
}

/** From the first message of all to the last, in whichever bot. */
function lifeOf(bots: readonly BotSummary[], today: string) {
  const first = bots.flatMap(({ firstDay = [] }) => firstDay).sort();
  const last = bots.flatMap(({ lastDay = [] }) => lastDay).sort();
  return { today, firstDay: first[0], lastDay: last.at(-1) };
}
