/** The width of a text in pixels, in the letters it will be set in. */
export type Measure = (text: string, size: number, weight?: number) => number;

/** Type sizes, heights and gaps of a sheet, in pixels. */
export const sheetSizes = {
  label: 13,
  text: 15,
  title: 20,
  line: 19,
  row: 22,
  total: 34,
  gap: 28,
  chip: 21,
  apart: 10,
} as const;

/** Where the legend's parts lie, counted from its own left edge. */
export type LegendLayout = {
  width: number;
  /** Right edges of the value columns, one a group. */
  values: number[];
  /** Right edge of the column of shares. */
  share: number;
};

type LegendPlan = {
  measure: Measure;
  names: readonly string[];
  /** Every text that a column holds, header included. */
  columns: readonly (readonly string[])[];
  shares: readonly string[];
};

/** As wide as its widest texts: a name or a number that is cut cannot be looked up in a picture. */
export function layoutLegend({ measure, names, columns, shares }: LegendPlan): LegendLayout {
  const { label, text, title, chip } = sheetSizes;
  const widest = (texts: readonly string[], size: number, weight: number) =>
    Math.max(0, ...texts.map((one) => measure(one, size, weight)));
  // A single figure's total is set in the larger type.
  const valueSize = columns.length > 1 ? text : title;
  let right = chip + widest(names, label, 500);
  const values = columns.map((texts) => {
    right += 16 + Math.max(widest(texts.slice(1), label, 500), widest(texts.slice(0, 1), valueSize, 600));
    return Math.ceil(right);
  });
  const share = Math.ceil(shares.length === 0 ? right : right + 14 + widest(shares, label, 500));
  return { width: share, values, share };
}

/** Breaks a text between words so that no line is wider than there is room; a longer word is broken within. */
export function wrapText(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (line.length > 1 && measure(line) > width) {
      let end = line.length - 1;
      while (end > 1 && measure(line.slice(0, end)) > width) end -= 1;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  return line === '' ? lines : [...lines, line];
}
