import { EngineError } from '../../store/engine.ts';
import type { FileType } from './file-type.ts';
import { ImportError } from './import-error.ts';
import { findOpenQuote } from './open-quote.ts';

/** What the store itself can suffer from while a file is read; all else is the file's fault. */
const ofStore: readonly EngineError['failure'][] = ['disk_full', 'memory', 'closed', 'locked', 'read_only'];

/**
 * Why a file could not be read through. The engine's own words are left out: they quote the statement, which holds
 * the key of the hashes, and the file's rows.
 */
export async function describeReadFailure(cause: unknown, path: string, type: FileType): Promise<Error> {
  if (!(cause instanceof EngineError)) return cause instanceof Error ? cause : new Error(String(cause));
  const quoteLine = type.format === 'csv' ? await findOpenQuote(path, type) : undefined;
  if (quoteLine !== undefined) {
    return new ImportError(`A quote on line ${quoteLine} of ${path} is never closed. Close it and import again.`);
  }
  if (ofStore.includes(cause.failure)) return withoutText(cause);
  const kind = { csv: 'CSV', ndjson: 'text', parquet: 'Parquet' }[type.format];
  return new ImportError(`${path} could not be read as ${kind} (${codeOf(cause)}); it may be damaged.`);
}

/** The same failure without the statement in it. */
export function withoutText(error: EngineError): EngineError {
  return new EngineError(error.failure, error.message, new Error(codeOf(error)));
}

/** "Code: 27 CANNOT_PARSE_INPUT_ASSERTION_FAILED": what to look up. */
function codeOf({ cause }: EngineError): string {
  const text = cause instanceof Error ? cause.message : '';
  const [code = 'Code: unknown'] = /Code: \d+/.exec(text) ?? [];
  const [, name = ''] = /\(([A-Z_]+)\)\s*$/.exec(text) ?? [];
  return `${code} ${name}`.trim();
}
