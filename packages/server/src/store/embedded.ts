import { drainPending, Session } from 'chdb';
import { type Engine, EngineError, type Lane, type Params } from './engine.ts';
import { engineError } from './failures.ts';
import { setParameters } from './parameters.ts';

/**
 * Sessions per lane. TRAP: statements of one session wait for each other (a 6 ms read waited 6.2 s behind a rebuild),
 * so every kind of work has its own, and reading has several.
 */
const sessionsOf: Record<Lane, number> = { write: 1, refresh: 1, read: 3, import: 1 };

const settings: Record<Lane, Record<string, string | number>> = {
  write: { max_threads: 1 },
  // One core stays free for those who write and ask: a small refresh is no quicker on two, a rebuild hardly.
  refresh: { max_threads: 1 },
  read: { max_threads: 2 },
  import: { max_threads: 2 },
};
const common = {
  // Users that are listed in a parameter, 20 bytes each.
  max_query_size: 1024 * 1024,
  output_format_json_quote_64bit_integers: 0,
  enable_extended_results_for_datetime_functions: 1,
};

type Slot = { session: Session; tail: Promise<unknown>; waiting: number };

/**
 * chDB in this process. TRAP: one data directory per process, and closing a session while a statement runs aborts
 * the engine, so close() waits for all of them.
 *
 * `spillBytes`: sorting and grouping beyond this go to disk. `queryBytes`: a statement beyond this fails.
 */
export async function openEmbedded(options: {
  directory: string;
  configFile: string;
  spillBytes: number;
  queryBytes: number;
  /** Why no connection could be made. */
  explain(cause: unknown): EngineError;
}): Promise<Engine> {
  let closing: Promise<void> | undefined;
  const slots = new Map<Lane, Slot[]>();

  function connect(): Slot {
    // async_load_databases off: a damaged table is found at the start and not by the first question.
    const connectionArgs = [`--config-file=${options.configFile}`, '--async_load_databases=0'];
    try {
      const session = new Session(options.directory, { connectionArgs });
      return { session, tail: Promise.resolve(), waiting: 0 };
    } catch (cause) {
      throw options.explain(cause);
    }
  }

  /** Runs in the lane's session with the shortest queue, one after another. */
  function run<Result>(lane: Lane, work: (session: Session) => Promise<Result>): Promise<Result> {
    const [first, ...others] = slots.get(lane) ?? [];
    if (!first || closing !== undefined)
      return Promise.reject(new EngineError('closed', 'The engine is shutting down.'));
    const slot = others.reduce((best, other) => (other.waiting < best.waiting ? other : best), first);
    slot.waiting += 1;
    const result = slot.tail.then(() => work(slot.session));
    const settled = () => {
      slot.waiting -= 1;
    };
    slot.tail = result.then(settled, settled);
    return result.catch((cause: unknown) => {
      throw engineError(cause);
    });
  }

  const statement = (lane: Lane, sql: string, params: Params = {}) =>
    run(lane, async (session) => {
      try {
        const set = setParameters(sql, params);
        if (set !== undefined) await session.queryAsync(set);
        return await session.queryAsync(sql, { format: 'JSONEachRow' });
      } catch (cause) {
        throw withoutKeys(cause, params);
      }
    });

  async function closeAll(): Promise<void> {
    const all = [...slots.values()].flat();
    await Promise.all(all.map(({ tail }) => tail));
    for (const { session } of all) session.close();
    await drainPending();
  }

  try {
    for (const lane of Object.keys(sessionsOf) as Lane[]) {
      slots.set(lane, Array.from({ length: sessionsOf[lane] }, connect));
      const limits = {
        max_memory_usage: options.queryBytes,
        max_bytes_before_external_group_by: options.spillBytes,
        max_bytes_before_external_sort: options.spillBytes,
      };
      for (const { session } of slots.get(lane) ?? []) {
        for (const [name, value] of Object.entries({ ...common, ...limits, ...settings[lane] })) {
          await session.queryAsync(`SET ${name} = ${value}`);
        }
      }
    }
  } catch (cause) {
    await closeAll();
    throw engineError(cause);
  }

  return {
    async query(lane, sql, params) {
      const text = (await statement(lane, sql, params)).text().trimEnd();
      // The shape of a row is what the caller's SELECT says; SQL and type stand side by side there.
      return text === '' ? [] : JSON.parse(`[${text.replaceAll('\n', ',')}]`);
    },
    async execute(lane, sql, params) {
      await statement(lane, sql, params);
    },
    async insert(table, columns, tsv) {
      await run('write', (session) => session.insert({ table, columns, values: tsv, format: 'TSV' }));
    },
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}

/** TRAP: the engine puts the values of parameters into its errors, the key of the user hash among them. */
function withoutKeys(cause: unknown, params: Params): Error {
  let text = cause instanceof Error ? cause.message : String(cause);
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'bigint') text = text.replaceAll(String(value), `{${name}}`);
  }
  return new Error(text);
}
