import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredMessage } from '@turnout/contract';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSpool, type Spool, type SpoolDeps } from './spool.ts';
import { linesOf, type SamePair, spooledOf } from './spool-lines.ts';
import { WriteRefused } from './write-refused.ts';

let directory: string;
let opened: Spool[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'turnout-spool-'));
  opened = [];
});
afterEach(async () => {
  for (const spool of opened) await spool.close();
  rmSync(directory, { recursive: true, force: true });
});

const messages = (first: number, count = 1, bot = 'support'): StoredMessage[] =>
  Array.from({ length: count }, (_, at) => ({
    bot,
    platform: 'sms',
    user: 2n ** 64n - 1n,
    direction: 'received',
    timestampMs: Date.UTC(2026, 0, 2),
    id: BigInt(first + at),
  }));
const spooled = (first: number, count = 1, bot?: string) => ({ messages: messages(first, count, bot), pairs: [] });

/** A store that takes messages or does not. */
function openTried(deps: Partial<SpoolDeps> = {}) {
  const store = { isWell: true, ids: [] as number[], pairs: [] as SamePair[] };
  const logged: string[] = [];
  const log = {
    warn: (_: object, text: string) => logged.push(text),
    error: (_: object, text: string) => logged.push(text),
  };
  const refuseWhenIll = () =>
    store.isWell ? Promise.resolve() : Promise.reject(new WriteRefused('store_unavailable', 1));
  const spool = openSpool({
    directory: join(directory, 'spool'),
    async learn(pairs) {
      if (pairs.length > 0) await refuseWhenIll();
      store.pairs.push(...pairs);
    },
    writer: {
      async write(written) {
        await refuseWhenIll();
        store.ids.push(...written.map(({ id }) => Number(id)));
      },
    },
    isKnown: () => true,
    log,
    ...deps,
  });
  opened.push(spool);
  return { spool, store, logged };
}
const files = () => readdirSync(join(directory, 'spool')).map((name) => join(directory, 'spool', name));

test('what is kept is on disk, goes to the store, and leaves nothing behind', async () => {
  const { spool, store } = openTried();
  await Promise.all([spool.keep(spooled(0, 3)), spool.keep(spooled(10))]);
  expect(spool.stats()).toMatchObject({ waitingMessages: 4, unsafeMessages: 0 });
  expect(spooledOf(Buffer.concat(files().map((path) => readFileSync(path)))).messages).toHaveLength(4);
  await spool.settle();
  expect(store.ids).toEqual([0, 1, 2, 10]);
  expect(files()).toEqual([]);
  expect(spool.stats()).toMatchObject({ waitingMessages: 0, bytes: 0 });
});

test('pairs of ids of one person go before messages, and wait with them', async () => {
  const { spool, store } = openTried();
  store.isWell = false;
  const pair = { bot: 'support', platform: 'sms', user: 1n, same: 2n };
  const pairs = [pair, { ...pair, user: 3n, isLent: true as const }];
  await spool.keep({ messages: messages(1), pairs });
  await expect(spool.settle()).rejects.toMatchObject({ code: 'store_unavailable' });
  expect(store).toMatchObject({ ids: [], pairs: [] });
  store.isWell = true;
  await spool.settle();
  expect(store).toMatchObject({ ids: [1], pairs });
  expect(store.pairs[0]).not.toHaveProperty('isLent');
});

test('a store that refuses is asked until it takes everything; who keeps is never kept waiting', async () => {
  const { spool, store, logged } = openTried();
  store.isWell = false;
  for (const id of [1, 2, 3]) await spool.keep(spooled(id));
  await expect.poll(() => spool.stats().failures).toBeGreaterThan(2);
  expect(logged.filter((text) => text.includes('does not take'))).toHaveLength(1);
  store.isWell = true;
  await expect.poll(() => spool.stats().waitingMessages, { timeout: 20_000 }).toBe(0);
  expect(new Set(store.ids)).toEqual(new Set([1, 2, 3]));
});

