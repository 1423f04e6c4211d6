import { basename } from 'node:path';
import { ImportError } from './import-error.ts';

export type FileType = { format: 'csv' | 'ndjson' | 'parquet'; compression: 'none' | 'gzip' | 'zstd' };

const formats: Record<string, FileType['format']> = {
  csv: 'csv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  parquet: 'parquet',
};
const compressions: Record<string, FileType['compression']> = { gz: 'gzip', zst: 'zstd' };

/** What a file is by its name. Throws an ImportError when that says nothing. */
export function fileTypeOf(path: string): FileType {
  const [, extension = '', packing] = /\.(csv|ndjson|jsonl|parquet)(?:\.(gz|zst))?$/i.exec(basename(path)) ?? [];
  const format = formats[extension.toLowerCase()];
  if (format === undefined) {
    throw new ImportError(
      `${path} is not named as a file that can be imported: .csv, .ndjson, .jsonl or .parquet, the first three also with .gz or .zst.`,
      { misuse: true },
    );
  }
  if (packing === undefined) return { format, compression: 'none' };
  if (format === 'parquet') {
    throw new ImportError(`${path} is packed twice: Parquet is compressed by itself. Unpack it first.`, {
      misuse: true,
    });
  }
  return { format, compression: compressions[packing.toLowerCase()] ?? 'none' };
}
