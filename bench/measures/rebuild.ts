import type { Measure } from '../stage.ts';
import { timed } from '../statistics.ts';

/** Everything again from the messages, as after a change of the zone. */
export const measureRebuild: Measure = async ({ host, shape }) => {
  const { ms } = await timed(() => host.rebuild(shape.bot));
  const { cpuSeconds } = await host.metered('rebuild');
  return [{ measure: 'rebuild', value: ms / 1000, unit: 's', note: `${cpuSeconds.toFixed(1)} s of processor time` }];
};