test('what an earlier process left behind is caught up with, but for half a line and for bots that are gone', async () => {
  const first = openTried();
  first.store.isWell = false;
  await first.spool.keep(spooled(1, 2));
  await first.spool.keep(spooled(50, 1, 'gone'));
  await first.spool.keep(spooled(3, 2));
  await first.spool.close();
  const [path = ''] = files();
  truncateSync(path, readFileSync(path).length - 5);
  const { spool, store, logged } = openTried({ isKnown: (bot) => bot !== 'gone' });
  expect(spool.stats().waitingMessages).toBe(4);
  await spool.settle();
  expect(store.ids).toEqual([1, 2, 3]);
  expect(logged.join()).toContain('not whole');
  expect(files()).toEqual([]);
});

test('a spool that has no room says so and keeps what it has', async () => {
  const { spool, store, logged } = openTried({ maxBytes: 1000 });
  store.isWell = false;
  await spool.keep(spooled(0, 50));
  await expect(spool.keep(spooled(100))).rejects.toMatchObject({ code: 'queue_full' });
  await expect(spool.keep(spooled(101))).rejects.toMatchObject({ code: 'queue_full' });
  expect(spool.stats()).toMatchObject({ waitingMessages: 50, refusedMessages: 2 });
  expect(logged.filter((text) => text.includes('is full'))).toHaveLength(1);
  store.isWell = true;
  await spool.settle();
  await spool.keep(spooled(200));
  await spool.settle();
  expect(new Set(store.ids)).toEqual(new Set([...Array(50).keys(), 200]));
});

test('pairs that come without messages take room in memory, too', async () => {
  const { spool } = openTried({ maxUnsafeLines: 10 });
  rmSync(join(directory, 'spool'), { recursive: true });
  const pairs = [{ bot: 'support', platform: 'whatsapp', user: 1n, same: 2n }];
  const kept = Array.from({ length: 10 }, () => spool.keep({ messages: [], pairs }));
  await expect(spool.keep({ messages: [], pairs })).rejects.toMatchObject({ code: 'queue_full' });
  await expect(spool.keep(spooled(1))).rejects.toMatchObject({ code: 'queue_full' });
  mkdirSync(join(directory, 'spool'));
  await Promise.all(kept);
  await spool.keep({ messages: messages(1), pairs });
});

test('what is of a bot that was deleted is not kept, and what is kept goes nowhere once it is', async () => {
  const known = new Set(['support', 'going']);
  const { spool, store } = openTried({ isKnown: (bot) => known.has(bot) });
  store.isWell = false;
  const pairs = [{ bot: 'going', platform: 'sms', user: 1n, same: 2n }];
  await spool.keep({ messages: [...messages(1, 1, 'going'), ...messages(2)], pairs });
  known.delete('going');
  await spool.keep({ messages: messages(3, 1, 'going'), pairs });
  expect(spool.stats().waitingMessages).toBe(2);
  await spool.keep({ messages: [...messages(4, 1, 'going'), ...messages(5)], pairs });
  expect(spool.stats().waitingMessages).toBe(3);
  // Whoever has its name next has nothing of it.
  await expect(spool.settle()).rejects.toMatchObject({ code: 'store_unavailable' });
  store.isWell = true;
  await spool.settle();
  expect(store).toMatchObject({ ids: [2, 5], pairs: [] });
});

test('a file that cannot be removed goes to the store once, and is told of', async () => {
  const { spool, store, logged } = openTried({
    writer: {
      write(written) {
        store.ids.push(...written.map(({ id }) => Number(id)));
        if (store.ids.length === 1) for (const path of files()) breakFile(path);
        return Promise.resolve();
      },
    },
  });
  await spool.keep(spooled(1));
  await spool.settle();
  expect(files()).toHaveLength(1);
  expect(spool.stats()).toMatchObject({ waitingMessages: 0, bytes: 0, failures: 0 });
  await spool.keep(spooled(2));
  await spool.settle();
  expect(store.ids).toEqual([1, 2]);
  expect(logged).toEqual([expect.stringContaining('cannot be removed')]);
});

