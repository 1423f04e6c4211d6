import type { Logger } from 'pino';
import type { Access } from '../access/open.ts';
import type { Identities } from '../identity/identities.ts';
import type { HookReceiver } from '../receive/hooks/hook-receiver.ts';
import type { Receiver } from '../receive/receiver.ts';
import type { Refresher } from '../refresh/refresher.ts';
import type { Engine } from '../store/engine.ts';
import type { MessageWriter } from '../write/group-commit.ts';
import type { Spool } from '../write/spool.ts';
import type { Forwarder } from './forward/forwarder.ts';
import type { LiveHub } from './live.ts';
import type { Metrics } from './metrics.ts';

/** What the app is made of; product/ opens these and stays their owner. */
export type AppParts = {
  access: Access;
  engine: Engine;
  receive: Receiver;
  receiveDelivery: HookReceiver;
  /** `learn` is to be called before the messages of the same delivery are written: those are stored under one user then. */
  identities: Pick<Identities, 'learn' | 'hashed'>;
  writer: Pick<MessageWriter, 'write'>;
  spool: Pick<Spool, 'keep'>;
  /** Passes deliveries on to bots. */
  forwarder: Pick<Forwarder, 'pass'>;
  refresher: Pick<Refresher, 'asOfMs' | 'seen'>;
  /** `publish` is to be called after every refresh, `close` before the server stops. */
  live: LiveHub;
  metrics: Metrics;
  /** Loads the sample bot; loading it again changes nothing. */
  loadSample(): Promise<{ bot: string }>;
  /** An open demo: everybody may read everything and load the sample, under a loopback name only. */
  isOpen: boolean;
  publicUrl: string;
  /** The built dashboard. */
  webDirectory: string;
  /** The built snippet of web pages. */
  webchatDirectory: string;
  /** The packed SDK. */
  sdkDirectory: string;
  version: string;
  log: Pick<Logger, 'error'>;
  /** Other than 15 s and 3 s in tests. */
  liveTimes?: { heartbeatMs: number; recheckMs: number };
};
