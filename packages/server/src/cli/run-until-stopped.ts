import type { Logger } from 'pino';

/**
 * Keeps a product open until it is asked to stop, then closes it; a second signal ends the process at once. Resolves to
 * the exit code: 1 after an error that nobody caught, because what state that leaves nobody knows.
 */
export async function runUntilStopped(log: Logger, open: () => Promise<{ close(): Promise<void> }>): Promise<number> {
  const stopped = Promise.withResolvers<number>();
  let signals = 0;
  const stop = () => {
    signals += 1;
    if (signals > 1) process.exit(1);
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
