import type { LifecycleQuestion } from '@turnout/contract';
import { useDeferredValue, useMemo } from 'react';
import { figuresAddress } from '../api/figures.ts';
import { useLifecycle } from '../api/lifecycle.ts';
import { createTimeView, type UsageView } from '../charts/view.ts';
import { ComingAndGoing } from './coming-and-going.tsx';
import { MessagesPerUser } from './messages-per-user.tsx';
import { LifecycleBones, Trouble } from './places.tsx';
import { Regulars } from './regulars.tsx';

type ChartsProps = { bot: string; question: LifecycleQuestion; looks: UsageView['looks']; isMoving: boolean };

/** The three charts that fall out of one answer. */
export function LifecycleCharts({ bot, question, looks, isMoving }: ChartsProps) {
  const { data: latest, error, refetch } = useLifecycle(bot, question, isMoving);
  // Drawn when there is nothing better to do: not before what the reader's hand is on.
  const data = useDeferredValue(latest);
  const time = useMemo(() => (data === undefined ? undefined : createTimeView(data)), [data]);
  if (data === undefined || time === undefined) {
    if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
    return <LifecycleBones platforms={question.platforms.length || looks.size} />;
  }
  const { from, to, granularity } = data;
  const csv = figuresAddress(bot, 'lifecycle.csv', { from, to, granularity, platforms: question.platforms });
  const parts = { lifecycle: data, time, looks, csv };
  return (
    <>
      <ComingAndGoing {...parts} />
      <Regulars {...parts} />
      <MessagesPerUser {...parts} />
    </>
  );
}
