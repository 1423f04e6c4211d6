import type { Series } from './series.ts';

/** Column widths of the panel of exact values, in pixels. */
export type Columns = { value: number; share: number; all: number };

/** At 13 px, as in charts/readout-width.ts. */
const digit = 8.1;
const letter = 7.2;
const chip = 19;
const gap = 8;
const leadScale = 1.5;
const leastWidth = 224;

/** Wide enough for every name and every value, whatever bucket is shown: nothing may move while the cursor does. */
export function readoutColumns(series: readonly Series[], shareDigits: number): Columns {
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  const name = chip + letter * longest(series.flatMap((one) => [one.name, one.runningName ?? '']));
  const values = series.map((one) => longest([...one.values, one.period].map((value) => one.write(value ?? 0))));
  const value = gap + digit * Math.max((values[0] ?? 0) * leadScale, ...values);
  const share = series.some(({ whole }) => whole !== undefined) ? gap + digit * shareDigits : 0;
  return { value, share, all: Math.ceil(Math.max(leastWidth, name + value + share)) };
}
