import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTrial, type TrialApp } from './trial.ts';

/** A bot that is deleted while a delivery to it is under way: a new one of its name must not inherit it. */
let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
let hold: 'admit' | 'learn';
let reached = Promise.withResolvers<void>();
let release = Promise.withResolvers<void>();
let written = 0;

beforeAll(async () => {
  trial = await openTrial();
  const holdAt = async (step: typeof hold) => {
    if (step !== hold) return;
    reached.resolve();
    await release.promise;
  };
  served = await trial.openApp({
    name: 'served',
    hasAdministrator: false,
    receiveDelivery: {
      async admit() {
        await holdAt('admit');
        return { kind: 'genuine' };
      },
      read(bot) {
        const message = { bot, platform: 'telegram', user: 1n, direction: 'received', timestampMs: 1, id: 1n } as const;
        const answer = { status: 200, type: 'text/plain', body: '' } as const;
        return { messages: [message], leavings: { ignored: {}, rejected: {} }, same: [], answer };
      },
    },
    identities: { learn: () => holdAt('learn'), hashed: () => [] },
    writer: {
      write(messages) {
        written += messages.length;
        return Promise.resolve();
      },
    },
  });
}, 60_000);
afterAll(async () => {
  await served.close();
  await trial.remove();
});
beforeEach(() => {
  reached = Promise.withResolvers();
  release = Promise.withResolvers();
  served.access.connections.set('a', 'telegram', { values: {} });
});

test.each(['admit', 'learn'] as const)('at %s', async (step) => {
  hold = step;
  const answer = served.app.request('http://127.0.0.1:7070/hooks/telegram/a', { method: 'POST', body: '{}' });
  await reached.promise;
  served.access.connections.remove('a', 'telegram');
  release.resolve();
  expect((await answer).status).toBe(404);
  expect(written).toBe(0);
});
