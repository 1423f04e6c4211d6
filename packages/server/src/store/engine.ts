/**
 * Values for the typed parameters `{name:Type}` of a statement; they never enter its text. A bigint, such as a key or a
 * user's hash, never enters the text of an error, either.
 */
export type Params = Readonly<
  Record<string, string | number | bigint | boolean | readonly (string | number | bigint)[]>
>;

/**
 * Who is asking. Statements of one lane wait for each other, lanes don't: a figure is read in milliseconds
 * while a rebuild or an import runs for minutes.
 */
export type Lane = 'write' | 'refresh' | 'read' | 'import';

/**
 * The engine as the rest of Turnout sees it. Everything that stores or counts goes through these four;
 * embedded chDB is behind them, or a ClickHouse cluster.
 *
 * Every method rejects with {@link EngineError} when the engine refuses or fails.
 */
export type Engine = {
  /** Rows of a SELECT as objects. 64-bit integers come as numbers where they are counts: cast wider ones to String in SQL. */
  query<Row>(lane: Lane, sql: string, params?: Params): Promise<Row[]>;
  /** A statement without rows. INSERT … SELECT and DDL; durable when it resolves. */
  execute(lane: Lane, sql: string, params?: Params): Promise<void>;
  /** One atomic, fsynced insert: `tsv` holds whole rows of `columns`. On disk when it resolves. */
  insert(table: string, columns: readonly string[], tsv: Buffer): Promise<void>;
  /** Waits for what runs, then lets go of the directory. */
  close(): Promise<void>;
};

export type EngineFailure =
  | 'locked'
  | 'corrupt'
  | 'read_only'
  | 'disk_full'
  | 'newer_version'
  | 'memory'
  | 'closed'
  | 'failed';

/** `message` is a sentence for the operator; the engine's own text, without values of bigint parameters, is in `cause`. */
export class EngineError extends Error {
  readonly failure: EngineFailure;
  constructor(failure: EngineFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EngineError';
    this.failure = failure;
  }
}
