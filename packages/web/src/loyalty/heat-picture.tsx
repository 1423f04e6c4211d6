import type { WeekHours } from '@turnout/contract';
import { PlainSheet } from '../takeaway/plain-sheet.tsx';
import { type PictureJob, Studio } from '../takeaway/studio.tsx';
import type { WeekWords } from '../words/week.ts';
import { useLanguage } from '../words/words.tsx';
import type { Heat } from './heat.ts';
import { layoutWeek } from './heat-layout.ts';
import { HeatAxes, HeatCells } from './heat-marks.tsx';
import { useHeatWords } from './heat-readout.tsx';
import { tintColour, tintSteps } from './tint.ts';

type PictureProps = { title: string; answer: WeekHours; heat: Heat; week: WeekWords; job: PictureJob };

/** Of the line that names the busiest hour, and of the key below. */
const lead = 34;
const key = 30;

/** The busiest hours, as a file. */
export function HeatPicture({ title, answer, heat, week, job }: PictureProps) {
  const { words, numbers } = useLanguage();
  const text = words.loyalty.hours;
  const heatWords = useHeatWords(week);
  const [when = '', figures] = heat.busiest === undefined ? [] : heatWords(heat.busiest);
  return (
    <Studio id="week-hours" answer={answer} job={job}>
      {(parts) => (
        <PlainSheet {...parts} title={title}>
          {({ width, height }) => {
            const layout = layoutWeek(width, week, (height - lead - key) / 8);
            return (
              <>
                <text y={14}>{heat.busiest === undefined ? text.none : `${text.busiest(when)} · ${figures}`}</text>
                <g className="plot" transform={`translate(0 ${lead})`}>
                  <HeatAxes layout={layout} week={week} />
                  <HeatCells layout={layout} heat={heat} week={week} />
                </g>
                <g transform={`translate(${layout.left} ${height - 12})`}>
                  {Array.from({ length: tintSteps }, (_, step) => (
                    <rect
                      // biome-ignore lint/suspicious/noArrayIndexKey: the step is what it shows.
                      key={step}
                      className="heat-cell"
                      style={{ '--tint': tintColour(step + 1) }}
                      x={step * 22}
                      width={21}
                      height={10}
                    />
                  ))}
                  <text className="sheet-soft" x={tintSteps * 22 + 8} y={10}>
                    {`0–${numbers.short(heat.strongest)} ${text.perHour}`}
                  </text>
                </g>
              </>
            );
          }}
        </PlainSheet>
      )}
    </Studio>
  );
}
