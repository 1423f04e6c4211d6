import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoredMessage } from '@turnout/contract';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { EngineError } from '../store/engine.ts';
import { openStore } from '../store/open.ts';
import { createCommitClock } from './commit-clock.ts';
import { createGroupCommit, type GroupCommitDeps } from './group-commit.ts';

vi.setConfig({ testTimeout: 60_000 });

const nowMs = Date.UTC(2026, 10, 22, 10);

/** Messages whose ids are `first`, `first + 1`, … */
const messages = (count: number, first = 0, bot = 'support'): StoredMessage[] =>
  Array.from({ length: count }, (_, i) => ({
    bot,
    platform: 'webchat',
    user: 7n,
    direction: 'received',
    timestampMs: nowMs,
    id: BigInt(first + i),
  }));

/** An engine on command: an insert is over when the test says so. */
function createCommandedEngine() {
  const inserts: { ids: number[]; succeed(): void; fail(): void }[] = [];
  return {
    inserts,
    idsOfInserts: () => inserts.map(({ ids }) => ids),
    /** The place's insert, as soon as it has begun. */
    begun: (place: number) => vi.waitUntil(() => inserts[place], { interval: 1, timeout: 30_000 }),
    insert: (_table: string, columns: readonly string[], tsv: Buffer) =>
      new Promise<void>((resolve, reject) => {
        const id = columns.indexOf('id');
        const ids = tsv
          .toString()
          .trimEnd()
          .split('\n')
          .map((row) => Number(row.split('\t')[id]));
        const fail = () => reject(new EngineError('disk_full', 'The disk is full.'));
        inserts.push({ ids, succeed: resolve, fail });
      }),
  };
}

function createWriter(deps: Partial<GroupCommitDeps> = {}) {
  const engine = createCommandedEngine();
  const clock = createCommitClock({ now: () => nowMs });
  const writer = createGroupCommit({ engine, clock, onCommitted: () => undefined, ...deps });
  return { engine, clock, ...writer };
}

const outcomeOf = (written: Promise<void>) =>
  written.then(
    () => 'stored',
    (error: { code: string }) => error.code,
  );

describe('what shares an insert', () => {
  test('requests of one turn go together; what comes during an insert is the next one', async () => {
    const { engine, write } = createWriter();
    const first = [write(messages(2, 10)), write(messages(1, 20))];
    const one = await engine.begun(0);
    const second = [write(messages(1, 30)), write(messages(2, 40))];
    await nextTurn();
    expect(engine.idsOfInserts()).toEqual([[10, 11, 20]]);
    one.succeed();
    await Promise.all(first);
    const two = await engine.begun(1);
    expect(two.ids).toEqual([30, 40, 41]);
    two.succeed();
    await Promise.all(second);
  });

  test('senders who were answered together are waited for; a sender alone, and a full batch, are not', async () => {
    const gather = vi.fn(() => Promise.resolve());
    const { engine, write } = createWriter({ gather });
    const waiting = [write(messages(1, 0)), write(messages(1, 1))];
    const first = await engine.begun(0);
    waiting.push(write(messages(1, 2)));
    first.succeed();
    const second = await engine.begun(1);
    expect(gather).toHaveBeenCalledTimes(1);
    waiting.push(write(messages(1_000, 3)));
    second.succeed();
    const third = await engine.begun(2);
    waiting.push(write(messages(1, 2_000)), write(messages(1_000, 3_000)));
    third.succeed();
    (await engine.begun(3)).succeed();
    await Promise.all(waiting);
    expect(gather).toHaveBeenCalledTimes(1);
  });

  test('nobody is answered before the insert is over', async () => {
    const { engine, write } = createWriter();
    let answered = false;
    const written = write(messages(1)).then(() => {
      answered = true;
    });
    const insert = await engine.begun(0);
    for (let turn = 0; turn < 5; turn++) await nextTurn();
    expect(answered).toBe(false);
    insert.succeed();
    await written;
  });

  test('a batch takes whole requests, first come first served, and one that is larger than a batch goes alone', async () => {
    const { engine, write } = createWriter({ maxBatchMessages: 4 });
    const all = [messages(3, 10), messages(1, 20), messages(6, 30), messages(2, 40), messages(3, 50)].map(write);
    for (let place = 0; place < 4; place++) (await engine.begun(place)).succeed();
    await Promise.all(all);
    expect(engine.idsOfInserts().map((ids) => ids[0])).toEqual([10, 30, 40, 50]);
    expect(engine.idsOfInserts().map((ids) => ids.length)).toEqual([4, 6, 2, 3]);
  });

  test('nothing to write is written at once', async () => {
    const { engine, write } = createWriter();
    await write([]);
    expect(engine.inserts).toEqual([]);
  });

  test('the bots are told, and their insert is over, before the requests are answered', async () => {
    const events: unknown[] = [];
    const clock = createCommitClock({ now: () => nowMs });
    const onCommitted = (bots: ReadonlySet<string>) => events.push([...bots], clock.seen().underWay);
    const { engine, write } = createWriter({ clock, onCommitted });
    const all = ['one', 'two', 'one'].map((bot) => write(messages(1, 0, bot)).then(() => events.push('answered')));
    const insert = await engine.begun(0);
    expect(clock.seen().underWay).toEqual([nowMs]);
    insert.succeed();
    await Promise.all(all);
    expect(events).toEqual([['one', 'two'], [], 'answered', 'answered', 'answered']);
  });
});

