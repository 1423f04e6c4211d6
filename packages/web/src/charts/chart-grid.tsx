import type { ReactNode } from 'react';
import { useLanguage } from '../words/words.tsx';
import { readoutColumns } from './readout-width.ts';
import { useSteady } from './use-steady.ts';
import { groupOf, type UsageView } from './view.ts';

/** Lays the charts out, two by two where the widest panel of values leaves the plots enough room. */
export function ChartGrid({ view, children }: { view: UsageView; children: ReactNode }) {
  const language = useLanguage();
  const pair = [groupOf(view, 'messagesReceived', false), groupOf(view, 'messagesSent', false)];
  const widest = useSteady(readoutColumns(view, pair, language).all, (width) => width, view.isMoving);
  return (
    <div className="charts" style={{ '--widest-readout': `${widest}px` }}>
      {children}
    </div>
  );
}
