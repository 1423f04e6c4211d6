import { Link } from '@tanstack/react-router';
import { type BotFigures, metrics } from '@turnout/contract';
import { memo } from 'react';
import { Sparkline } from '../../charts/sparkline.tsx';
import { useLanguage } from '../../words/words.tsx';
import { zoneName } from '../../words/zone.ts';
import { FigureCell } from './figure-cell.tsx';
import type { PeriodThere } from './standing.ts';

type BotRowProps = Pick<BotFigures, 'bot' | 'name' | 'timezone' | 'firstDay' | 'period' | 'previous' | 'series'> & {
  /** The last day of the period before; undefined where there is none. */
  previousTo: string | undefined;
  begun: number;
  running: number | undefined;
  /** The days that the figures are of. */
  days: string;
  /** The one row that Tab comes by. */
  isStop: boolean;
} & PeriodThere;

/** One bot. What it is given are numbers, texts and parts of the answer, which stay the same while nothing changed. */
export const BotRow = memo(function BotRow(props: BotRowProps) {
  const { bot, name, timezone, firstDay, period, previous, series, previousTo, begun, running, days, isStop } = props;
  const { words } = useLanguage();
  const hasBase = firstDay !== undefined && previousTo !== undefined && previousTo >= firstDay;
  return (
    <tr className="bot-row" data-bot={bot}>
      <th scope="row" className="bot-name-cell">
        <Link
          to="/b/$bot"
          params={{ bot }}
          search={'from' in props ? { from: props.from, to: props.to } : { period: props.preset }}
          className="bot-link"
          tabIndex={isStop ? 0 : -1}
          title={name}
          data-testid="bot-link"
          data-bot={bot}
        >
          {name}
        </Link>
        <span className="bot-zone" title={timezone}>
          {words.standing.zone(zoneName(timezone))}
        </span>
      </th>
      {firstDay === undefined ? (
        <td className="bot-waiting" colSpan={metrics.length + 1}>
          {words.bots.waiting} <span className="bot-next">{words.bots.nextStep}</span>
        </td>
      ) : (
        <>
          <td className="bot-course">
            <Sparkline values={series.activeUsers.slice(0, begun)} running={running} />
          </td>
          {metrics.map((metric) => (
            <FigureCell
              key={metric}
              metric={metric}
              now={period[metric]}
              before={hasBase ? previous?.[metric] : undefined}
              of={days}
            />
          ))}
        </>
      )}
    </tr>
  );
});