describe('a failing engine', () => {
  test('everyone in the insert is refused, the next insert follows a pause, and success ends the pauses', async () => {
    const pauses: number[] = [];
    const onFailed = vi.fn();
    const onCommitted = vi.fn();
    const pause = (ms: number) => Promise.resolve(void pauses.push(ms));
    const { engine, clock, write } = createWriter({ pause, onFailed, onCommitted });

    for (let place = 0; place < 7; place++) {
      const both = [outcomeOf(write(messages(1))), outcomeOf(write(messages(1)))];
      (await engine.begun(place)).fail();
      expect(await Promise.all(both)).toEqual(['store_unavailable', 'store_unavailable']);
    }
    expect(pauses).toEqual([100, 200, 400, 800, 1600, 2000]);
    expect(onFailed).toHaveBeenCalledTimes(7);
    // Its rows may be on disk all the same.
    expect(onCommitted).toHaveBeenCalledTimes(7);
    expect(clock.seen().underWay).toEqual([]);

    for (let place = 7; place < 9; place++) {
      const written = write(messages(1));
      (await engine.begun(place)).succeed();
      await written;
    }
    expect(pauses).toHaveLength(7);
  });

  test('the refusal says when to come back, and why only to the log', async () => {
    const { engine, write } = createWriter();
    const refused = write(messages(1)).catch((error: unknown) => error);
    (await engine.begun(0)).fail();
    const error = await refused;
    expect(error).toMatchObject({ code: 'store_unavailable', retryAfterSeconds: 1, cause: { failure: 'disk_full' } });
    expect(String(error)).not.toContain('disk');
  });

  test('what queued behind the failed insert is tried', async () => {
    const { engine, write } = createWriter({ pause: () => Promise.resolve() });
    const first = outcomeOf(write(messages(1, 1)));
    const failing = await engine.begun(0);
    const second = outcomeOf(write(messages(1, 2)));
    failing.fail();
    (await engine.begun(1)).succeed();
    expect([await first, await second]).toEqual(['store_unavailable', 'stored']);
  });
});

describe('a full queue', () => {
  test('what would go over the limit is refused at once, and nothing else suffers', async () => {
    const { engine, write, stats } = createWriter({ maxQueuedMessages: 5 });
    const taken = [write(messages(2)), write(messages(3))];
    await expect(write(messages(1))).rejects.toMatchObject({ code: 'queue_full', retryAfterSeconds: 1 });
    const insert = await engine.begun(0);
    // What is under way is still in memory, so it still counts.
    expect(await outcomeOf(write(messages(1)))).toBe('queue_full');
    expect(stats()).toMatchObject({ queuedMessages: 5, batches: 0 });
    insert.succeed();
    await Promise.all(taken);
    expect(stats()).toMatchObject({ queuedMessages: 0, queuedBytes: 0, batches: 1, failedBatches: 0 });
    const after = write(messages(1));
    (await engine.begun(1)).succeed();
    await after;
  });

  test('bytes are bounded, too', async () => {
    const { engine, write } = createWriter({ maxQueuedBytes: 1 });
    const taken = write(messages(1));
    expect(await outcomeOf(write(messages(1)))).toBe('queue_full');
    (await engine.begun(0)).succeed();
    await taken;
  });

  test('an empty queue takes any request', async () => {
    const { engine, write } = createWriter({ maxQueuedMessages: 5 });
    const taken = write(messages(6));
    (await engine.begun(0)).succeed();
    await taken;
  });
});

