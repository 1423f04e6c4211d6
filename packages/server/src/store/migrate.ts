import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type Engine, EngineError } from './engine.ts';
import { loadStatements } from './sql.ts';

type Migration = { number: number; name: string; checksum: string; file: URL };
type Applied = { number: number; name: string; checksum: string };

const folder = new URL('./migrations/', import.meta.url);

const createHistory = `CREATE TABLE IF NOT EXISTS migrations
  (number UInt32, name String, checksum String, applied_at DateTime DEFAULT now())
  ENGINE = MergeTree ORDER BY number
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`;

/** The numbered files of migrations/, in order. */
export function knownMigrations(from: URL = folder): Migration[] {
  return readdirSync(from)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const file = new URL(name, from);
      const checksum = createHash('sha256').update(readFileSync(file)).digest('hex');
      return { number: Number.parseInt(name, 10), name, checksum, file };
    });
}

/**
 * Brings the tables up to this version, each migration once. The statements of a migration are repeatable
 * (`IF NOT EXISTS` is added), so one that was cut short by a crash is run again from its start.
 * Rejects with EngineError `newer_version` when the directory was written by a newer Turnout, `corrupt` when an
 * applied migration is not the one that this version knows.
 */
export async function migrate(engine: Engine, known: Migration[] = knownMigrations()): Promise<void> {
  await engine.execute('write', createHistory);
  const applied = await engine.query<Applied>('write', 'SELECT number, name, checksum FROM migrations ORDER BY number');
  for (const done of applied) {
    const ours = known.find(({ number }) => number === done.number);
    if (!ours) {
      throw new EngineError(
        'newer_version',
        `The data directory was written by a newer Turnout (it knows the change "${done.name}"). Start that version, or restore a backup from before the upgrade.`,
      );
    }
    if (ours.checksum !== done.checksum) {
      throw new EngineError(
        'corrupt',
        `The data directory's tables were made by another build of "${done.name}" than this one has. Start the build that made them, or restore a backup.`,
      );
    }
  }
  for (const migration of known.slice(applied.length)) await apply(engine, migration);
}

async function apply(engine: Engine, { number, name, checksum, file }: Migration): Promise<void> {
  for (const statement of loadStatements(file)) {
    await engine.execute('write', statement.replace(/^CREATE (TABLE|FUNCTION)\b/, 'CREATE $1 IF NOT EXISTS'));
  }
  await engine.execute(
    'write',
    'INSERT INTO migrations (number, name, checksum) SELECT {number:UInt32}, {name:String}, {checksum:String}',
    { number, name, checksum },
  );
}
