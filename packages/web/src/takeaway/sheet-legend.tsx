import { Swatch } from '../charts/swatch.tsx';
import type { UsageView } from '../charts/view.ts';
import { useLanguage } from '../words/words.tsx';
import { type LegendLayout, sheetSizes } from './sheet-layout.ts';
import type { SheetRow } from './sheet-rows.ts';

type LegendProps = {
  rows: readonly SheetRow[];
  layout: LegendLayout;
  /** What the values are of. */
  restTitle: string;
  /** The days compared with, in lines. */
  before: readonly string[];
  view: UsageView;
  isPair: boolean;
};

/** Who is which colour, with the exact figures of the period and their shares; laid out like the panel on the page. */
export function SheetLegend({ rows, layout, restTitle, before, view, isPair }: LegendProps) {
  const { words, numbers } = useLanguage();
  const { row, total, chip, line } = sheetSizes;
  const head = row + (isPair ? row : 0);
  // What the figures are compared with stands a little apart.
  const apart = rows.at(-1)?.kind === 'before' ? sheetSizes.apart : 0;
  const top = (index: number) =>
    index === 0 ? head : head + total + (index - 1) * row + (index >= rows.length - 1 ? apart : 0);
  return (
    <g>
      <text className="sheet-soft" y={14}>
        {restTitle}
      </text>
      {isPair &&
        [words.charts.received, words.charts.sent].map((name, group) => (
          <g key={name} transform={`translate(${layout.values[group] ?? 0} ${row})`}>
            <text className="sheet-soft" y={14} textAnchor="end">
              <tspan className={group === 0 ? 'sheet-key' : 'sheet-key-second'}>■</tspan> {name}
            </text>
          </g>
        ))}
      <text className="sheet-soft" x={layout.share} y={head - row + 14} textAnchor="end">
        {words.charts.share}
      </text>
      {rows.map(({ kind, name, platform, values, share }, index) => {
        const baseline = kind === 'total' ? 20 : 15;
        const look = platform === undefined ? undefined : view.looks.get(platform);
        return (
          <g key={`${kind} ${platform ?? ''}`} transform={`translate(0 ${top(index)})`}>
            {look !== undefined && platform !== undefined && <Swatch platform={platform} colour={look.colour} y={5} />}
            {kind === 'before' && <path className="sheet-ghost" d="M0 13L4 8L7 11L10 6" />}
            <text className="sheet-text" x={kind === 'total' ? 0 : chip} y={baseline}>
              {name}
            </text>
            {values.map((value, group) => (
              <text
                // biome-ignore lint/suspicious/noArrayIndexKey: the place is the column's only name.
                key={group}
                className={kind === 'total' ? (isPair ? 'sheet-sum' : 'sheet-total') : 'sheet-text'}
                x={layout.values[group]}
                y={baseline}
                textAnchor="end"
              >
                {numbers.count(value)}
              </text>
            ))}
            {share !== undefined && (
              <text className="sheet-soft" x={layout.share} y={baseline} textAnchor="end">
                {numbers.share(share)}
              </text>
            )}
            {kind === 'total' && (
              <line className="grid-line" x1={0} x2={layout.width} y1={total - 4.5} y2={total - 4.5} />
            )}
          </g>
        );
      })}
      {before.map((text, index) => (
        <text key={text} className="sheet-soft" x={chip} y={top(rows.length) + index * line + 13}>
          {text}
        </text>
      ))}
    </g>
  );
}
