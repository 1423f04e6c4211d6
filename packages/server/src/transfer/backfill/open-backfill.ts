import { join } from 'node:path';
import { readBadRows } from '../import/bad-rows.ts';
import { fileFaultOf, sizeOf } from '../import/contents.ts';
import type { BadRow } from '../import/faults.ts';
import { ImportError } from '../import/import-error.ts';
import { type Import, type ImportDeps, openImport } from '../import/open-import.ts';
import { makeScratchDirectory } from '../import/scratch.ts';
import type { Finding } from './finding.ts';
import { type Found, writeFindings } from './findings-file.ts';
import { readSource } from './read-source.ts';
import { createGetJson, type Remote } from './remote.ts';
import type { Feed, SourceName, SourceOptions } from './source.ts';
import { sources } from './sources.ts';

export type BackfillRequest = SourceOptions & {
  /** A file, absolute; or where the product itself can be asked. */
  origin: { path: string } | { remote: Remote };
  bot: string;
  from: SourceName;
  beforeMs?: number | undefined;
};

/** What came before, read through. Nothing of it is stored yet. */
export type Backfill = Import & Pick<Found, 'ignored'> & { place: 'Line' | 'Record' };

/**
 * Turns an export of another product into messages and has them judged and stored as a file of messages is: so all that holds for an
 * import (ids hashed, bad rows named, dry runs, repeats) holds for it. The messages are in the data directory for that long, for nobody but
 * Turnout's own user to read. Rejects with ImportError or EngineError, and with the signal's reason when it was aborted.
 */
export async function openBackfill(deps: ImportDeps, request: BackfillRequest): Promise<Backfill> {
  const { bot, platform } = request;
  const findings = await findingsOf(deps, request);
  const scratch = makeScratchDirectory(deps.directory);
  const paths = { messages: join(scratch.path, 'messages.ndjson'), rejected: join(scratch.path, 'rejected.tsv') };
  try {
    const found = await write(findings, request, paths);
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

type Findings = { batches: AsyncIterable<Finding[]>; fault(cause: Error & { code: unknown }): string };

function findingsOf(deps: ImportDeps, { origin, from, ...options }: BackfillRequest): Findings | Promise<Findings> {
  if ('path' in origin) return findingsOfFile(deps, origin.path, from, options);
  const { feed } = sources[from];
  if (feed === undefined)
    throw new ImportError(`--from ${from} takes a file; --url is for products that can be asked.`, { misuse: true });
  return {
    batches: findingsOfRemote(deps, origin.remote, feed, options),
    fault: ({ code }) => `The messages could not be fetched (${code}).`,
  };
}

async function findingsOfFile(
  { report, signal }: ImportDeps,
  path: string,
  from: SourceName,
  options: SourceOptions,
): Promise<Findings> {
  const size = await sizeOf(path);
  const progress = (phase: string) => (bytes: number) => {
    signal.throwIfAborted();
    const fraction = size === 0 ? undefined : Math.min(bytes / size, 1);
    report({ phase, fraction, count: Math.round(bytes / 1e6), unit: 'MB' });
  };
  const read = (phase: string) => readSource(path, signal, progress(phase));
  return {
    batches: sources[from].convert({ path, read, progress, options }),
    fault: (cause) => fileFaultOf(cause, path),
  };
}

async function* findingsOfRemote(
  { report, signal }: ImportDeps,
  remote: Remote,
  feed: Feed,
  options: SourceOptions,
): AsyncGenerator<Finding[]> {
  let count = 0;
  for await (const batch of feed.read(remote, createGetJson(feed.headers(remote), signal), options)) {
    count += batch.length;
    report({ phase: 'Fetching', fraction: undefined, count, unit: 'messages' });
    yield batch;
  }
}

/** Errors of the system have a code; what is known has words already. */
async function write(
  { batches, fault }: Findings,
  { beforeMs }: BackfillRequest,
  paths: { messages: string; rejected: string },
): Promise<Found> {
  try {
    return await writeFindings(batches, paths, beforeMs);
  } catch (cause) {
    if (cause instanceof ImportError || !(cause instanceof Error && 'code' in cause) || cause.name === 'AbortError')
      throw cause;
    if (cause.code === 'ENOSPC') {
      throw new ImportError('The disk of the data directory is full. Free some space and import again.', { cause });
    }
    throw new ImportError(fault(Object.assign(cause, { code: cause.code })), { cause });
  }
}
