import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { ImportError } from '../import/import-error.ts';
import type { SourceFile } from './source.ts';
import { parseData } from './values.ts';

const magic = 'SQLite format 3\0';
const rowsPerBatch = 1000;

export async function isSqlite(file: SourceFile): Promise<boolean> {
  for await (const chunk of file.read('Looking through')) return chunk.toString('latin1', 0, magic.length) === magic;
  return false;
}

type Row = { sender_id: unknown; data: unknown };

/** The events of a tracker store in SQLite, conversation by conversation, in their order. */
export async function* readEventTable(file: SourceFile): AsyncGenerator<{ sender: unknown; event: unknown }[]> {
  const { path } = file;
  const bytes = statSync(path).size;
  const tell = file.progress('Converting');
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const total = Number(database.prepare('SELECT count(*) AS total FROM events').get()?.['total']);
      // The index over sender_id gives this order, so that nothing has to be sorted.
      const rows = database.prepare('SELECT sender_id, data FROM events ORDER BY sender_id, id').iterate();
      let batch: { sender: unknown; event: unknown }[] = [];
      let done = 0;
      for (const row of rows) {
        // The cast: the columns that are asked for.
        const { sender_id: sender, data } = row as Row;
        batch.push({ sender, event: parseData(data) });
        if (batch.length < rowsPerBatch) continue;
        yield batch;
        done += batch.length;
        batch = [];
        tell((bytes * done) / total);
        // Rows come without waiting; what else there is to do in this process has its turn here.
        await setImmediate();
      }
      yield batch;
      tell(bytes);
    } finally {
      database.close();
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_SQLITE_ERROR')) throw cause;
    throw new ImportError(
      `${path} is no tracker store of Rasa, or it is damaged: its table "events" cannot be read. Nothing of it was imported.`,
      { cause },
    );
  }
}
