import type { Shape } from './data.ts';
import type { Host } from './host-client.ts';
import type { Row } from './row.ts';

/** What a measure works on. */
export type Stage = {
  host: Host;
  port: number;
  /** Of the bot that has all the data. */
  keys: { ingest: string; read: string };
  shape: Shape;
  /** A directory for files, removed at the end. */
  directory: string;
  /** How long the host took to open. */
  startMs: number;
};

export type Measure = (stage: Stage) => Promise<Row[]>;
