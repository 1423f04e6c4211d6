import { Backdrop } from '../charts/backdrop.tsx';
import { shareOf } from '../charts/stack.ts';
import { useNoteLines } from '../notes/use-note-lines.ts';
import { PlainSheet } from '../takeaway/plain-sheet.tsx';
import { layoutLegend, type Measure, sheetSizes } from '../takeaway/sheet-layout.ts';
import { type PictureJob, Studio } from '../takeaway/studio.tsx';
import { useLanguage } from '../words/words.tsx';
import { printed, type Series } from './series.ts';
import type { SeriesChartProps } from './series-props.ts';

/** A chart over time with the figures of the period beside it, as a file. */
export function SeriesPicture({ chart, job }: { chart: SeriesChartProps; job: PictureJob }) {
  const { words } = useLanguage();
  const { id, title, answer, time, series } = chart;
  const notes = useNoteLines(time);
  // Around the legend stand the heading and the footing.
  const least = sheetSizes.row * (series.length + 3 + notes.length) + 150;
  return (
    <Studio id={id} answer={answer} cut={words.granularities[time.granularity]} notes={notes} job={job}>
      {(parts) => (
        <PlainSheet {...parts} title={title} minHeight={Math.max(parts.minHeight, least)}>
          {(place) => <Body chart={chart} place={place} measure={parts.measure} />}
        </PlainSheet>
      )}
    </Studio>
  );
}

type BodyProps = { chart: SeriesChartProps; place: { width: number; height: number }; measure: Measure };

function Body({ chart, place, measure }: BodyProps) {
  const { numbers } = useLanguage();
  const { time, series, restTitle, stripNames = [], layout, children } = chart;
  const shares = series.map((one) => shareText(one, numbers.share));
  const legend = layoutLegend({
    measure,
    names: [...series.map(({ name }) => name), restTitle],
    columns: [series.map((one) => printed(one, undefined))],
    shares,
  });
  const { row, total, chip, gap } = sheetSizes;
  const geometry = layout({ ...place, width: place.width - legend.width - gap, time });
  return (
    <>
      <g className="plot">
        <Backdrop geometry={geometry} view={time} stripNames={stripNames} />
        {children(geometry)}
      </g>
      <g transform={`translate(${place.width - legend.width} 0)`}>
        <text className="sheet-soft" y={14}>
          {restTitle}
        </text>
        {series.map((one, index) => (
          <g key={one.key} transform={`translate(0 ${index === 0 ? row : row + total + (index - 1) * row})`}>
            {one.colour !== undefined && (
              <rect className="sheet-chip" style={{ color: one.colour }} y={5} width={10} height={10} rx={3} />
            )}
            <text x={one.colour === undefined && index === 0 ? 0 : chip} y={15}>
              {one.name}
            </text>
            <text className={index === 0 ? 'sheet-total' : undefined} x={legend.values[0]} y={15} textAnchor="end">
              {printed(one, undefined)}
            </text>
            <text className="sheet-soft" x={legend.share} y={15} textAnchor="end">
              {shares[index]}
            </text>
          </g>
        ))}
        <line className="grid-line" x2={legend.width} y1={row + total - 8.5} y2={row + total - 8.5} />
      </g>
    </>
  );
}

function shareText({ period, whole }: Series, write: (share: number) => string): string {
  const all = whole?.period ?? null;
  const share = period === null || all === null ? undefined : shareOf(period, all);
  return share === undefined ? '' : write(share);
}
