import type { Retention } from '@turnout/contract';
import type { Period } from '../period/presets.ts';
import { PlainSheet } from '../takeaway/plain-sheet.tsx';
import { type PictureJob, Studio } from '../takeaway/studio.tsx';
import { useLanguage } from '../words/words.tsx';
import { tintColour, tintOf } from './tint.ts';
import { strongestShare, type Triangle } from './triangle.ts';
import { useCohortWords } from './use-cohort-words.ts';

type PictureProps = { title: string; answer: Retention; period: Period; triangle: Triangle; job: PictureJob };

const cell = { width: 52, height: 24 };
const names = 110;
const sizes = 76;
/** Of heading and footing. */
const around = 150;

/** The triangle with every share in it, as a file; as large as it needs. */
export function TrianglePicture({ title, answer, period, triangle, job }: PictureProps) {
  const { words, numbers } = useLanguage();
  const text = words.loyalty.retention;
  const { cohorts, averages, granularity, size } = triangle;
  const cohortWords = useCohortWords(granularity);
  const strongest = strongestShare(triangle);
  const rows = [
    { key: 'average', name: text.average, size, cells: averages.map((one) => ({ ...one, isRunning: false })) },
    ...cohorts.map((cohort) => ({ ...cohort, key: cohort.from, name: cohortWords.short(cohort) })),
  ];
  const columns = averages.length;
  return (
    <Studio id="retention" answer={{ ...answer, ...period }} cut={text.by[granularity]} job={job}>
      {(parts) => (
        <PlainSheet
          {...parts}
          title={title}
          width={Math.max(parts.width, 2 * parts.edge + names + sizes + columns * cell.width)}
          minHeight={Math.max(parts.minHeight, around + (rows.length + 2) * cell.height)}
        >
          {() => (
            <>
              <text className="sheet-soft" y={16}>
                {text.first[granularity]}
              </text>
              <text className="sheet-soft" x={names + sizes - 8} y={16} textAnchor="end">
                {text.newUsers}
              </text>
              {averages.map((_, place) => (
                <text
                  // biome-ignore lint/suspicious/noArrayIndexKey: the column is how much later, which is its place.
                  key={place}
                  className="sheet-soft"
                  x={names + sizes + (place + 1) * cell.width - 8}
                  y={16}
                  textAnchor="end"
                >
                  +{numbers.count(place + 1)}
                </text>
              ))}
              {rows.map(({ key, name, size, cells }, row) => (
                <g key={key} transform={`translate(0 ${(row + 1) * cell.height})`}>
                  <text y={16}>{name}</text>
                  <text x={names + sizes - 8} y={16} textAnchor="end">
                    {numbers.count(size)}
                  </text>
                  {cells.map(({ share, isRunning }, place) => (
                    <g
                      // biome-ignore lint/suspicious/noArrayIndexKey: the column is how much later, which is its place.
                      key={place}
                      transform={`translate(${names + sizes + place * cell.width} 0)`}
                    >
                      {share !== undefined && (
                        <rect
                          className="heat-cell"
                          style={{ '--tint': tintColour(tintOf(share, strongest)) }}
                          width={cell.width - 1}
                          height={cell.height - 1}
                        />
                      )}
                      <text x={cell.width - 8} y={16} textAnchor="end">
                        {share === undefined ? '–' : numbers.shortShare(share)}
                      </text>
                      {isRunning && <line className="partial-mark" x1={4} x2={cell.width - 8} y1={21} y2={21} />}
                    </g>
                  ))}
                </g>
              ))}
              {cohorts.some(({ isRunning }) => isRunning) && (
                <g transform={`translate(0 ${(rows.length + 1) * cell.height + 6})`}>
                  <line className="partial-mark" x2={16} y1={12} y2={12} />
                  <text className="sheet-soft" x={23} y={16}>
                    {words.charts.soFar}
                  </text>
                </g>
              )}
            </>
          )}
        </PlainSheet>
      )}
    </Studio>
  );
}
