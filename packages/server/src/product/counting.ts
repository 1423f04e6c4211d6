import type { Identities } from '../identity/identities.ts';
import type { Gate } from '../receive/gate.ts';
import type { Hasher } from '../receive/hash.ts';
import type { Refresher } from '../refresh/refresher.ts';
import type { Engine } from '../store/engine.ts';
import type { CommitClock } from '../write/commit-clock.ts';
import type { MessageWriter } from '../write/group-commit.ts';
import type { Spool } from '../write/spool.ts';
import type { Imports } from './imports.ts';

/** Everything that has to do with messages and figures; it excludes other processes from the data directory. */
export type Counting = {
  engine: Engine;
  clock: CommitClock;
  hasher: Hasher;
  identities: Identities;
  writer: MessageWriter;
  /** What is on disk before the store has it. */
  spool: Spool;
  refresher: Refresher;
  /** One import at a time: the engine's lane, the scratch space and what stops a statement are theirs together. */
  importing: Gate;
  imports: Imports;
  /** One deletion of a bot at a time. */
  deleting: Gate;
};
