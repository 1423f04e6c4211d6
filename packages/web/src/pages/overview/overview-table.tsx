import type { BotFigures, Overview } from '@turnout/contract';
import { memo, type RefObject, useMemo, useState } from 'react';
import type { Preset } from '../../period/presets.ts';
import { useLanguage } from '../../words/words.tsx';
import { BotRow } from './bot-row.tsx';
import { ColumnHeaders } from './column-headers.tsx';
import type { Sorting } from './order.ts';
import { commonZone, periodThere, zoneStandings } from './standing.ts';
import { sumBots } from './sum.ts';
import { TogetherRow } from './together-row.tsx';

type OverviewTableProps = {
  table: RefObject<HTMLTableElement | null>;
  overview: Overview;
  /** Those to be shown, in order. */
  bots: readonly BotFigures[];
  preset: Preset | undefined;
  sorting: Sorting;
  isBusy: boolean;
  onSort(sorting: Sorting): void;
  /** Somebody is in the table, or has left it. */
  onHold(isHeld: boolean): void;
};

/** The letters typed into the field do not wait for it: it is made anew when the bots found are other ones. */
export const OverviewTable = memo(function OverviewTable(props: OverviewTableProps) {
  const { table, overview, bots, preset, sorting, isBusy, onSort, onHold } = props;
  const { words, numbers } = useLanguage();
  const [stop, setStop] = useState<string>();
  const zones = useMemo(() => zoneStandings(overview.bots, overview.buckets), [overview]);
  const sum = useMemo(() => sumBots(bots, overview.buckets.length), [bots, overview]);
  const common = zones.get(commonZone(bots));
  const days = `${overview.from} ${overview.to}`;
  const previousTo = overview.previous?.to;
  const hasBase = bots.some(({ firstDay = '9' }) => previousTo !== undefined && previousTo >= firstDay);
  // The row with the focus keeps its place in the Tab order; where it is not shown, the first row has it.
  const stopBot = bots.some(({ bot }) => bot === stop) ? stop : bots[0]?.bot;
  const longest = Math.max(...Object.values(sum.period).map((value) => numbers.count(value).length));
  return (
    <table
      ref={table}
      className="bot-table"
      aria-label={words.bots.title}
      aria-busy={isBusy}
      data-testid="bot-list"
      style={{ '--digits': longest }}
      onPointerEnter={() => onHold(true)}
      onPointerLeave={() => onHold(false)}
      onFocus={({ target }) => {
        onHold(true);
        setStop(target.dataset['bot'] ?? stop);
      }}
      onBlur={() => onHold(false)}
    >
      <ColumnHeaders sorting={sorting} onSort={onSort} />
      {bots.length > 1 && (
        <TogetherRow
          title={words.bots.together(bots.length, overview.bots.length)}
          sum={sum}
          begun={common?.begun ?? 0}
          running={common?.running}
          hasBase={hasBase}
          of={`${days} ${bots.length}`}
        />
      )}
      <tbody>
        {bots.map(({ bot, name, timezone, firstDay, period, previous, series }) => {
          const zone = zones.get(timezone);
          return (
            <BotRow
              key={bot}
              bot={bot}
              name={name}
              timezone={timezone}
              firstDay={firstDay}
              period={period}
              previous={previous}
              series={series}
              previousTo={previousTo}
              begun={zone?.begun ?? 0}
              running={zone?.running}
              days={days}
              isStop={bot === stopBot}
              {...periodThere(preset, overview, zone?.today ?? '')}
            />
          );
        })}
      </tbody>
    </table>
  );
});
