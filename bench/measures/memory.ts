import type { Measure } from '../stage.ts';

/** The meter that runs from the start of the measures on. */
export const wholeRun = 'whole run';

/** The most memory that everything before this measure took. */
export const measureMemory: Measure = async ({ host }) => [
  { measure: 'memory, peak until here', value: (await host.metered(wholeRun)).peakRssMb, unit: 'MB' },
];
