import { memo, useCallback, useMemo } from 'react';
import { type Geometry, margins, maxBars } from '../charts/geometry.ts';
import { gridValues, layoutBands } from '../charts/scale.ts';
import { useLanguage } from '../words/words.tsx';
import { ComingMarks } from './coming-marks.tsx';
import type { LifecycleProps } from './lifecycle-props.ts';
import type { Series } from './series.ts';
import { SeriesChart } from './series-chart.tsx';
import type { Frame } from './series-props.ts';

/** Per bucket, who was new, came again or came back; and who was lost. */
export const ComingAndGoing = memo(function ComingAndGoing({ lifecycle, time, csv }: LifecycleProps) {
  const { words, numbers } = useLanguage();
  const text = words.loyalty.lifecycle;
  const { all } = lifecycle;
  const { active, came, lost } = useMemo(() => {
    const of = (key: 'activeUsers' | 'newUsers' | 'returningUsers' | 'reactivatedUsers' | 'lostUsers'): Series => ({
      key,
      name: text[key],
      values: all.series[key],
      period: all.period[key],
      write: numbers.count,
    });
    const whole = of('activeUsers');
    return {
      active: whole,
      came: [
        { ...of('newUsers'), colour: 'var(--came-new)', whole },
        { ...of('returningUsers'), colour: 'var(--came-returning)', whole },
        { ...of('reactivatedUsers'), colour: 'var(--came-reactivated)', whole },
      ],
      lost: { ...of('lostUsers'), colour: 'var(--lost)', runningName: text.lostSoFar },
    };
  }, [all, text, numbers]);

  const layout = useCallback(
    ({ width, height }: Frame) =>
      layoutComing({ width, height, active: active.values, lost: lost.values, label: numbers.compact }),
    [active, lost, numbers],
  );
  const marks = useCallback(
    (geometry: Geometry) => <ComingMarks geometry={geometry} time={time} came={came} lost={lost} />,
    [time, came, lost],
  );
  return (
    <SeriesChart
      id="lifecycle"
      title={text.title}
      definitions={text.definitions[time.granularity === 'hour' ? 'day' : time.granularity]}
      csv={csv}
      answer={lifecycle}
      time={time}
      series={[active, ...came, lost]}
      restTitle={words.charts.wholePeriod}
      layout={layout}
      tags={[[active]]}
    >
      {marks}
    </SeriesChart>
  );
});

type Values = readonly (number | null)[];
type Plan = { width: number; height: number; active: Values; lost: Values; label(value: number): string };

/** One scale for both sides of the zero line, which stands as high as the most that were lost. */
export function layoutComing({ width, height, active, lost, label }: Plan): Geometry {
  const most = (values: Values) => Math.max(0, ...values.map((value) => value ?? 0));
  const [up, down] = [most(active), most(lost)];
  const top = margins.top;
  const bottom = height - margins.bottom;
  const unit = up + down === 0 ? 0 : (bottom - top) / (up + down);
  const zero = unit === 0 ? bottom : top + up * unit;
  const step = gridValues(up + down, 5)[1] ?? 1;
  const lines = (most: number) => Array.from({ length: Math.floor(most / step) }, (_, index) => (index + 1) * step);
  const grid = [...lines(down).map((value) => -value), 0, ...lines(up)];
  const axisWidth = Math.max(28, label(Math.max(up, down)).length * 8 + 12);
  return {
    width,
    height,
    shape: active.length > maxBars ? 'areas' : 'bars',
    bands: layoutBands(active.length, axisWidth, Math.max(axisWidth, width - margins.right)),
    strips: [{ top, bottom, scale: (value) => zero - value * unit, grid, label: (value) => label(Math.abs(value)) }],
  };
}
