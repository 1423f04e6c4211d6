import { metrics } from '@turnout/contract';
import { groupOf, type UsageView } from '../charts/view.ts';
import { Chip } from '../patterns/chip.tsx';
import { useLanguage } from '../words/words.tsx';
import { sheetRows } from './sheet-rows.ts';

/** So many platforms have a row of their own on paper; the smallest of more are one row. */
const room = 16;
const rowHeight = 18;

/** Of the whole table, in CSS pixels: what is above it has to leave so much. */
export const tableHeight = ({ usage }: UsageView): number =>
  34 + rowHeight * (Math.min(room, usage.platforms.length) + 3);

/** The five figures of the period for each platform: what the charts cannot print beside every bar. */
export function ReportTable({ view, compares }: { view: UsageView; compares: boolean }) {
  const { words, numbers } = useLanguage();
  const groups = metrics.map((metric) => groupOf(view, metric, compares));
  const rows = sheetRows(view, groups, { ...words.charts, others: words.takeaway.others }, room);
  return (
    <section className="report-table">
      <h2>{words.takeaway.report.perPlatform}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.charts.platform}</th>
            {metrics.map((metric) => (
              <th key={metric} scope="col" className="number">
                {words.metrics[metric]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, name, platform, values }) => (
            <tr key={`${kind} ${platform ?? ''}`} className={`report-${kind}`} style={{ height: rowHeight }}>
              <th scope="row">
                {platform !== undefined && <Chip platform={platform} colour={view.looks.get(platform)?.colour} />}
                {name}
              </th>
              {values.map((value, place) => (
                <td key={metrics[place]} className="number">
                  {numbers.count(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
