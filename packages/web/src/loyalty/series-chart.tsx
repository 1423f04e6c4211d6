import { useMemo, useState } from 'react';
import { Backdrop } from '../charts/backdrop.tsx';
import { ChartHeader } from '../charts/chart-header.tsx';
import { PlotSurface } from '../charts/plot-surface.tsx';
import { useWidth } from '../charts/use-width.ts';
import { useLanguage } from '../words/words.tsx';
import { printed } from './series.ts';
import { SeriesAnnouncer } from './series-announcer.tsx';
import { SeriesBand } from './series-band.tsx';
import { readoutColumns } from './series-columns.ts';
import { SeriesMenu } from './series-menu.tsx';
import type { SeriesChartProps } from './series-props.ts';
import { SeriesReadout } from './series-readout.tsx';
import { SeriesTable } from './series-table.tsx';

const none: readonly string[] = [];

/** A chart over time of figures that are not divided by platform: title, plot and read-out, or a table. */
export function SeriesChart(props: SeriesChartProps) {
  const { id, title, definitions, time, series, restTitle, layout, stripNames = none, tags, children } = props;
  const { height = 272 } = props;
  const { numbers } = useLanguage();
  const [isTable, setIsTable] = useState(false);
  const [ref, width] = useWidth();
  const geometry = useMemo(() => layout({ width, height, time }), [layout, width, height, time]);
  // Nothing but the cursor moves while it moves.
  const marks = useMemo(() => children(geometry), [children, geometry]);
  const columns = useMemo(() => readoutColumns(series, numbers.share(0.999).length), [series, numbers]);
  return (
    <section className="chart" data-testid={`chart-${id}`} aria-labelledby={`${id}-title`}>
      <ChartHeader id={id} title={title} definitions={definitions} isTable={isTable} onTable={setIsTable}>
        <SeriesMenu chart={props} />
      </ChartHeader>
      {isTable ? (
        <SeriesTable id={id} title={title} time={time} series={series} height={height} />
      ) : (
        <div className="chart-body" style={{ '--readout': `${columns.all}px` }}>
          <PlotSurface
            id={id}
            title={title}
            ref={ref}
            geometry={geometry}
            summary={`${restTitle}. ${series.map((one) => `${one.name}: ${printed(one, undefined)}`).join('; ')}`}
            announcer={<SeriesAnnouncer id={id} time={time} series={series} />}
          >
            <Backdrop geometry={geometry} view={time} stripNames={stripNames} />
            {marks}
            <SeriesBand geometry={geometry} tags={tags} stripNames={stripNames} />
          </PlotSurface>
          <SeriesReadout id={id} time={time} series={series} columns={columns} restTitle={restTitle} />
        </div>
      )}
    </section>
  );
}
