import type { WeekWords } from '../words/week.ts';
import { useLanguage } from '../words/words.tsx';
import type { Heat } from './heat.ts';

type TableProps = { title: string; heat: Heat; week: WeekWords };

/** Every hour of the week in rows: what came in all, and on average. */
export function HeatTable({ title, heat, week }: TableProps) {
  const { words, numbers } = useLanguage();
  const text = words.loyalty.hours;
  return (
    <section
      className="table-scroll table-scroll-heat"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={`${title}, ${words.charts.table}`}
    >
      <table className="chart-table" data-testid="table-week-hours">
        <thead>
          <tr>
            <td />
            {week.order.map((weekday) => (
              <th key={weekday} scope="colgroup" colSpan={2}>
                {week.weekday(weekday)}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col">{text.hour}</th>
            {week.order.flatMap((weekday) => [
              <th key={weekday} scope="col" className="number">
                {text.totalColumn}
              </th>,
              <th key={`${weekday} mean`} scope="col" className="number">
                {text.meanColumn}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 24 }, (_, hour) => week.hourSpan(hour)).map((name, hour) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {week.order.flatMap((weekday) => {
                const cell = heat.cells[weekday]?.[hour];
                return [
                  <td key={weekday} className="number">
                    {numbers.count(cell?.total ?? 0)}
                  </td>,
                  <td key={`${weekday} mean`} className="number">
                    {cell?.mean === undefined ? '–' : numbers.ratio(cell.mean)}
                  </td>,
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
