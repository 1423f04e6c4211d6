import './loyalty.css';
import './triangle.css';
import type { RetentionGranularity, UsageQuestion } from '@turnout/contract';
import { Fragment, memo } from 'react';
import { CursorProvider } from '../charts/cursor-context.tsx';
import type { UsageView } from '../charts/view.ts';
import { Hours } from './hours.tsx';
import { LifecycleCharts } from './lifecycle-charts.tsx';
import { Retention } from './retention.tsx';

type LoyaltyProps = {
  bot: string;
  question: UsageQuestion;
  /** How people are grouped where the reader chose nothing. */
  cohorts: RetentionGranularity;
  looks: UsageView['looks'];
  /** The question changes all the time. */
  isMoving: boolean;
};

/** Who comes back: the charts below the first ones. Each asks for itself, and fails by itself. */
export default memo(function Loyalty({ bot, question, cohorts, looks, isMoving }: LoyaltyProps) {
  const { from, to, granularity, platforms } = question;
  const isHourly = granularity === 'hour';
  // Days have other buckets than the hours above: pointing at one must not move the other.
  const Shared = isHourly ? CursorProvider : Fragment;
  const shared = { bot, period: { from, to }, platforms, isMoving };
  return (
    <Shared>
      <div className="charts loyalty-charts">
        <LifecycleCharts
          bot={bot}
          question={{ from, to, granularity: isHourly ? 'day' : granularity, platforms }}
          looks={looks}
          isMoving={isMoving}
        />
        <Hours {...shared} />
        <Retention {...shared} automatic={cohorts} />
      </div>
    </Shared>
  );
});
