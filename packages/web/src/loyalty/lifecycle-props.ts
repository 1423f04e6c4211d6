import type { Lifecycle } from '@turnout/contract';
import type { TimeView, UsageView } from '../charts/view.ts';

/** What each of the three charts is handed. */
export type LifecycleProps = { lifecycle: Lifecycle; time: TimeView; looks: UsageView['looks']; csv: string };
