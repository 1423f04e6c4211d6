import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { SpoolStats } from '../write/spool.ts';
import { watchSpool } from './spool-metrics.ts';

/** What operators watch. Nothing here names a bot, a platform or a person. */
export type Metrics = {
  /** `route` is the pattern, such as `/api/v1/bots/:bot/usage`, never the address. */
  countRequest(route: string, status: number): void;
  countAccepted(messages: number): void;
  countRejected(code: string): void;
  /** `connector` and `outcome` are of the contract's few. */
  countDelivery(connector: string, outcome: string): void;
  /** `result` is the status of the bot's answer, or why there was none. */
  countForwarded(connector: string, result: string): void;
  observeCommit(seconds: number): void;
  observeRefresh(seconds: number): void;
  /** In Prometheus's text format. */
  text(): Promise<string>;
  contentType: string;
};

const buckets = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Watched = { queuedMessages(): number; spool(): SpoolStats };

export function createMetrics({ queuedMessages, spool }: Watched): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Counter({
    name: 'turnout_http_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['route', 'status'],
    registers,
  });
  const accepted = new Counter({
    name: 'turnout_messages_accepted_total',
    help: 'Messages answered as accepted; repeats count again.',
    registers,
  });
  const rejected = new Counter({
    name: 'turnout_messages_rejected_total',
    help: 'Messages rejected, by code.',
    labelNames: ['code'],
    registers,
  });
  const deliveries = new Counter({
    name: 'turnout_hook_deliveries_total',
    help: 'Deliveries of platforms to their webhook addresses, by connector and outcome.',
    labelNames: ['connector', 'outcome'],
    registers,
  });
  const forwarded = new Counter({
    name: 'turnout_hook_forwarded_total',
    help: "Deliveries passed on to bots, by connector and the status of the bot's answer, or why there was none.",
    labelNames: ['connector', 'result'],
    registers,
  });
  const commits = new Histogram({
    name: 'turnout_commit_seconds',
    help: 'Time a request waited until its messages were on disk.',
    buckets,
    registers,
  });
  const refreshes = new Histogram({
    name: 'turnout_refresh_seconds',
    help: 'Time from a commit to the figures that include it.',
    buckets,
    registers,
  });
  new Gauge({
    name: 'turnout_write_queue_messages',
    help: 'Messages that wait for their insert or are in it.',
    registers,
    collect() {
      this.set(queuedMessages());
    },
  });

  watchSpool(registry, spool);

  return {
    countRequest: (route, status) => requests.inc({ route, status }),
    countAccepted: (messages) => accepted.inc(messages),
    countRejected: (code) => rejected.inc({ code }),
    countDelivery: (connector, outcome) => deliveries.inc({ connector, outcome }),
    countForwarded: (connector, result) => forwarded.inc({ connector, result }),
    observeCommit: (seconds) => commits.observe(seconds),
    observeRefresh: (seconds) => refreshes.observe(seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
