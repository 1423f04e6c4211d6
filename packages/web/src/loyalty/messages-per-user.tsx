import { memo, useCallback, useMemo } from 'react';
import { type Geometry, margins, plotHeight } from '../charts/geometry.ts';
import { layoutBands, verticalScale } from '../charts/scale.ts';
import { useLanguage } from '../words/words.tsx';
import { fineGrid } from './fine-scale.ts';
import type { LifecycleProps } from './lifecycle-props.ts';
import { Line } from './line.tsx';
import type { Series } from './series.ts';
import { SeriesChart } from './series-chart.tsx';
import type { Frame } from './series-props.ts';

/** How much each active user writes: drawn for all platforms together, read out for each. */
export const MessagesPerUser = memo(function MessagesPerUser({ lifecycle, time, looks, csv }: LifecycleProps) {
  const { words, numbers } = useLanguage();
  const text = words.loyalty.messagesPerUser;
  const { all, platforms } = lifecycle;
  const series = useMemo((): [Series, ...Series[]] => {
    const lead: Series = {
      key: 'all',
      name: words.platforms.all,
      values: all.series.messagesPerUser,
      period: all.period.messagesPerUser,
      write: numbers.ratio,
    };
    const others = platforms.map(({ platform, series, period }) => ({
      ...lead,
      key: platform,
      name: looks.get(platform)?.name ?? platform,
      colour: looks.get(platform)?.colour,
      values: series.messagesPerUser,
      period: period.messagesPerUser,
    }));
    return [lead, ...others];
  }, [all, platforms, looks, words, numbers]);

  const layout = useCallback(
    ({ width, height }: Frame): Geometry => {
      const max = Math.max(0, ...all.series.messagesPerUser.map((value) => value ?? 0));
      const grid = fineGrid(max, 4);
      const axisWidth = Math.max(28, ...grid.map((value) => numbers.short(value).length * 8 + 12));
      const [top, bottom] = [margins.top, height - margins.bottom];
      return {
        width,
        height,
        shape: 'areas',
        bands: layoutBands(time.buckets.length, axisWidth, Math.max(axisWidth, width - margins.right)),
        strips: [{ top, bottom, scale: verticalScale(max, top, bottom), grid, label: numbers.short }],
      };
    },
    [all, time, numbers],
  );
  const marks = useCallback(
    (geometry: Geometry) => (
      <Line
        geometry={geometry}
        strip={geometry.strips[0]}
        time={time}
        series={{ ...series[0], colour: 'var(--came-new)' }}
      />
    ),
    [time, series],
  );
  return (
    <SeriesChart
      id="messages-per-user"
      title={text.title}
      definitions={text.definitions}
      csv={csv}
      answer={lifecycle}
      time={time}
      series={series}
      restTitle={words.charts.wholePeriod}
      layout={layout}
      height={plotHeight(platforms.length)}
      tags={[[series[0]]]}
    >
      {marks}
    </SeriesChart>
  );
});
