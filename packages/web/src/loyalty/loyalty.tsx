import './loyalty.css';
import './triangle.css';
import type { UsageQuestion } from '@turnout/contract';
import { Fragment } from 'react';
import { CursorProvider } from '../charts/cursor-context.tsx';
import type { UsageView } from '../charts/view.ts';
import { useLanguage } from '../words/words.tsx';
import { automaticCohorts } from './cohorts.ts';
import { Hours } from './hours.tsx';
import { LifecycleCharts } from './lifecycle-charts.tsx';
import { Retention } from './retention.tsx';

export type LoyaltyProps = { bot: string; question: UsageQuestion; view: UsageView };

/** Who comes back: the charts below the first ones. Each asks for itself, and fails by itself. */
export default function Loyalty({ bot, question, view: { usage, looks, isMoving } }: LoyaltyProps) {
  const { words } = useLanguage();
  // While the timeline's window is moved, the charts above are ahead of the address: these follow them.
  const { from, to, granularity } = isMoving ? usage : question;
  const { platforms } = question;
  const isHourly = granularity === 'hour';
  // Days have other buckets than the hours above: pointing at one must not move the other.
  const Shared = isHourly ? CursorProvider : Fragment;
  const shared = { bot, period: { from, to }, platforms, isMoving };
  return (
    <Shared>
      {isHourly && <p className="chart-note">{words.loyalty.byDay}</p>}
      <div className="charts loyalty-charts">
        <LifecycleCharts
          bot={bot}
          question={{ from, to, granularity: isHourly ? 'day' : granularity, platforms }}
          looks={looks}
          isMoving={isMoving}
        />
        <Hours {...shared} />
        <Retention {...shared} automatic={automaticCohorts(question)} />
      </div>
    </Shared>
  );
}
