import './sheet.css';
import { Drawing, useGeometry } from '../charts/drawing.tsx';
import { ValueLabels } from '../charts/value-labels.tsx';
import { DrawnPatterns } from '../patterns/patterns.tsx';
import { useLanguage } from '../words/words.tsx';
import { layoutLegend, type Measure, sheetSizes, wrapText } from './sheet-layout.ts';
import { SheetLegend } from './sheet-legend.tsx';
import { sheetRows } from './sheet-rows.ts';
import type { ChartSubject } from './subject.ts';

type SheetProps = ChartSubject & {
  width: number;
  /** Grows with the legend, unless it is fixed. */
  minHeight: number;
  /** Around everything. */
  edge: number;
  /** Lines under the title, and below the chart. */
  heading?: readonly string[];
  footing?: readonly string[];
  /** Does not grow: where not all platforms have room in the legend, the smallest are one row. */
  isFixed?: boolean;
  measure: Measure;
  isPatterned: boolean;
};

/** A chart that explains itself: title, plot with values, legend with the figures of the period, where it comes from. */
export function Sheet(props: SheetProps) {
  const {
    title,
    restTitle,
    view,
    groups,
    alwaysAreas,
    width,
    minHeight,
    edge,
    isFixed = false,
    measure,
    isPatterned,
  } = props;
  const { words, numbers, dates } = useLanguage();
  const { line, row, total, gap, label, apart, chip, title: titleSize } = sheetSizes;
  const isPair = groups.length > 1;
  const inner = width - 2 * edge;
  const wrap = (texts: readonly string[], room: number) =>
    texts.flatMap((text) => wrapText(text, room, (one) => measure(one, label)));
  const heading = wrap(props.heading ?? [], inner);
  const footing = wrap(props.footing ?? [], inner);
  const previous = groups.some(({ periodBefore }) => periodBefore !== undefined) ? view.usage.previous : undefined;
  const hasPartial = view.buckets.some(({ partial }, index) => partial && index !== view.running);

  const bodyTop = edge + titleSize + heading.length * line + 18;
  const footHeight = (hasPartial ? line : 0) + footing.length * line + (footing.length > 0 ? 14 : 0);
  const leastBody = minHeight - bodyTop - footHeight - edge;
  const head = row + (isPair ? row : 0) + total;
  // Its days may take two lines.
  const beforeRoom = previous === undefined ? 0 : row + apart + 2 * line;
  const room = isFixed ? Math.floor((leastBody - head - beforeRoom - 8) / row) : Number.POSITIVE_INFINITY;

  const rows = sheetRows(view, groups, { ...words.charts, others: words.takeaway.others }, room);
  const heads = isPair ? [`■ ${words.charts.received}`, `■ ${words.charts.sent}`] : [''];
  const legend = layoutLegend({
    measure,
    names: [...rows.map(({ name }) => name), ...(isPair ? [] : [restTitle])],
    columns: groups.map((_, group) => [
      ...rows.map(({ values }) => numbers.count(values[group] ?? 0)),
      heads[group] ?? '',
    ]),
    shares: [words.charts.share, ...rows.flatMap(({ share }) => (share === undefined ? [] : [numbers.share(share)]))],
  });
  const before = previous === undefined ? [] : wrap([dates.span(previous.from, previous.to)], legend.width - chip);
  const legendHeight = head + (rows.length - 1) * row + (before.length > 0 ? apart + before.length * line : 0) + 8;
  const bodyHeight = Math.max(leastBody, legendHeight);
  const plotWidth = Math.max(0, inner - gap - legend.width);
  const geometry = useGeometry(view, groups, { width: plotWidth, height: bodyHeight, alwaysAreas });
  const footTop = bodyTop + bodyHeight + (footing.length > 0 ? 14 : 0);
  const height = footTop + footing.length * line + (hasPartial ? line : 0) + edge;

  return (
    <svg
      className="sheet"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-label={title}
      role="img"
    >
      <DrawnPatterns looks={view.looks} isOn={isPatterned}>
        <rect className="sheet-ground" width={width} height={height} />
        <text className="sheet-title" x={edge} y={edge + titleSize - 3}>
          {title}
        </text>
        {heading.map((text, index) => (
          <text key={text} className="sheet-soft" x={edge} y={edge + titleSize + (index + 1) * line}>
            {text}
          </text>
        ))}
        <g className="plot" transform={`translate(${edge} ${bodyTop})`}>
          <Drawing geometry={geometry} groups={groups} view={view} />
          <ValueLabels geometry={geometry} groups={groups} begun={view.begun} />
        </g>
        <g transform={`translate(${edge + plotWidth + gap} ${bodyTop})`}>
          <SheetLegend rows={rows} layout={legend} restTitle={restTitle} before={before} view={view} isPair={isPair} />
        </g>
        {hasPartial && (
          <g transform={`translate(${edge} ${footTop})`}>
            <line className="partial-mark" x1={0} x2={16} y1={9} y2={9} />
            <text className="sheet-soft" x={23} y={13}>
              {words.charts.partial(view.granularity)}
            </text>
          </g>
        )}
        {footing.map((text, index) => (
          <text key={text} className="sheet-soft" x={edge} y={footTop + (hasPartial ? line : 0) + index * line + 13}>
            {text}
          </text>
        ))}
      </DrawnPatterns>
    </svg>
  );
}
