import { instantPattern, limits, platformPattern } from '@turnout/contract';
import type { Engine, Params } from '../../store/engine.ts';
import { type ColumnMap, type Field, fields, locateFields } from './column-map.ts';
import { csvHeader, refuseForeignEncoding } from './csv-header.ts';
import type { FileType } from './file-type.ts';
import { parquetColumns } from './parquet-columns.ts';

/** How the engine reads the file: which of the statements, and their parameters but for what is hashed. */
export type Source = {
  statements: 'columns' | 'lines';
  params: Params;
  /** The line that row 0 is on. */
  firstLine: number;
};

export type SourceRequest = {
  /** As it was named, for sentences. */
  path: string;
  /** Where the engine finds it. */
  enginePath: string;
  type: FileType;
  head: Buffer;
  map: ColumnMap;
  /** Of every row; undefined: the file says. */
  platform?: string | undefined;
  nowMs: number;
};

/** Below this many milliseconds (3 March 1973) a whole number is taken for seconds. */
const earliestNumber = 100_000_000_000;

/** Finds the fields in a file. Rejects with an ImportError when they are not all there. */
export async function openSource(engine: Engine, request: SourceRequest): Promise<Source> {
  const source = await openers[request.type.format](engine, request);
  const shared = {
    path: request.enginePath,
    compression: request.type.compression,
    constant_platform: request.platform ?? '',
    instant_pattern: instantPattern.source,
    platform_pattern: platformPattern.source,
    id_length: limits.idLength,
    latest_ms: request.nowMs + limits.futureMs,
    earliest_ms: limits.earliestMs,
    earliest_number: earliestNumber,
  };
  return { ...source, params: { ...shared, ...source.params } };
}

type Opener = (engine: Engine, request: SourceRequest) => Source | Promise<Source>;

const openers: Record<FileType['format'], Opener> = {
  csv(_engine, { path, head, map, platform }) {
    const names = csvHeader(head, path);
    const located = locateFields(path, names, map, platform);
    // Read by position, so that a header may hold any text: its columns are called column_0, column_1, …
    const columns = names.map((_name, index) => `column_${index}`);
    const params = columnParams('CSV', columns, (field) => {
      const name = located[field];
      return name === undefined ? undefined : columns[names.indexOf(name)];
    });
    return { statements: 'columns', firstLine: 2, params: { ...params, timestamp_suffix: '' } };
  },
  async parquet(engine, { path, enginePath, map, platform }) {
    const types = await parquetColumns(engine, path, enginePath);
    const located = locateFields(path, [...types.keys()], map, platform);
    const columns = [...new Set(Object.values(located).filter((name) => name !== undefined))];
    const params = columnParams('Parquet', columns, (field) => located[field]);
    const isTyped = /Date/.test(types.get(located.timestamp ?? '') ?? '');
    return { statements: 'columns', firstLine: 1, params: { ...params, timestamp_suffix: isTyped ? 'Z' : '' } };
  },
  ndjson(_engine, { path, head, map }) {
    refuseForeignEncoding(head, path);
    return { statements: 'lines', firstLine: 1, params: byField((field) => map[field] ?? field) };
  },
};

/**
 * What columns.sql needs to know. TRAP: without Nullable a missing number in a Parquet file would become "0", and all who
 * have none one user. In CSV nothing is missing, only empty.
 */
function columnParams(
  format: string,
  columns: readonly string[],
  columnOf: (field: Field) => string | undefined,
): Params {
  const type = format === 'CSV' ? 'String' : 'Nullable(String)';
  const [surplus, absent] = [free('surplus', columns), free('absent', columns)];
  const structure = [...columns, surplus, absent]
    .map((name) => `\`${name.replace(/[\\`]/g, '\\$&')}\` ${type}`)
    .join(', ');
  return { ...byField((field) => columnOf(field) ?? absent), format, structure, surplus };
}

const byField = (value: (field: Field) => string) => Object.fromEntries(fields.map((field) => [field, value(field)]));

/** A name that no column has. */
const free = (name: string, taken: readonly string[]): string =>
  taken.includes(name) ? free(`${name}_`, taken) : name;
