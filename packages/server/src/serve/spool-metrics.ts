import { Gauge, type Registry } from 'prom-client';
import type { SpoolStats } from '../write/spool.ts';

/** What waits in the spool, and what went wrong there; looked up when somebody asks. */
export function watchSpool(registry: Registry, stats: () => SpoolStats): void {
  const gauge = (name: string, help: string, of: keyof SpoolStats) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(stats()[of]);
      },
    });
  gauge('turnout_spool_messages', 'Messages of webhooks that wait for the store.', 'waitingMessages');
  gauge('turnout_spool_unsafe_messages', 'Of these, the ones that the disk has not taken yet.', 'unsafeMessages');
  gauge('turnout_spool_bytes', 'Size of the spool on disk.', 'bytes');
  gauge(
    'turnout_spool_failures',
    'How often disk or store did not take messages of the spool, since the start.',
    'failures',
  );
  gauge(
    'turnout_spool_refused_messages',
    'Messages that found no room in the spool, since the start.',
    'refusedMessages',
  );
}
