import { useMemo, useState } from 'react';
import { ChartMenu } from '../takeaway/chart-menu.tsx';
import { useLanguage } from '../words/words.tsx';
import { ChartHeader } from './chart-header.tsx';
import { ChartTable } from './chart-table.tsx';
import { plotHeight } from './geometry.ts';
import { Plot } from './plot.tsx';
import { Readout } from './readout.tsx';
import { readoutColumns } from './readout-width.ts';
import { Still } from './still.tsx';
import { useSteady } from './use-steady.ts';
import type { Group, UsageView } from './view.ts';

type ChartProps = {
  id: string;
  title: string;
  definitions: readonly string[];
  view: UsageView;
  groups: readonly Group[];
  /** What the read-out calls the values while nobody points at a bucket. */
  restTitle: string;
  alwaysAreas?: boolean;
};

/** Title, plot and read-out, or the same values as a table. */
export function Chart({ id, title, definitions, view, groups, restTitle, alwaysAreas = false }: ChartProps) {
  const language = useLanguage();
  const [isTable, setIsTable] = useState(false);
  const needed = useMemo(() => readoutColumns(view, groups, language), [view, groups, language]);
  const columns = useSteady(needed, ({ all }) => all, view.isMoving);
  const height = plotHeight(groups[0]?.layers.length ?? 0);
  return (
    <section className="chart" data-testid={`chart-${id}`} aria-labelledby={`${id}-title`}>
      <Still isMoving={view.isMoving}>
        <ChartHeader id={id} title={title} definitions={definitions} isTable={isTable} onTable={setIsTable}>
          <ChartMenu subject={{ id, title, restTitle, view, groups, alwaysAreas }} />
        </ChartHeader>
      </Still>
      {isTable ? (
        <ChartTable id={id} title={title} restTitle={restTitle} view={view} groups={groups} height={height} />
      ) : (
        <div className="chart-body" style={{ '--readout': `${columns.all}px` }}>
          <Plot id={id} title={title} view={view} groups={groups} height={height} alwaysAreas={alwaysAreas} />
          <Readout id={id} view={view} groups={groups} columns={columns} restTitle={restTitle} />
        </div>
      )}
    </section>
  );
}
