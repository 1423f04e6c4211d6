import { memo, useCallback, useMemo } from 'react';
import { type Geometry, margins } from '../charts/geometry.ts';
import { gridValues, layoutBands, verticalScale } from '../charts/scale.ts';
import { useLanguage } from '../words/words.tsx';
import { fineGrid } from './fine-scale.ts';
import type { LifecycleProps } from './lifecycle-props.ts';
import { Line } from './line.tsx';
import type { Series } from './series.ts';
import { SeriesChart } from './series-chart.tsx';
import type { Frame } from './series-props.ts';

/** How many keep writing: the active users of 28 and of 7 days, and below them how many of those write on a day. */
export const Regulars = memo(function Regulars({ lifecycle, time, csv }: LifecycleProps) {
  const { words, numbers } = useLanguage();
  const text = words.loyalty.regulars;
  const { all } = lifecycle;
  const { month, week, stickiness } = useMemo(() => {
    const of = (key: 'rolling28Users' | 'rolling7Users' | 'stickiness', colour: string): Series => ({
      key,
      name: text[key],
      colour,
      values: all.series[key],
      period: all.period[key],
      write: key === 'stickiness' ? numbers.share : numbers.count,
    });
    return {
      month: of('rolling28Users', 'var(--came-returning)'),
      week: of('rolling7Users', 'var(--came-new)'),
      stickiness: of('stickiness', 'var(--sticky)'),
    };
  }, [all, text, numbers]);

  const layout = useCallback(
    ({ width, height }: Frame): Geometry => {
      const users = Math.max(0, ...all.series.rolling28Users);
      const share = Math.max(0, ...all.series.stickiness.map((value) => value ?? 0));
      const labels = [numbers.compact(users), numbers.shortShare(share)];
      const axisWidth = Math.max(28, ...labels.map((label) => label.length * 8 + 12));
      const room = height - margins.top - margins.between - margins.bottom;
      const upperBottom = margins.top + Math.round(room * 0.66);
      const lowerTop = upperBottom + margins.between;
      const bottom = height - margins.bottom;
      return {
        width,
        height,
        shape: 'areas',
        bands: layoutBands(time.buckets.length, axisWidth, Math.max(axisWidth, width - margins.right)),
        strips: [
          {
            top: margins.top,
            bottom: upperBottom,
            scale: verticalScale(users, margins.top, upperBottom),
            grid: gridValues(users, 3),
          },
          {
            top: lowerTop,
            bottom,
            scale: verticalScale(share, lowerTop, bottom),
            grid: fineGrid(share, 2),
            label: numbers.shortShare,
          },
        ],
      };
    },
    [all, time, numbers],
  );
  const marks = useCallback(
    (geometry: Geometry) => (
      <>
        <Line geometry={geometry} strip={geometry.strips[0]} time={time} series={month} isFilled />
        <Line geometry={geometry} strip={geometry.strips[0]} time={time} series={week} />
        <Line geometry={geometry} strip={geometry.strips[1]} time={time} series={stickiness} />
      </>
    ),
    [time, month, week, stickiness],
  );
  return (
    <SeriesChart
      id="regulars"
      title={text.title}
      definitions={text.definitions}
      csv={csv}
      answer={lifecycle}
      time={time}
      series={[month, week, stickiness]}
      restTitle={words.charts.atEnd}
      layout={layout}
      stripNames={[text.counts, text.stickiness]}
      tags={[[month, week], [stickiness]]}
    >
      {marks}
    </SeriesChart>
  );
});
