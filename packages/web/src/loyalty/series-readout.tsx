import { useCursorState } from '../charts/cursor-context.tsx';
import { ReadoutFrame } from '../charts/readout.tsx';
import { shareOf } from '../charts/stack.ts';
import type { TimeView } from '../charts/view.ts';
import { useLanguage } from '../words/words.tsx';
import { nameAt, printed, type Series, valueAt } from './series.ts';
import type { Columns } from './series-columns.ts';

type ReadoutProps = {
  id: string;
  time: TimeView;
  series: readonly Series[];
  columns: Columns;
  restTitle: string;
};

/** The exact values beside the plot: of the bucket under the cursor or, while nobody points, of the whole period. */
export function SeriesReadout({ id, time, series, columns, restTitle }: ReadoutProps) {
  const { words, numbers } = useLanguage();
  const { index } = useCursorState(time.buckets.length);
  const hasShares = columns.share > 0;
  return (
    <ReadoutFrame id={id} view={time} restTitle={restTitle}>
      <table>
        <colgroup>
          <col />
          <col style={{ width: columns.value }} />
          {hasShares && <col style={{ width: columns.share }} />}
        </colgroup>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{words.charts.metric}</th>
            <th scope="col">{words.charts.value}</th>
            {hasShares && <th scope="col">{words.charts.share}</th>}
          </tr>
        </thead>
        <tbody>
          {series.map((one, place) => {
            const value = valueAt(one, index);
            const whole = one.whole === undefined ? null : valueAt(one.whole, index);
            const name = nameAt(one, index, time.running);
            const share = value === null || whole === null ? undefined : shareOf(value, whole);
            return (
              <tr key={one.key} className={rowClass(place, value)} data-series={one.key}>
                <th scope="row">
                  <span className="readout-name" title={name}>
                    {one.colour !== undefined && <i className="chip" style={{ color: one.colour }} />}
                    <span>{name}</span>
                  </span>
                </th>
                <td className="number" data-value={value ?? undefined}>
                  {printed(one, index)}
                </td>
                {hasShares && <td className="number share">{share === undefined ? '' : numbers.share(share)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ReadoutFrame>
  );
}

function rowClass(place: number, value: number | null): string | undefined {
  if (place === 0) return 'readout-total';
  return value === 0 || value === null ? 'is-zero' : undefined;
}
