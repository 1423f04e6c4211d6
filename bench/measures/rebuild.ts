import type { Measure } from '../stage.ts';
import { timed } from '../statistics.ts';

/** Everything again from the messages, as after a change of the zone. */
export const measureRebuild: Measure = async ({ host, shape }) => {
  await host.meter('rebuild');
  const { ms } = await timed(() => host.rebuild(shape.bot));
  const { peakRssMb, cpuSeconds } = await host.metered('rebuild');
  return [
    { measure: 'rebuild', value: ms / 1000, unit: 's', note: `${cpuSeconds.toFixed(1)} s of processor time` },
    { measure: 'memory, peak during the rebuild', value: peakRssMb, unit: 'MB', goal: { atMost: 1_200 } },
  ];
};