describe('closing', () => {
  test('what was taken is stored, what comes later is refused', async () => {
    const { engine, write, close } = createWriter({ maxBatchMessages: 1 });
    const taken = [write(messages(1, 1)), write(messages(1, 2))].map(outcomeOf);
    let isClosed = false;
    const closed = close().then(() => {
      isClosed = true;
    });
    expect(await outcomeOf(write(messages(1)))).toBe('shutting_down');
    (await engine.begun(0)).succeed();
    const last = await engine.begun(1);
    expect(isClosed).toBe(false);
    last.succeed();
    await closed;
    expect(await Promise.all(taken)).toEqual(['stored', 'stored']);
  });

  test('an engine that goes on failing holds nobody up: the pauses are cut short', async () => {
    const { engine, write, close } = createWriter({ maxBatchMessages: 1 });
    const taken = [write(messages(1, 1)), write(messages(1, 2)), write(messages(1, 3))].map(outcomeOf);
    (await engine.begun(0)).fail();
    await taken[0];
    const closed = close();
    (await engine.begun(1)).fail();
    (await engine.begun(2)).fail();
    await closed;
    expect(await Promise.all(taken)).toEqual(Array(3).fill('store_unavailable'));
  });

  test('an idle writer closes at once, and again', async () => {
    const { close } = createWriter();
    await close();
    await close();
  });
});

test('in any history a request is in exactly one insert, whole, and stored just if that insert succeeded', async () => {
  const history = fc.record({
    sizes: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 30 }),
    /** After so many requests the test lets the loop turn, so that inserts begin at different moments. */
    pace: fc.integer({ min: 1, max: 6 }),
    failures: fc.infiniteStream(fc.boolean()),
    maxBatchMessages: fc.integer({ min: 1, max: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(history, async ({ sizes, pace, failures, maxBatchMessages }) => {
      const inserts: { ids: string[]; failed: boolean }[] = [];
      let under = 0;
      const insert = async (_table: string, _columns: readonly string[], tsv: Buffer) => {
        expect(++under).toBe(1);
        const ids = tsv
          .toString()
          .trimEnd()
          .split('\n')
          .map((row) => row.split('\t')[5] ?? '');
        const failed = failures.next().value === true;
        inserts.push({ ids, failed });
        await nextTurn();
        under -= 1;
        if (failed) throw new EngineError('failed', 'The engine failed.');
      };
      const { write, stats, close } = createWriter({ engine: { insert }, maxBatchMessages, pause: () => nextTurn() });

      const requests: { ids: string[]; outcome: Promise<string> }[] = [];
      for (const [place, size] of sizes.entries()) {
        const request = messages(size, place * 10);
        requests.push({ ids: request.map(({ id }) => String(id)), outcome: outcomeOf(write(request)) });
        if (place % pace === 0) await nextTurn();
      }
      await close();

      expect(inserts.flatMap(({ ids }) => ids)).toEqual(requests.flatMap(({ ids }) => ids));
      for (const { ids, outcome } of requests) {
        const holding = inserts.filter((one) => one.ids.some((id) => ids.includes(id)));
        expect(holding).toHaveLength(1);
        expect(await outcome).toBe(holding[0]?.failed ? 'store_unavailable' : 'stored');
      }
      for (const { ids } of inserts) expect(ids.length).toBeLessThanOrEqual(Math.max(6, maxBatchMessages));
      expect(stats()).toMatchObject({ queuedMessages: 0, queuedBytes: 0, batches: inserts.length });
    }),
    { numRuns: 200 },
  );
});

test('what was answered is in the engine, each column as it was, also after the store is opened again', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'turnout-write-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const engine = await openStore({ directory });
  const clock = createCommitClock({ now: () => nowMs });
  const { write, close } = createGroupCommit({ engine, clock, onCommitted: () => undefined, maxBatchMessages: 100 });

  const instants = [Date.UTC(1901, 0, 1), -1, 0, 1, 999, 9_999_999, Date.UTC(2022, 1, 28, 23, 59, 59, 999), nowMs];
  const sent = Array.from(
    { length: 500 },
    (_, i): StoredMessage => ({
      bot: `bot-${i % 3}`,
      platform: i % 2 === 0 ? 'webchat' : 'whatsapp',
      user: 2n ** 64n - 1n - BigInt(i % 50),
      direction: i % 5 === 0 ? 'received' : 'sent',
      timestampMs: (instants[i % instants.length] ?? 0) + (i % 7),
      id: 2n ** 63n + BigInt(i),
    }),
  );
  const requests = Array.from({ length: 50 }, (_, i) => sent.slice(i * 10, i * 10 + 10));
  // Half of them twice, as a client does that saw no answer.
  await Promise.all([...requests, ...requests.slice(0, 25)].map(write));
  await close();
  await engine.close();

  const again = await openStore({ directory });
  onTestFinished(() => again.close());
  const stored = await again.query<Record<string, string | number>>(
    'read',
    `SELECT bot, platform, toString(user) AS user, direction, toUnixTimestamp64Milli(timestamp) AS timestampMs, toString(id) AS id
     FROM messages GROUP BY ALL ORDER BY id`,
  );
  expect(stored.map(({ user, id, ...rest }) => ({ ...rest, user: BigInt(user ?? 0), id: BigInt(id ?? 0) }))).toEqual(
    sent,
  );
});
