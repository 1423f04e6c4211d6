import { type Logger, pino } from 'pino';
import { describeCause } from './error-cause.ts';
import type { LogLevel } from './settings.ts';

/**
 * Lines of JSON on standard error: standard output is for what a command answers. No id, key or body is ever given to
 * it. Of an error it writes the sentence and where it came from, and what is behind it without the engine's own text,
 * which may quote statements and rows.
 */
export function createLog(level: LogLevel): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describe } },
    pino.destination({ dest: 2, sync: true }),
  );
}

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: describeCause(error.cause) };
  return { type: error.name, message: error.message, ...code, ...cause, stack: error.stack };
}
