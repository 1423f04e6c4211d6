import type { Measure } from '../stage.ts';
import { measureAccept } from './accept.ts';
import { measureAnswers } from './answers.ts';
import { measureForwarding } from './forwarding.ts';
import { measureIdentity } from './identity.ts';
import { measureImport } from './import.ts';
import { measureMemory } from './memory.ts';
import { measurePage } from './page.ts';
import { measureRaw } from './raw.ts';
import { measureRebuild } from './rebuild.ts';
import { measureRefresh } from './refresh.ts';
import { measureScrubbing } from './scrubbing.ts';
import { measureSdk } from './sdk.ts';
import { measureVisible } from './visible.ts';

/** What runs on the finished data, in this order: what adds to it comes last. The size is measured before all of them (run.ts). */
export const measures = {
  memory: measureMemory,
  raw: measureRaw,
  page: measurePage,
  scrubbing: measureScrubbing,
  answers: measureAnswers,
  refresh: measureRefresh,
  visible: measureVisible,
  accept: measureAccept,
  sdk: measureSdk,
  forwarding: measureForwarding,
  import: measureImport,
  identity: measureIdentity,
  rebuild: measureRebuild,
} satisfies Record<string, Measure>;

export const measureNames = [
  'size',
  'memory',
  'raw',
  'page',
  'scrubbing',
  'answers',
  'refresh',
  'visible',
  'accept',
  'sdk',
  'forwarding',
  'import',
  'identity',
  'rebuild',
] as const;
export type MeasureName = (typeof measureNames)[number];
