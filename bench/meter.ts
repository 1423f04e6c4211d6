/** What this process used since a meter was started. */
export type Metered = { rssMb: number; peakRssMb: number; cpuSeconds: number };

const everyMs = 20;
const toMb = (bytes: number) => bytes / 1e6;

/** Looks at the resident memory fifty times a second: the engine's queries run beside the event loop, so none is missed. */
export function createMeters(): { start(name: string): void; read(name: string): Metered } {
  const meters = new Map<string, { peak: number; cpu: NodeJS.CpuUsage }>();
  const look = () => {
    const rss = process.memoryUsage.rss();
    for (const meter of meters.values()) meter.peak = Math.max(meter.peak, rss);
  };
  setInterval(look, everyMs).unref();

  return {
    start(name) {
      meters.set(name, { peak: process.memoryUsage.rss(), cpu: process.cpuUsage() });
    },
    read(name) {
      look();
      const meter = meters.get(name);
      if (meter === undefined) throw new Error(`The meter "${name}" was not started.`);
      const { user, system } = process.cpuUsage(meter.cpu);
      return {
        rssMb: toMb(process.memoryUsage.rss()),
        peakRssMb: toMb(meter.peak),
        cpuSeconds: (user + system) / 1e6,
      };
    },
  };
}
