import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';

// 200 MB are generated and read, some of them twice, on a machine that others use.
vi.setConfig({ testTimeout: 240_000 });

const megabyte = 1_000_000;
const entry = new URL('huge-export.ts', import.meta.url);

/** Resolves to what the thread failed with, if it did. */
async function convert(from: string, bytes: number, maxOldGenerationSizeMb: number): Promise<unknown> {
  const worker = new Worker(entry, { workerData: { from, bytes }, resourceLimits: { maxOldGenerationSizeMb } });
  let failure: unknown;
  worker.on('error', (error) => {
    failure = error;
  });
  await once(worker, 'exit');
  return failure;
}

test.each(['telegram', 'whatsapp', 'rasa', 'chatwoot'])('50 MB of %s pass through a heap of 48 MB', async (from) => {
  expect(await convert(from, 50 * megabyte, 48)).toBeUndefined();
});
