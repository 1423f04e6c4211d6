import type { Measure } from '../stage.ts';
import { measureAccept } from './accept.ts';
import { measureAnswers } from './answers.ts';
import { measureImport } from './import.ts';
import { measureMemory } from './memory.ts';
import { measureRebuild } from './rebuild.ts';
import { measureVisible } from './visible.ts';

/** What runs on the finished data, in this order; the size, and the memory when idle, come before it (run.ts). */
export const measures = {
  answers: measureAnswers,
  visible: measureVisible,
  accept: measureAccept,
  import: measureImport,
  memory: measureMemory,
  rebuild: measureRebuild,
} satisfies Record<string, Measure>;

export const measureNames = ['size', 'answers', 'visible', 'accept', 'import', 'memory', 'rebuild'] as const;
export type MeasureName = (typeof measureNames)[number];