test('a file that is gone or cannot be read does not keep what is behind it waiting, nor Turnout from starting', async () => {
  const { spool, store, logged } = openTried();
  store.isWell = false;
  for (const id of [1, 2, 3]) {
    await spool.keep(spooled(id));
    await expect(spool.settle()).rejects.toMatchObject({ code: 'store_unavailable' });
  }
  const [gone = '', broken = '', behind = ''] = files().sort();
  rmSync(gone);
  breakFile(broken);
  store.isWell = true;
  await spool.settle();
  expect(store.ids).toEqual([3]);
  expect(spool.stats()).toMatchObject({ waitingMessages: 0, bytes: 0 });
  expect(logged.filter((text) => text.includes('cannot be read'))).toHaveLength(2);
  await spool.close();
  breakFile(behind);
  const again = openTried();
  await again.spool.settle();
  expect(again.logged.join()).toContain('cannot be read');
  expect(files().map((path) => path.slice(-'.unreadable'.length))).toEqual(['.unreadable', '.unreadable']);
});
/** A folder in its place: reading it fails for root, too. */
const breakFile = (path: string) => {
  rmSync(path, { force: true });
  mkdirSync(path);
};

// Mounting needs root. Where it is refused, this test fails, and says so.
test('a full disk keeps messages in memory, bounded, until there is space again', async () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', directory]);
  try {
    const { spool, store, logged } = openTried({ maxUnsafeLines: 30 });
    const { bavail, bsize } = statfsSync(directory);
    writeFileSync(join(directory, 'ballast'), Buffer.alloc(bavail * bsize));
    const waiting = [spool.keep(spooled(0, 20)), spool.keep(spooled(20, 10))];
    await expect.poll(() => spool.stats().failures).toBeGreaterThan(1);
    expect(spool.stats().unsafeMessages).toBe(30);
    // Whoever waits for all of it hears so; and tries that fail take no room.
    await expect(spool.settle()).rejects.toMatchObject({ code: 'store_unavailable' });
    await expect.poll(() => spool.stats().bytes).toBe(0);
    await expect(spool.keep(spooled(99))).rejects.toMatchObject({ code: 'queue_full' });
    rmSync(join(directory, 'ballast'));
    await Promise.all(waiting);
    expect(spool.stats().unsafeMessages).toBe(0);
    await spool.settle();
    expect(new Set(store.ids)).toEqual(new Set(Array(30).keys()));
    expect(logged.join()).toMatch(/cannot be written.*can be written again/s);
  } finally {
    for (const spool of opened.splice(0)) await spool.close();
    execFileSync('umount', ['--lazy', directory]);
  }
});

test('closing leaves on disk what the store does not take, and takes nothing more', async () => {
  const { spool, store } = openTried();
  store.isWell = false;
  await spool.keep(spooled(1, 3));
  await spool.close();
  await expect(spool.keep(spooled(9))).rejects.toMatchObject({ code: 'shutting_down' });
  const again = openTried();
  await again.spool.settle();
  expect(again.store.ids).toEqual([1, 2, 3]);
});

test('lines are read as they were written; whatever is cut off, changed or added, no other message comes of it', () => {
  const message = fc.record({
    bot: fc.constantFrom('a', 'support-2'),
    platform: fc.constantFrom('sms', 'web_chat'),
    user: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    direction: fc.constantFrom('received' as const, 'sent' as const),
    timestampMs: fc.integer({ min: Date.UTC(1901, 0), max: Date.UTC(2100, 0) }),
    id: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  });
  const either = fc.oneof(
    message,
    message.map((one) => ({ ...one, isUndated: true as const })),
  );
  fc.assert(
    fc.property(fc.array(either, { maxLength: 10 }), fc.nat(), fc.nat(255), (all, place, byte) => {
      const bytes = linesOf({ messages: all, pairs: [] });
      expect(spooledOf(bytes)).toEqual({ messages: all, pairs: [], damaged: 0 });
      const cut = spooledOf(bytes.subarray(0, place % (bytes.length + 1)));
      expect(cut.messages).toEqual(all.slice(0, cut.messages.length));
      const changed = Buffer.from(bytes);
      if (bytes.length > 0) changed[place % bytes.length] = byte;
      for (const found of spooledOf(changed).messages) expect(all).toContainEqual(found);
    }),
  );
});

test('nothing of what somebody else has put into the directory is touched', async () => {
  openTried();
  appendFileSync(join(directory, 'spool', 'notes.txt'), 'mine');
  const { spool, store } = openTried();
  await spool.keep(spooled(1));
  await spool.settle();
  expect(store.ids).toEqual([1]);
  expect(files().map((path) => path.slice(-9))).toEqual(['notes.txt']);
});
