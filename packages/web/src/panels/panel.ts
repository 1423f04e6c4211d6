import type { Metric } from '@turnout/contract';
import { useMemo } from 'react';
import { type Group, groupOf, type UsageView } from '../charts/view.ts';

/** What the page hands to each panel. */
export type PanelProps = { view: UsageView; compares: boolean };

/** The metrics of a panel, ready to draw; the same objects as long as answer and comparison are the same. */
export function useGroups({ view, compares }: PanelProps, metrics: readonly Metric[]): Group[] {
  return useMemo(() => metrics.map((metric) => groupOf(view, metric, compares)), [view, compares, metrics]);
}
