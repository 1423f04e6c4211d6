import { memo } from 'react';
import { linePath } from './path.ts';

type SparklineProps = { values: readonly number[]; running: number | undefined };

const width = 100;
const height = 28;

/** The course of a figure in outline; the bucket still running is dotted. Exact values are in the charts. */
export const Sparkline = memo(function Sparkline({ values, running }: SparklineProps) {
  const max = Math.max(1, ...values);
  const points = values.map((value, index) => ({
    x: values.length === 1 ? width / 2 : (index / (values.length - 1)) * width,
    y: height - 1 - (value / max) * (height - 3),
  }));
  const solid = running === undefined ? points : points.slice(0, running);
  const dotted = running === undefined ? [] : points.slice(Math.max(0, running - 1), running + 1);
  return (
    <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {solid.length > 1 && <path className="sparkline-fill" d={`${linePath(solid)}V${height}H${solid[0]?.x ?? 0}Z`} />}
      <path d={linePath(solid)} />
      <path className="sparkline-running" d={linePath(dotted)} />
    </svg>
  );
});
