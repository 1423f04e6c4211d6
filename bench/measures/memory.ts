import type { Measure } from '../stage.ts';
import { pause } from '../statistics.ts';

const idleMs = 5_000;

/** What is resident when nothing is done; run.ts adds the most that each other measure took. */
export const measureMemory: Measure = async ({ host, startMs }) => {
  await pause(idleMs);
  const { rssMb } = await host.metered('memory');
  return [
    { measure: 'start', value: startMs, unit: 'ms', note: 'with this data, until questions are answered' },
    { measure: 'memory, idle', value: rssMb, unit: 'MB', goal: { atMost: 400 } },
  ];
};
