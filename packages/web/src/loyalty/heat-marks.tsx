import { memo } from 'react';
import type { WeekWords } from '../words/week.ts';
import type { Heat } from './heat.ts';
import { type HeatLayout, placeAt } from './heat-layout.ts';
import { tintColour, tintOf, tintSteps } from './tint.ts';

type PartProps = { layout: HeatLayout; week: WeekWords };

/** The hours, as tinted as they are busy. */
export const HeatCells = memo(function HeatCells({ layout, heat, week }: PartProps & { heat: Heat }) {
  const { cell, left, top } = layout;
  return week.order.map((weekday, day) => (
    <g key={weekday} data-weekday={weekday}>
      {heat.cells[weekday]?.map((one) => {
        const { row, column } = placeAt(layout, day, one.hour);
        const tint = tintOf(one.mean, heat.strongest);
        return (
          <rect
            key={one.hour}
            className={one.days === 0 ? 'heat-cell heat-cell-absent' : 'heat-cell'}
            style={{ '--tint': tintColour(tint), '--fullness': tint / tintSteps }}
            x={left + column * cell.width}
            y={top + row * cell.height}
            width={Math.max(0, cell.width - 1)}
            height={cell.height - 1}
            rx={2}
            data-total={one.total}
          />
        );
      })}
    </g>
  ));
});

export const HeatAxes = memo(function HeatAxes({ layout, week }: PartProps) {
  const { isTall, left, top, cell, hourStep, height } = layout;
  const hours = Array.from({ length: Math.ceil(24 / hourStep) }, (_, index) => index * hourStep);
  const middle = (row: number) => top + (row + 0.5) * cell.height;
  return (
    <g>
      {hours.map((hour) =>
        isTall ? (
          <text key={hour} x={left - 8} y={middle(hour)} dy="0.34em" textAnchor="end">
            {week.hour(hour)}
          </text>
        ) : (
          <text key={hour} x={left + hour * cell.width} y={height - 6}>
            {week.hour(hour)}
          </text>
        ),
      )}
      {week.order.map((weekday, day) =>
        isTall ? (
          <text key={weekday} x={left + (day + 0.5) * cell.width} y={16} textAnchor="middle">
            {week.shortWeekday(weekday)}
          </text>
        ) : (
          <text key={weekday} x={left - 8} y={middle(day)} dy="0.34em" textAnchor="end">
            {week.shortWeekday(weekday)}
          </text>
        ),
      )}
    </g>
  );
});
