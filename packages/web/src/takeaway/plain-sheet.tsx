import './sheet.css';
import type { ReactNode } from 'react';
import { sheetSizes, wrapText } from './sheet-layout.ts';
import type { SheetParts } from './studio.tsx';

type PlainSheetProps = SheetParts & {
  title: string;
  /** The drawing, in the place that is left for it. */
  children(place: { width: number; height: number }): ReactNode;
};

/** A picture that explains itself: title, drawing, where it comes from. */
export function PlainSheet({ title, width, minHeight, edge, measure, children, ...texts }: PlainSheetProps) {
  const { line, label, title: titleSize } = sheetSizes;
  const inner = width - 2 * edge;
  const wrap = (lines: readonly string[]) =>
    lines.flatMap((text) => wrapText(text, inner, (one) => measure(one, label)));
  const heading = wrap(texts.heading);
  const footing = wrap(texts.footing);
  const bodyTop = edge + titleSize + heading.length * line + 18;
  const footHeight = footing.length * line + 14;
  const bodyHeight = minHeight - bodyTop - footHeight - edge;
  return (
    <svg
      className="sheet"
      viewBox={`0 0 ${width} ${minHeight}`}
      width={width}
      height={minHeight}
      role="img"
      aria-label={title}
    >
      <rect className="sheet-ground" width={width} height={minHeight} />
      <text className="sheet-title" x={edge} y={edge + titleSize - 3}>
        {title}
      </text>
      {heading.map((text, index) => (
        <text key={text} className="sheet-soft" x={edge} y={edge + titleSize + (index + 1) * line}>
          {text}
        </text>
      ))}
      <g transform={`translate(${edge} ${bodyTop})`}>{children({ width: inner, height: bodyHeight })}</g>
      {footing.map((text, index) => (
        <text key={text} className="sheet-soft" x={edge} y={bodyTop + bodyHeight + 14 + index * line + 13}>
          {text}
        </text>
      ))}
    </svg>
  );
}
