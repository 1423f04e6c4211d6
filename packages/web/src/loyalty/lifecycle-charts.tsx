import type { LifecycleQuestion } from '@turnout/contract';
import { useMemo } from 'react';
import { figuresAddress } from '../api/figures.ts';
import { useLifecycle } from '../api/lifecycle.ts';
import { createTimeView, type UsageView } from '../charts/view.ts';
import { ComingAndGoing } from './coming-and-going.tsx';
import { MessagesPerUser } from './messages-per-user.tsx';
import { ChartBones, Trouble } from './places.tsx';
import { Regulars } from './regulars.tsx';

type ChartsProps = { bot: string; question: LifecycleQuestion; looks: UsageView['looks']; isMoving: boolean };

/** The three charts that fall out of one answer. */
export function LifecycleCharts({ bot, question, looks, isMoving }: ChartsProps) {
  const { data, error, refetch } = useLifecycle(bot, question, isMoving);
  const time = useMemo(() => (data === undefined ? undefined : createTimeView(data)), [data]);
  if (data === undefined || time === undefined) {
    if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
    return (
      <>
        <ChartBones />
        <ChartBones />
        <ChartBones />
      </>
    );
  }
  const parts = { lifecycle: data, time, looks, csv: figuresAddress(bot, 'lifecycle.csv', question) };
  return (
    <>
      <ComingAndGoing {...parts} />
      <Regulars {...parts} />
      <MessagesPerUser {...parts} />
    </>
  );
}
