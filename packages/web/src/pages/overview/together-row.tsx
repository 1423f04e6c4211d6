import { metrics } from '@turnout/contract';
import { memo } from 'react';
import { Sparkline } from '../../charts/sparkline.tsx';
import { FigureCell } from './figure-cell.tsx';
import type { Sum } from './sum.ts';

type TogetherRowProps = {
  title: string;
  sum: Sum;
  begun: number;
  running: number | undefined;
  hasBase: boolean;
  of: string;
};

/** All the bots below as if they were one. */
export const TogetherRow = memo(function TogetherRow({ title, sum, begun, running, hasBase, of }: TogetherRowProps) {
  return (
    <tbody>
      <tr className="bot-row bot-together" data-testid="together">
        <th scope="row" className="bot-name-cell">
          {title}
        </th>
        <td className="bot-course">
          <Sparkline values={sum.activeUsers.slice(0, begun)} running={running} />
        </td>
        {metrics.map((metric) => (
          <FigureCell
            key={metric}
            metric={metric}
            now={sum.period[metric]}
            before={hasBase ? sum.previous?.[metric] : undefined}
            of={of}
          />
        ))}
      </tr>
    </tbody>
  );
});
