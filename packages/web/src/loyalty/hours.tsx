import { useDeferredValue, useMemo, useState } from 'react';
import { useViewSearch } from '../address/use-view-search.ts';
import { figuresAddress } from '../api/figures.ts';
import { useWeekHours } from '../api/week-hours.ts';
import { ChartHeader } from '../charts/chart-header.tsx';
import type { Period } from '../period/presets.ts';
import { createWeekWords } from '../words/week.ts';
import { useLanguage } from '../words/words.tsx';
import { createHeat, type Direction, directions, type HeatCell } from './heat.ts';
import { HeatMenu } from './heat-menu.tsx';
import { HeatPlot } from './heat-plot.tsx';
import { HeatReadout } from './heat-readout.tsx';
import { HeatTable } from './heat-table.tsx';
import { Trouble } from './places.tsx';
import { Segments } from './segments.tsx';
import { TintKey } from './tint-key.tsx';

type HoursProps = { bot: string; period: Period; platforms: string[]; isMoving: boolean };

/** At which hours of which weekdays people write. */
export function Hours({ bot, period, platforms, isMoving }: HoursProps) {
  const { locale, words, numbers } = useLanguage();
  const text = words.loyalty.hours;
  const week = useMemo(() => createWeekWords(locale), [locale]);
  const [search, setSearch] = useViewSearch();
  const [isTable, setIsTable] = useState(false);
  const [pointed, setPointed] = useState<HeatCell>();
  const direction: Direction = search.hours ?? 'received';
  const question = { ...period, platforms };
  const { data: latest, error, refetch } = useWeekHours(bot, question, isMoving);
  const data = useDeferredValue(latest);
  const heat = useMemo(() => (data === undefined ? undefined : createHeat(data, direction)), [data, direction]);
  const choose = (next: Direction) => {
    const { hours: _, ...others } = search;
    setSearch(next === 'sent' ? { ...others, hours: next } : others);
  };
  // The cell of the answer at hand, not of the one that was there when the reader began to point.
  const shown = pointed === undefined ? undefined : heat?.cells[pointed.weekday]?.[pointed.hour];
  return (
    <section className="chart" data-testid="chart-week-hours" aria-labelledby="week-hours-title">
      <ChartHeader
        id="week-hours"
        title={text.title}
        definitions={text.definitions}
        isTable={isTable}
        onTable={setIsTable}
      >
        {data !== undefined && heat !== undefined && (
          <HeatMenu
            title={text.title}
            csv={figuresAddress(bot, 'week-hours.csv', question)}
            answer={data}
            heat={heat}
            week={week}
          />
        )}
      </ChartHeader>
      {heat === undefined ? (
        error === null ? (
          <span className="bone bone-heat" />
        ) : (
          <Trouble error={error} onRetry={() => void refetch()} />
        )
      ) : isTable ? (
        <HeatTable title={text.title} heat={heat} week={week} />
      ) : (
        <>
          <div className="lead">
            <HeatReadout heat={heat} week={week} cell={shown} />
            <Segments
              id="hours"
              label={text.direction}
              options={directions.map((value) => ({ value, name: words.charts[value] }))}
              chosen={direction}
              onChoose={choose}
            />
          </div>
          <HeatPlot title={text.title} heat={heat} week={week} pointed={shown} onPoint={setPointed} />
          {heat.strongest > 0 && (
            <TintKey low={numbers.short(0)} high={numbers.short(heat.strongest)} name={text.perHour} />
          )}
        </>
      )}
    </section>
  );
}
