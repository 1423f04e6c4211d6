import { memo } from 'react';
import type { Period } from '../period/presets.ts';
import { useLanguage } from '../words/words.tsx';
import { lifeTicks } from './ticks.ts';

type LifeAxisProps = { extent: Period; today: string; width: number; height: number };

const spacing = 62;
/** At 13 px, of the average letter. */
const letterWidth = 7.2;

/** The years and months under the life, and today where the life reaches it. */
export const LifeAxis = memo(function LifeAxis({ extent, today, width, height }: LifeAxisProps) {
  const { words, dates } = useLanguage();
  const endsToday = extent.to === today;
  const room = endsToday ? width - words.timeline.today.length * letterWidth - 12 : width;
  const ticks = lifeTicks(extent, width, spacing).map(({ day, x, unit }, index) => ({
    day,
    x,
    text: dates.tick({ from: day, to: day, partial: false }, unit, index === 0),
  }));
  return (
    <g className="life-axis">
      {ticks.map(({ day, x, text }, index) => (
        <g key={day}>
          <line x1={Math.round(x) + 0.5} x2={Math.round(x) + 0.5} y1={0} y2={height + 5} />
          {x + 6 + text.length * letterWidth <= Math.min(room, ticks[index + 1]?.x ?? room) && (
            <text x={x + 6} y={height + 16}>
              {text}
            </text>
          )}
        </g>
      ))}
      {endsToday && (
        <text className="life-today" x={width} y={height + 16} textAnchor="end">
          {words.timeline.today}
        </text>
      )}
    </g>
  );
});
