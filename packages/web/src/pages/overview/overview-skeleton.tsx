import { metrics } from '@turnout/contract';
import { useLanguage } from '../../words/words.tsx';
import { ColumnHeaders } from './column-headers.tsx';

const most = 12;

/** The places of the rows, in their final size. */
export function OverviewSkeleton({ rows }: { rows: number }) {
  const { words } = useLanguage();
  const places = Array.from({ length: Math.min(rows, most) }, (_, at) => at);
  return (
    <div role="status" aria-label={words.states.loading} data-testid="loading">
      <table className="bot-table" aria-hidden="true" inert>
        <ColumnHeaders sorting={{ column: 'activeUsers', order: 'descending' }} onSort={() => {}} />
        <tbody>
          {places.map((place) => (
            <tr key={place} className="bot-row">
              <th scope="row" className="bot-name-cell">
                <span className="bone" style={{ width: '60%' }} />
              </th>
              <td className="bot-course">
                <span className="bone sparkline" />
              </td>
              {metrics.map((metric) => (
                <td key={metric} className="bot-figure">
                  <span className="bone" style={{ width: 64 }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
