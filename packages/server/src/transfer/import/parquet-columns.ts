import type { Engine } from '../../store/engine.ts';
import { ImportError } from './import-error.ts';

/** The columns of a Parquet file that hold plain values, and their types. Rejects with an ImportError. */
export async function parquetColumns(engine: Engine, path: string, enginePath: string): Promise<Map<string, string>> {
  type Column = { name: string; type: string };
  let columns: Column[];
  try {
    columns = await engine.query<Column>('import', "DESCRIBE file({path:String}, 'Parquet')", { path: enginePath });
  } catch (cause) {
    throw new ImportError(`${path} is not a Parquet file, or it is damaged.`, { cause });
  }
  const plain = columns.filter(({ type }) => !/Array|Tuple|Map|Nested|JSON|Variant|Dynamic/.test(type));
  if (plain.length === 0)
    throw new ImportError(`${path} has no column of plain values; lists and structures cannot be imported.`);
  return new Map(plain.map(({ name, type }) => [name, type]));
}
