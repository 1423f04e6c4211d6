import { type ReactNode, useMemo, useState } from 'react';
import { Backdrop } from '../charts/backdrop.tsx';
import { ChartHeader } from '../charts/chart-header.tsx';
import type { Geometry } from '../charts/geometry.ts';
import { PlotSurface } from '../charts/plot-surface.tsx';
import { useWidth } from '../charts/use-width.ts';
import type { TimeView } from '../charts/view.ts';
import { useLanguage } from '../words/words.tsx';
import { CsvLink } from './csv-link.tsx';
import type { Series } from './series.ts';
import { SeriesAnnouncer } from './series-announcer.tsx';
import { SeriesBand } from './series-band.tsx';
import { readoutColumns } from './series-columns.ts';
import { SeriesReadout } from './series-readout.tsx';
import { SeriesTable } from './series-table.tsx';

export type Frame = { width: number; height: number; time: TimeView };

type SeriesChartProps = {
  id: string;
  title: string;
  definitions: readonly string[];
  csv: string;
  time: TimeView;
  /** The first leads: it stands larger, and over the cursor. */
  series: readonly Series[];
  restTitle: string;
  layout(frame: Frame): Geometry;
  stripNames?: readonly string[];
  /** What stands over the cursor in each strip. */
  tags: readonly (readonly Series[])[];
  children(geometry: Geometry): ReactNode;
};

const height = 272;
const none: readonly string[] = [];

/** A chart over time of figures that are not divided by platform: title, plot and read-out, or a table. */
export function SeriesChart(props: SeriesChartProps) {
  const { id, title, definitions, csv, time, series, restTitle, layout, stripNames = none, tags, children } = props;
  const { numbers } = useLanguage();
  const [isTable, setIsTable] = useState(false);
  const [ref, width] = useWidth();
  const geometry = useMemo(() => layout({ width, height, time }), [layout, width, time]);
  // Nothing but the cursor moves while it moves.
  const marks = useMemo(() => children(geometry), [children, geometry]);
  const columns = useMemo(() => readoutColumns(series, numbers.share(0.999).length), [series, numbers]);
  return (
    <section className="chart" data-testid={`chart-${id}`} aria-labelledby={`${id}-title`}>
      <ChartHeader id={id} title={title} definitions={definitions} isTable={isTable} onTable={setIsTable}>
        <CsvLink title={title} address={csv} />
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
