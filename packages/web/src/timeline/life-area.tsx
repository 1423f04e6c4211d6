import type { Usage } from '@turnout/contract';
import { memo } from 'react';
import { areaPath, linePath } from '../charts/path.ts';
import type { Period } from '../period/presets.ts';
import { placeOf } from './window.ts';

type LifeAreaProps = { life: Usage; extent: Period; width: number; height: number };

/** Active users over the whole life, in outline: to find one's way, not to read values from. */
export const LifeArea = memo(function LifeArea({ life, extent, width, height }: LifeAreaProps) {
  const values = life.all.series.activeUsers;
  const max = Math.max(1, ...values);
  const points = life.buckets.map((bucket, index) => {
    const { left, right } = placeOf(extent, bucket, width);
    return { x: (left + right) / 2, y: height - ((values[index] ?? 0) / max) * (height - 4) };
  });
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const line = [{ x: 0, y: first.y }, ...points, { x: width, y: last.y }];
  const ground = [
    { x: 0, y: height },
    { x: width, y: height },
  ];
  return (
    <g className="life">
      <path className="life-area" d={areaPath(line, ground)} />
      <path className="life-line" d={linePath(line)} />
    </g>
  );
});
