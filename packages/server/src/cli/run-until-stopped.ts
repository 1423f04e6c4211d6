import type { Logger } from 'pino';

/** Ctrl-C reaches a whole group of processes, and npm and timeout pass it on: what comes this soon is the same request. */
const sameRequestMs = 500;

/**
 * Keeps a product open until it is asked to stop, then closes it; being asked again ends the process at once. Resolves to
 * the exit code: 1 after an error that nobody caught, because what state that leaves nobody knows.
 */
export async function runUntilStopped(log: Logger, open: () => Promise<{ close(): Promise<void> }>): Promise<number> {
  const stopped = Promise.withResolvers<number>();
  let askedAtMs: number | undefined;
  const stop = () => {
    askedAtMs ??= performance.now();
    if (performance.now() - askedAtMs > sameRequestMs) process.exit(1);
    stopped.resolve(0);
  };
  const fail = (error: unknown) => {
    log.fatal({ err: error }, 'An error that nobody caught; Turnout stops.');
    stopped.resolve(1);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  process.on('unhandledRejection', fail).on('uncaughtException', fail);
  try {
    const product = await open();
    const exitCode = await stopped.promise;
    await product.close();
    return exitCode;
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', stop);
    process.off('unhandledRejection', fail).off('uncaughtException', fail);
  }
}
