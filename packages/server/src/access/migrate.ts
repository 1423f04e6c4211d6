import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { AccessError } from './access-error.ts';

export type Migration = { number: number; name: string; sql: string };

/** Reads the numbered files of a directory, `0001-name.sql` and on. */
export function readMigrations(directory: URL): Migration[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ number: Number.parseInt(name, 10), name, sql: readFileSync(new URL(name, directory), 'utf8') }));
}

/**
 * Brings the accounts file to the newest version, all of it or nothing. Refuses a file that a newer Turnout has
 * written, and one whose migrations were other than those known here.
 */
export function migrate(connection: DatabaseSync, migrations: readonly Migration[], nowMs: number): void {
  // IMMEDIATE: of several processes that open the file at once, one migrates and the others wait and find it done.
  connection.exec('BEGIN IMMEDIATE');
  try {
    connection.exec(
      'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
    );
    const done = readApplied(connection);
    refuseStrangers(done, migrations);
    const note = connection.prepare('INSERT INTO migrations VALUES (?, ?, ?, ?)');
    for (const migration of migrations.filter(({ number }) => !done.has(number))) {
      connection.exec(migration.sql);
      note.run(migration.number, migration.name, checksum(migration), nowMs);
    }
    connection.exec('COMMIT');
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}

function refuseStrangers(done: ReadonlyMap<number, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const [number, applied] of done) {
    const migration = known.get(number);
    if (migration === undefined) {
      throw new AccessError(
        'newer_version',
        `The accounts file was written by a newer version of Turnout (its migration ${number} is unknown here); start that version, or put back a backup.`,
      );
    }
    if (checksum(migration) !== applied) {
      throw new AccessError(
        'changed_migration',
        `The accounts file was made by another ${migration.name} than this version's; the installation is damaged, install Turnout again.`,
      );
    }
  }
}

function readApplied(connection: DatabaseSync): Map<number, string> {
  const rows = connection.prepare('SELECT number, checksum FROM migrations').all();
  return new Map(rows.map((row) => [Number(row['number']), String(row['checksum'])]));
}

const checksum = ({ sql }: Migration) => createHash('sha256').update(sql).digest('hex');
