/** Grid lines for values with fractions from 0 to `max`: round, at most `count` above the zero line. */
export function fineGrid(max: number, count: number): number[] {
  if (max <= 0) return [0];
  const step = steps.find((candidate) => Math.floor(max / candidate) <= count) ?? max;
  // Rounded: 3 × 0.1 is not 0.3.
  return Array.from({ length: Math.floor(max / step + 1e-9) + 1 }, (_, index) =>
    Number((index * step).toPrecision(12)),
  );
}

/** 0.001, 0.002, 0.005, 0.01 … */
const steps = Array.from({ length: 14 }, (_, power) => [1, 2, 5].map((digit) => digit / 10 ** (3 - power))).flat();
