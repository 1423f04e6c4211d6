import './loyalty.css';
import type { UsageQuestion } from '@turnout/contract';
import { Fragment } from 'react';
import { CursorProvider } from '../charts/cursor-context.tsx';
import type { UsageView } from '../charts/view.ts';
import { useLanguage } from '../words/words.tsx';
import { LifecycleCharts } from './lifecycle-charts.tsx';

export type LoyaltyProps = { bot: string; question: UsageQuestion; looks: UsageView['looks'] };

/** Who comes back: the charts below the first ones. Each asks for itself, and fails by itself. */
export default function Loyalty({ bot, question: { from, to, granularity, platforms }, looks }: LoyaltyProps) {
  const { words } = useLanguage();
  const isHourly = granularity === 'hour';
  // Days have other buckets than the hours above: pointing at one must not move the other.
  const Shared = isHourly ? CursorProvider : Fragment;
  const period = { from, to };
  return (
    <Shared>
      {isHourly && <p className="chart-note">{words.loyalty.byDay}</p>}
      <div className="charts loyalty-charts">
        <LifecycleCharts
          bot={bot}
          question={{ ...period, granularity: isHourly ? 'day' : granularity, platforms }}
          looks={looks}
        />
      </div>
    </Shared>
  );
}
