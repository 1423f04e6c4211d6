import { type RetentionGranularity, retentionGranularities } from '@turnout/contract';
import { useDeferredValue, useMemo } from 'react';
import { useViewSearch } from '../address/use-view-search.ts';
import { figuresAddress } from '../api/figures.ts';
import { useRetention } from '../api/retention.ts';
import { localDay } from '../period/local-day.ts';
import type { Period } from '../period/presets.ts';
import { Definition } from '../theme/definition.tsx';
import { useLanguage } from '../words/words.tsx';
import { cohortPeriod, countCohorts, maxCohorts } from './cohorts.ts';
import { Trouble } from './places.tsx';
import { Segments } from './segments.tsx';
import { createTriangle } from './triangle.ts';
import { TriangleMenu } from './triangle-menu.tsx';
import { TriangleTable } from './triangle-table.tsx';

type RetentionProps = {
  bot: string;
  period: Period;
  platforms: string[];
  isMoving: boolean;
  automatic: RetentionGranularity;
};

/** Of those who were new in each week or month, how many wrote again in the ones that followed. */
export function Retention({ bot, period, platforms, isMoving, automatic }: RetentionProps) {
  const { words } = useLanguage();
  const text = words.loyalty.retention;
  const [search, setSearch] = useViewSearch();
  const granularity = search.cohorts ?? automatic;
  const shown = cohortPeriod(period, granularity);
  const question = { ...shown, granularity, platforms };
  const { data: latest, error, refetch } = useRetention(bot, question, isMoving);
  const data = useDeferredValue(latest);
  const triangle = useMemo(
    () => (data === undefined ? undefined : createTriangle(data, localDay(data.timezone, Date.parse(data.asOf)))),
    [data],
  );
  const choose = (next: RetentionGranularity) => {
    const { cohorts: _, ...others } = search;
    setSearch(next === automatic ? others : { ...others, cohorts: next });
  };
  const segments = (
    <Segments
      id="cohorts"
      label={text.cut}
      options={retentionGranularities.map((value) => ({ value, name: text.by[value] }))}
      chosen={granularity}
      onChoose={choose}
    />
  );
  return (
    <section className="chart chart-wide" data-testid="chart-retention" aria-labelledby="retention-title">
      <header className="chart-header">
        <h2 id="retention-title">{text.title}</h2>
        <Definition subject={text.title} paragraphs={text.definitions[granularity]} />
        <span className="spring" />
        {data !== undefined && triangle !== undefined && (
          <TriangleMenu
            title={text.title}
            csv={figuresAddress(bot, 'retention.csv', question)}
            answer={data}
            period={shown}
            triangle={triangle}
          />
        )}
      </header>
      {triangle !== undefined ? (
        <TriangleTable key={triangle.granularity} title={text.title} triangle={triangle}>
          {segments}
        </TriangleTable>
      ) : error === null ? (
        <span className="bone bone-triangle" style={{ '--rows': countCohorts(shown, granularity) }} />
      ) : (
        <Trouble error={error} onRetry={() => void refetch()} />
      )}
      {shown.from !== period.from && <p className="chart-note">{text.limited(maxCohorts, granularity)}</p>}
    </section>
  );
}
