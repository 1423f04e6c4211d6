import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from './embedded.ts';
import type { Engine } from './engine.ts';
import { engineErrorOf } from './failures.ts';
import { migrate } from './migrate.ts';
import { watchOpening } from './unopened.ts';

const megabyte = 1024 * 1024;

/** What the engine may use of this machine's memory, in bytes: half of it, and no more than 1 GB. */
function defaultMemory(): number {
  const machine = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.min(Math.max(Math.floor(machine / 2), 512 * megabyte), 1000 * megabyte);
}

/**
 * Small caches and two background threads: 1 GB of memory must do. Nothing is logged by the engine itself.
 * TRAP: the level alone does not do it: on a terminal the engine then logs everything there, statements and keys included.
 * TRAP: by default the engine sets up to a hundred damaged parts aside and goes on with what is left, as if nothing had
 * been there.
 */
const configuration = (memoryBytes: number) => `<clickhouse>
  <logger><level>none</level><console>0</console></logger>
  <max_server_memory_usage>${memoryBytes}</max_server_memory_usage>
  <mark_cache_size>${64 * megabyte}</mark_cache_size>
  <index_mark_cache_size>${16 * megabyte}</index_mark_cache_size>
  <background_pool_size>2</background_pool_size>
  <background_schedule_pool_size>4</background_schedule_pool_size>
  <merge_tree><max_suspicious_broken_parts>0</max_suspicious_broken_parts></merge_tree>
</clickhouse>
`;

/**
 * Opens the engine on a directory, made where there is none, with its tables at this version.
 * `memoryBytes` bounds the engine (default: half of the machine's, at most 1 GB).
 * Rejects with an EngineError whose message tells the operator what to do.
 */
export async function openStore(options: { directory: string; memoryBytes?: number }): Promise<Engine> {
  const memoryBytes = options.memoryBytes ?? defaultMemory();
  const { directory } = options;
  const configFile = join(directory, 'engine.xml');
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    writeFileSync(configFile, configuration(memoryBytes), { mode: 0o600 });
  } catch (cause) {
    throw engineErrorOf(isFull(cause) ? 'disk_full' : 'read_only', cause);
  }
  const explain = watchOpening(directory);
  const engine = await openEmbedded({
    directory,
    configFile,
    queryBytes: Math.floor(memoryBytes * 0.8),
    spillBytes: Math.floor(memoryBytes * 0.4),
    explain,
  });
  try {
    await migrate(engine);
  } catch (cause) {
    await engine.close();
    throw cause;
  }
  return engine;
}

const isFull = (cause: unknown) => cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
