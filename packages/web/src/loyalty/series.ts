/** One line of figures over time, as drawn, read out and put into the table. */
export type Series = {
  key: string;
  name: string;
  /** Of the chip before the name; none for a figure that is not drawn by itself. */
  colour?: string | undefined;
  values: readonly (number | null)[];
  /** For the whole period. */
  period: number | null;
  write(value: number): string;
  /** What the values are a part of; read out as a share. */
  whole?: Series | undefined;
  /** The name for a bucket still running, where it means something else. */
  runningName?: string;
};

/** The value of a bucket or, without one, of the whole period. */
export const valueAt = ({ values, period }: Series, index: number | undefined): number | null =>
  index === undefined ? period : (values[index] ?? null);

export function printed(series: Series, index: number | undefined): string {
  const value = valueAt(series, index);
  return value === null ? '–' : series.write(value);
}

export const nameAt = (
  { name, runningName }: Series,
  index: number | undefined,
  running: number | undefined,
): string => (index !== undefined && index === running ? (runningName ?? name) : name);
