import type { ReactNode } from 'react';
import type { Geometry } from '../charts/geometry.ts';
import type { TimeView } from '../charts/view.ts';
import type { Series } from './series.ts';

export type Frame = { width: number; height: number; time: TimeView };

export type SeriesChartProps = {
  id: string;
  title: string;
  definitions: readonly string[];
  csv: string;
  /** Whose figures these are, of when, and up to when. */
  answer: { bot: string; timezone: string; from: string; to: string; asOf: string };
  time: TimeView;
  /** The first leads: it stands larger, and over the cursor. */
  series: readonly Series[];
  restTitle: string;
  layout(frame: Frame): Geometry;
  stripNames?: readonly string[];
  /** What stands over the cursor in each strip. */
  tags: readonly (readonly Series[])[];
  children(geometry: Geometry): ReactNode;
  height?: number;
};
