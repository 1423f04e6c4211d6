import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { describeFailure } from './failures.ts';
import { readStatements } from './statements.ts';

type Values = Record<string, SQLInputValue>;

/** The named statements of one .sql file, prepared. Rows come as the SELECT names them. */
type Statements = {
  get<Row>(name: string, values?: Values): Row | undefined;
  all<Row>(name: string, values?: Values): Row[];
  /** How many rows it changed. */
  run(name: string, values?: Values): number;
};

export type Database = {
  statements(file: URL): Statements;
  /** All of `work` or nothing of it; no other process writes meanwhile. */
  transaction<Result>(work: () => Result): Result;
  /**
   * Another number whenever this or another connection, of this process or another, has changed the file. What others
   * did is looked up (14 µs, measured at 5,000 requests/s) unless it was less than `maxAgeMs` ago.
   */
  version(maxAgeMs?: number): number;
  close(): void;
};

/** A connection for Turnout's own statements, each of which is over before it returns. */
export function createDatabase(connection: DatabaseSync, path: string): Database {
  const dataVersion = connection.prepare('PRAGMA data_version');
  let version = 0;
  let seen: unknown;
  let seenAtMs = Number.NEGATIVE_INFINITY;
  const guard = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw describeFailure(error, path);
    }
  };
  return {
    statements: (file) => {
      const { get, all, run } = prepareAll(connection, file, guard);
      const runAndTell: Statements['run'] = (name, values) => {
        // SQLite's own count is of the changes of others.
        version += 1;
        return run(name, values);
      };
      return { get, all, run: runAndTell };
    },
    transaction: (work) =>
      guard(() => {
        connection.exec('BEGIN IMMEDIATE');
        try {
          const result = work();
          connection.exec('COMMIT');
          return result;
        } catch (error) {
          if (connection.isTransaction) connection.exec('ROLLBACK');
          throw error;
        }
      }),
    version: (maxAgeMs = 0) =>
      guard(() => {
        const nowMs = performance.now();
        if (nowMs - seenAtMs < maxAgeMs) return version;
        seenAtMs = nowMs;
        const current = dataVersion.get()?.['data_version'];
        if (current !== seen) version += 1;
        seen = current;
        return version;
      }),
    close: () => connection.close(),
  };
}

/** Opens the file, making it readable by its owner alone. Throws what SQLite and the system throw. */
export function connect(path: string): DatabaseSync {
  // SQLite gives the files beside it (-wal, -shm) the mode of this one.
  closeSync(openSync(path, 'a', 0o600));
  const connection = new DatabaseSync(path, { timeout: 5000 });
  try {
    // FULL: a key that was revoked stays revoked when the power fails.
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

function prepareAll(connection: DatabaseSync, file: URL, guard: <R>(work: () => R) => R): Statements {
  const prepared = new Map<string, StatementSync>();
  for (const [name, sql] of readStatements(file)) prepared.set(name, connection.prepare(sql));
  const find = (name: string): StatementSync => {
    const statement = prepared.get(name);
    if (statement === undefined) throw new Error(`There is no statement ${name} in ${file.pathname}`);
    return statement;
  };
  return {
    // The casts: SQLite's columns are what the statement says, and its tables are STRICT or better-auth's.
    get: <Row>(name: string, values: Values = {}) => guard(() => find(name).get(values) as Row | undefined),
    all: <Row>(name: string, values: Values = {}) => guard(() => find(name).all(values) as Row[]),
    run: (name, values = {}) => guard(() => Number(find(name).run(values).changes)),
  };
}
