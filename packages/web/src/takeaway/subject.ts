import type { Group, UsageView } from '../charts/view.ts';

/** A chart as something to take away. */
export type ChartSubject = {
  /** In the names of files: `active-users`. */
  id: string;
  title: string;
  /** What the values of the whole period are called. */
  restTitle: string;
  view: UsageView;
  groups: readonly Group[];
  alwaysAreas: boolean;
};
