import type { Engine } from '../../store/engine.ts';
import { loadSql } from '../../store/sql.ts';

const sql = {
  progress: loadSql(new URL('progress.sql', import.meta.url)),
  stop: loadSql(new URL('stop.sql', import.meta.url)),
};

/** How far long work is: the fraction of it, where that is known, and how many of what are done. */
export type Report = (progress: { phase: string; fraction: number | undefined; count: number; unit: string }) => void;

type Watch = {
  phase: string;
  /** Of the whole file, where one of them is known. */
  total: { rows?: number; bytes?: number };
  report: Report;
  signal: AbortSignal;
};

const everyMs = 300;

/**
 * Says how far a statement on the import lane is, and stops it when the signal is aborted; rejects then with the signal's
 * reason, and else with what the statement rejects with.
 */
export async function watchStatement<Result>(
  engine: Engine,
  { phase, total, report, signal }: Watch,
  statement: () => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const tick = async () => {
    if (signal.aborted) return engine.execute('read', sql.stop);
    const [now] = await engine.query<{ read_rows: number; read_bytes: number }>('read', sql.progress);
    if (now === undefined) return;
    const { read_rows: count, read_bytes: bytes } = now;
    report({ phase, count, unit: 'rows', fraction: fractionOf(count, total.rows) ?? fractionOf(bytes, total.bytes) });
  };

  const isOver = statement().then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  let outcome = await Promise.race([isOver, pause()]);
  while (outcome === undefined) {
    // An engine that cannot say how far it is says why in the statement's own outcome.
    await tick().catch(() => undefined);
    outcome = await Promise.race([isOver, pause()]);
  }
  signal.throwIfAborted();
  if ('error' in outcome) throw outcome.error;
  return outcome.result;
}

const pause = () => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), everyMs));

const fractionOf = (done: number, total: number | undefined) => (total ? Math.min(done / total, 1) : undefined);
