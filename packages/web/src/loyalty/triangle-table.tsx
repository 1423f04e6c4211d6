import { type FocusEvent, type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useLanguage } from '../words/words.tsx';
import { type Place, walkGrid } from './heat.ts';
import { TintKey } from './tint-key.tsx';
import { strongestShare, type Triangle } from './triangle.ts';
import { TriangleReadout } from './triangle-readout.tsx';
import { AverageRow, CohortRow } from './triangle-rows.tsx';
import { useCohortWords } from './use-cohort-words.ts';

/** Of the average letter at 13 px. */
const letter = 7.2;

type TableProps = { title: string; triangle: Triangle; children: ReactNode };

/** Row 0 holds the averages, the cohorts follow; column 0 the size of each, the shares follow. */
export function TriangleTable({ title, triangle, children }: TableProps) {
  const { words, numbers } = useLanguage();
  const text = words.loyalty.retention;
  const table = useRef<HTMLTableElement>(null);
  const [pointed, setPointed] = useState<Place>();
  const [focused, setFocused] = useState<Place>({ row: 0, column: 0 });
  const [hasFocus, setHasFocus] = useState(false);
  const { cohorts, averages, granularity } = triangle;
  const strongest = strongestShare(triangle);
  const cohortWords = useCohortWords(granularity);
  // The second column stays beside the first, whatever is scrolled: it has to know how wide that is.
  const texts = [text.average, text.first[granularity], ...cohorts.map(cohortWords.short)];
  const names = Math.ceil(Math.max(...texts.map((name) => name.length)) * letter) + 14;
  const hasMore = cohorts.some(({ cells }) => cells.some(({ share = 0 }) => share > strongest));
  const rows = cohorts.length + 1;
  /** Rows get shorter downwards: the last cell of each is as far right as one gets in it. */
  const columnsOf = (row: number) => 1 + (row === 0 ? averages : (cohorts[row - 1]?.cells ?? [])).length;
  const stop = { row: Math.min(focused.row, rows - 1), column: Math.min(focused.column, columnsOf(focused.row) - 1) };

  const press = (event: KeyboardEvent) => {
    const next = walkGrid(event.key, stop, rows, columnsOf(stop.row));
    if (next === undefined) return;
    event.preventDefault();
    cellAt(table.current, { row: next.row, column: Math.min(next.column, columnsOf(next.row) - 1) })?.focus();
  };
  const follow = (event: FocusEvent<HTMLTableElement>) => {
    const place = placeOf(event.target);
    if (place !== undefined) setFocused(place);
    setHasFocus(true);
    setPointed(undefined);
  };
  return (
    <>
      <div className="lead">
        <TriangleReadout triangle={triangle} place={pointed ?? (hasFocus ? stop : undefined)} />
        {children}
      </div>
      <div className="triangle-scroll" style={{ '--names': `${names}px` }}>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are walked by arrow keys, as a grid's are.
          role="grid"
          className="triangle"
          data-testid="triangle"
          aria-label={title}
          onKeyDown={press}
          onFocus={follow}
          onBlur={() => setHasFocus(false)}
          onPointerOver={(event: PointerEvent) => setPointed(placeOf(event.target))}
          onPointerLeave={(event) => event.pointerType === 'mouse' && setPointed(undefined)}
        >
          <thead>
            <tr>
              <th scope="col">{text.first[granularity]}</th>
              <th scope="col" className="number">
                {text.newUsers}
              </th>
              {averages.map((_, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the column is how much later, which is its place.
                <th key={place} scope="col" className="number" title={text.later(place + 1, granularity)}>
                  <span className="visually-hidden">{text.later(place + 1, granularity)}</span>
                  <span aria-hidden="true">+{numbers.count(place + 1)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <AverageRow triangle={triangle} strongest={strongest} stop={stop.row === 0 ? stop.column : undefined} />
            {cohorts.map((cohort, index) => (
              <CohortRow
                key={cohort.from}
                row={index + 1}
                cohort={cohort}
                granularity={granularity}
                strongest={strongest}
                stop={stop.row === index + 1 ? stop.column : undefined}
              />
            ))}
          </tbody>
        </table>
      </div>
      {strongest > 0 && (
        <div className="triangle-keys">
          <TintKey low={numbers.shortShare(0)} high={`${numbers.shortShare(strongest)}${hasMore ? '+' : ''}`} />
          <span className="tint-key">
            <i className="so-far-key" aria-hidden="true" /> {words.charts.soFar}
          </span>
        </div>
      )}
    </>
  );
}

const cellAt = (table: HTMLTableElement | null, { row, column }: Place) =>
  table?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);

function placeOf(target: EventTarget): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return cell === null ? undefined : { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}
