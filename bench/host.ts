import { createWork, type Work } from './host-work.ts';

/**
 * The process that is measured: the product, and beside it what only its process can do, such as asking its engine in
 * SQL. Load comes from the process that forked it, so that neither memory nor time of a client is counted.
 */
type Call = { id: number; name: keyof Work; args: unknown[] };

const work = createWork();

process.on('message', async ({ id, name, args }: Call) => {
  try {
    // The cast: HostClient, its only caller, checks names and arguments against Work.
    const run = work[name] as (...args: unknown[]) => unknown;
    process.send?.({ id, result: await run(...args) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    process.send?.({ id, error: `${name}: ${error instanceof Error ? error.message : String(error)}${cause}` });
  }
});
process.on('disconnect', () => process.exit());
