import { join } from 'node:path';
import { readBadRows } from '../import/bad-rows.ts';
import { fileFaultOf, sizeOf } from '../import/contents.ts';
import type { BadRow } from '../import/faults.ts';
import { ImportError } from '../import/import-error.ts';
import { type Import, type ImportDeps, openImport } from '../import/open-import.ts';
import { makeScratchDirectory } from '../import/scratch.ts';
import { type Found, writeFindings } from './findings-file.ts';
import { readSource } from './read-source.ts';
import type { SourceName, SourceOptions } from './source.ts';
import { sources } from './sources.ts';

export type BackfillRequest = SourceOptions & {
  /** Absolute. */
  path: string;
  bot: string;
  from: SourceName;
  /** Of every message, whatever the file says. */
  platform?: string | undefined;
  beforeMs?: number | undefined;
};

/** An export that was read through. Nothing of it is stored yet. */
export type Backfill = Import & Pick<Found, 'ignored'> & { place: 'Line' | 'Record' };

/**
 * Turns an export of another product into messages and has them judged and stored as a file of messages is: so all that holds for an
 * import (ids hashed, bad rows named, dry runs, repeats) holds for it. The messages are in the data directory for that long, for nobody but
 * Turnout's own user to read. Rejects with ImportError or EngineError, and with the signal's reason when it was aborted.
 */
export async function openBackfill(deps: ImportDeps, request: BackfillRequest): Promise<Backfill> {
  const { path, bot, platform } = request;
  const size = await sizeOf(path);
  const scratch = makeScratchDirectory(deps.directory);
  const paths = { messages: join(scratch.path, 'messages.ndjson'), rejected: join(scratch.path, 'rejected.tsv') };
  try {
    const found = await convert(deps, request, size, paths);
    const file =
      found.messages === 0 ? undefined : await openImport(deps, { path: paths.messages, bot, platform, map: {} });
    return {
      rows: found.rejected + (file?.rows ?? 0),
      rejected: found.rejected + (file?.rejected ?? 0),
      withoutId: file?.withoutId ?? 0,
      ignored: found.ignored,
      place: sources[request.from].place,
      async *badRows(): AsyncGenerator<BadRow> {
        yield* readBadRows(paths.rejected, 0);
        if (file !== undefined) yield* file.badRows();
      },
      async store(report) {
        await file?.store(report);
      },
      close() {
        file?.close();
        scratch.remove();
      },
    };
  } catch (error) {
    scratch.remove();
    throw error;
  }
}

async function convert(
  { report, signal }: ImportDeps,
  { path, from, beforeMs, ...options }: BackfillRequest,
  size: number,
  paths: { messages: string; rejected: string },
): Promise<Found> {
  const progress = (phase: string) => (bytes: number) => {
    signal.throwIfAborted();
    report({
      phase,
      fraction: size === 0 ? undefined : Math.min(bytes / size, 1),
      count: Math.round(bytes / 1e6),
      unit: 'MB',
    });
  };
  const read = (phase: string) => readSource(path, signal, progress(phase));
  try {
    return await writeFindings(sources[from].convert({ path, read, progress, options }), paths, beforeMs);
  } catch (cause) {
    if (cause instanceof ImportError || signal.aborted || !(cause instanceof Error && 'code' in cause)) throw cause;
    if (cause.code === 'ENOSPC') {
      throw new ImportError('The disk of the data directory is full. Free some space and import again.', { cause });
    }
    throw new ImportError(fileFaultOf(cause, path), { cause });
  }
}
