import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { zoneOf } from '@turnout/contract';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createWallClock } from '../laws/wall-clock.ts';
import type { Engine, Params } from '../store/engine.ts';
import { createCommitClock } from '../write/commit-clock.ts';
import { createGroupCommit } from '../write/group-commit.ts';
import { lastReceivedMs } from './ledger.ts';
import { zoneParams } from './reading.ts';
import { openScene, type Scene } from './scene.ts';

// A real engine, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const hourMs = 3_600_000;
const zones = ['America/Santiago', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'];
const clock = createCommitClock(Date);
let scene: Scene;
beforeAll(async () => {
  scene = await openScene(clock);
});
afterAll(() => scene.close());
afterEach(() => {
  vi.useRealTimers();
});

const message = fc.record({
  platform: fc.constantFrom('sms', 'web'),
  user: fc.bigInt({ min: 1n, max: 9n }),
  direction: fc.constantFrom('received' as const, 'sent' as const),
  timestampMs: fc.nat(400).map((halfHours) => Date.UTC(2022, 3, 1) + (halfHours * hourMs) / 2),
  id: fc.bigInt({ min: 1n, max: 30n }),
});
const [history = []] = fc.sample(fc.array(message, { minLength: 60, maxLength: 60 }), { seed: 3, numRuns: 1 });
const [one] = history;

/** What a bot's figures are when everything came at once. */
async function made(timezone: string, messages: typeof history) {
  const bot = scene.createBot(timezone);
  const refresher = await scene.openRefresher();
  await scene.store(bot, messages, refresher);
  await refresher.settle(bot);
  return scene.made(bot);
}

/** The engine, where every statement about certain bots fails; `tries` are the bots of each refresh that began. */
function failingEngine() {
  const broken = new Set<string>();
  const tries: (readonly string[])[] = [];
  const about = (params: Params = {}) => (Array.isArray(params['bots']) ? params['bots'].map(String) : []);
  const check = async (sql: string, params?: Params) => {
    if (sql.includes('received_at >') && sql.includes('count() AS messages')) tries.push(about(params));
    if (about(params).some((bot) => broken.has(bot))) throw new Error('broken');
    await turn();
  };
  const engine: Engine = {
    ...scene.engine,
    async query(lane, sql, params) {
      await check(sql, params);
      return scene.engine.query(lane, sql, params);
    },
    async execute(lane, sql, params) {
      await check(sql, params);
      await scene.engine.execute(lane, sql, params);
    },
  };
  return { engine, broken, tries };
}

describe('settle', () => {
  test('is at once where nothing waits, and after a refresh where something does', async () => {
    const refresher = await scene.openRefresher();
    const bot = scene.createBot('UTC');
    await refresher.settle(bot);
    await scene.store(bot, history, refresher);
    expect((await scene.made(bot)).daily).toEqual([]);
    await refresher.settle(bot);
    expect((await scene.made(bot)).daily).not.toEqual([]);
  });

  test('holds what was committed while a refresh ran, too', async () => {
    const refresher = await scene.openRefresher();
    const bot = scene.createBot('UTC');
    for (const [at, next] of history.entries()) {
      await scene.store(bot, [next], refresher);
      if (at % 20 === 19) await refresher.settle(bot);
    }
    expect(await scene.made(bot)).toEqual(await made('UTC', history));
  });

  test('is refused once the refresher is closed, and what waits then is told', async () => {
    const refresher = await scene.openRefresher();
    const bot = scene.createBot('UTC');
    await scene.store(bot, history);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    refresher.touch(new Set([bot]));
    const waiting = expect(refresher.settle(bot)).rejects.toThrow('The refresh was stopped.');
    await refresher.close();
    await waiting;
    await expect(refresher.settle(bot)).rejects.toThrow('The refresh was stopped.');
  });
});

describe('asOf', () => {
  test('is now where nothing waits, and the first unanswered instant where something does', async () => {
    const refresher = await scene.openRefresher();
    const bot = scene.createBot('UTC');
    expect(Date.now() - refresher.asOfMs(bot)).toBeLessThan(1000);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const before = Date.now();
    await scene.store(bot, history.slice(0, 1), refresher);
    const asOfMs = refresher.asOfMs(bot);
    await sleep(5);
    await scene.store(bot, history.slice(1, 2), refresher);
    expect(refresher.asOfMs(bot)).toBe(asOfMs);
    expect(asOfMs).toBeGreaterThanOrEqual(before);
    await vi.advanceTimersByTimeAsync(0);
    vi.useRealTimers();
    await refresher.settle(bot);
    expect(refresher.asOfMs(bot)).toBeGreaterThan(asOfMs);
  });

  test('every message answered before it is in the figures, whatever is written meanwhile', async () => {
    const refresher = await scene.openRefresher();
    const writer = createGroupCommit({ engine: scene.engine, clock, onCommitted: refresher.touch });
    const bots = [scene.createBot('UTC'), scene.createBot('UTC'), scene.createBot('Asia/Kathmandu')];
    const answered = new Map<string, number[]>(bots.map((bot) => [bot, []]));
    let id = 0n;
    let isOver = false;
    const write = async (bot: string) => {
      while (!isOver) {
        id += 1n;
        await writer.write([
          { bot, platform: 'sms', user: id % 7n, direction: 'received', timestampMs: Date.now(), id },
        ]);
        answered.get(bot)?.push(Date.now());
      }
    };
    const look = async (bot: string) => {
      let looks = 0;
      for (; looks < 25; looks += 1) {
        const asOfMs = refresher.asOfMs(bot);
        const due = answered.get(bot)?.filter((at) => at < asOfMs).length;
        const [row] = await scene.engine.query<{ received: number }>(
          'read',
          'SELECT sum(received) AS received FROM daily FINAL WHERE bot = {bot:String}',
          { bot },
        );
        expect(row?.received).toBeGreaterThanOrEqual(due ?? 0);
        await sleep(20);
      }
    };
    const writers = bots.flatMap((bot) => [write(bot), write(bot)]);
    await Promise.all(bots.map(look)).finally(() => {
      isOver = true;
    });
    await Promise.all(writers);
    for (const bot of bots) {
      await refresher.settle(bot);
      const { daily } = await scene.made(bot);
      expect(daily.reduce((sum, day) => sum + Number('received' in day && day.received), 0)).toBe(
        answered.get(bot)?.length,
      );
    }
    await writer.close();
  });
});

describe('an insert that takes long, such as an import,', () => {
  test('holds back no message that is committed meanwhile, and loses none', async () => {
    const refresher = await scene.openRefresher();
    const [bot, other, importing] = [scene.createBot('UTC'), scene.createBot('UTC'), scene.createBot('UTC')];
    await scene.store(bot, history.slice(0, 20), refresher);
    await refresher.settle(bot);

    const stamp = clock.begin();
    await scene.store(bot, history.slice(20), refresher);
    await refresher.settle(bot);
    const expected = await made('UTC', history);
    expect(await scene.made(bot)).toEqual(expected);

    // Another bot's refresh, and the end of the long insert, leave it so.
    await scene.store(other, history, refresher);
    await refresher.settle(other);
    clock.end(stamp);
    refresher.touch(new Set([importing]));
    await refresher.settle(importing);
    await scene.store(bot, history.slice(0, 1), refresher);
    await refresher.settle(bot);
    expect(await scene.made(bot)).toEqual(expected);
  });

  test('is in the figures when it is over, and no part of it before', async () => {
    const refresher = await scene.openRefresher();
    const bot = scene.createBot('UTC');
    const underWay = clock.begin();
    await scene.storeStamped(underWay, bot, history.slice(0, 30));
    await scene.store(bot, history.slice(30), refresher);
    await refresher.settle(bot);
    expect(await scene.made(bot)).toEqual(await made('UTC', history.slice(30)));
    clock.end(underWay);
    refresher.touch(new Set([bot]));
    await refresher.settle(bot);
    expect(await scene.made(bot)).toEqual(await made('UTC', history));
  });
});

describe('many bots', () => {
  test('of several zones in one go have the figures they would have alone', async () => {
    const refresher = await scene.openRefresher();
    const bots = zones.flatMap((zone) => [scene.createBot(zone), scene.createBot(zone)]);
    const half = history.length / 2;
    for (const part of [history.slice(half), history.slice(0, half)]) {
      await Promise.all(bots.map((bot) => scene.store(bot, part, refresher)));
      await Promise.all(bots.map(refresher.settle));
    }
    for (const bot of bots) expect(await scene.made(bot)).toEqual(await made(scene.zones.get(bot) ?? '', history));
  });

  test('new ones of one zone are made together', async () => {
    const { engine } = scene;
    const recorded: unknown[] = [];
    const refresher = await scene.openRefresher({
      ...engine,
      execute(lane, sql, params) {
        if (params?.['settled'] !== undefined) recorded.push(params['bots']);
        return engine.execute(lane, sql, params);
      },
    });
    const bots = ['Asia/Kolkata', 'Asia/Kolkata', 'Europe/Paris', 'Asia/Kolkata'].map(scene.createBot);
    const stored = bots.map((bot) => scene.store(bot, history));
    await Promise.all(stored);
    refresher.touch(new Set(bots));
    await Promise.all(bots.map(refresher.settle));
    expect(recorded).toEqual([[bots[0], bots[1], bots[3]], [bots[2]]]);
    for (const bot of bots) expect(await scene.made(bot)).toEqual(await made(scene.zones.get(bot) ?? '', history));
  });

  test('one that wakes up makes no other look back', async () => {
    const { engine } = scene;
    const looked: { bots: unknown; since: number }[] = [];
    const refresher = await scene.openRefresher({
      ...engine,
      query(lane, sql, params) {
        if (params?.['since'] !== undefined) looked.push({ bots: params['bots'], since: Number(params['since']) });
        return engine.query(lane, sql, params);
      },
    });
    const [idle, busy] = [scene.createBot('Asia/Tokyo'), scene.createBot('Asia/Tokyo')];
    await scene.store(idle, history, refresher);
    await refresher.settle(idle);
    let lastRefresh = 0;
    for (const next of history.slice(0, 2)) {
      lastRefresh = Date.now();
      await scene.store(busy, [next], refresher);
      await refresher.settle(busy);
    }
    await sleep(5);
    await scene.store(busy, history.slice(2), refresher);
    looked.length = 0;
    await scene.store(idle, history.slice(0, 1), refresher);
    await Promise.all([refresher.settle(idle), refresher.settle(busy)]);
    // What came in after the last refresh is all that is looked for, also where the idle bot's last was long before.
    for (const { since } of looked) expect(since).toBeGreaterThanOrEqual(lastRefresh - 1);
    expect(await scene.made(busy)).toEqual(await made('Asia/Tokyo', history));
  });

  test('a deleted one is left alone; made anew in another zone, it has the figures of that zone', async () => {
    const refresher = await scene.openRefresher();
    const bot = scene.createBot('UTC');
    await scene.store(bot, history.slice(0, 30), refresher);
    await refresher.settle(bot);
    await scene.store(bot, history.slice(30), refresher);
    scene.zones.delete(bot);
    await refresher.settle(bot);
    await refresher.rebuild(bot);
    scene.zones.set(bot, 'Pacific/Apia');
    refresher.touch(new Set([bot]));
    await refresher.settle(bot);
    expect(await scene.made(bot)).toEqual(await made('Pacific/Apia', history));
  });
});

describe('a refresh that fails', () => {
  test('is tried again after longer and longer pauses, until it succeeds', async () => {
    const { engine, broken, tries } = failingEngine();
    const refresher = await scene.openRefresher(engine);
    const bot = scene.createBot('UTC');
    await scene.store(bot, history);
    broken.add(bot);
    scene.warnings.length = 0;

    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const timers = vi.spyOn(globalThis, 'setTimeout');
    refresher.touch(new Set([bot]));
    const asOfMs = refresher.asOfMs(bot);
    const refused = expect(refresher.settle(bot)).rejects.toThrow('broken');
    const pauses = [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000];
    while (scene.warnings.length < pauses.length) {
      vi.advanceTimersToNextTimer();
      // More that comes in does not hurry it.
      refresher.touch(new Set([bot]));
      await turn();
    }
    await refused;
    expect(timers.mock.calls.map(([, ms]) => ms).filter((ms) => pauses.includes(ms ?? 0))).toEqual(pauses);
    expect(tries).toHaveLength(pauses.length);
    expect(refresher.asOfMs(bot)).toBe(asOfMs);

    broken.clear();
    let isSettled = false;
    const settled = refresher.settle(bot).then(() => {
      isSettled = true;
    });
    while (!isSettled) {
      vi.advanceTimersToNextTimer();
      await turn();
    }
    await settled;
    vi.useRealTimers();
    expect(await scene.made(bot)).toEqual(await made('UTC', history));
  });

  test('holds up no other bot, of its zone or of another', async () => {
    const { engine, broken, tries } = failingEngine();
    const refresher = await scene.openRefresher(engine);
    const [bad, neighbour, other] = ['UTC', 'UTC', 'Asia/Kathmandu'].map((zone) => scene.createBot(zone));
    if (!bad || !neighbour || !other) throw new Error('There are three.');
    const all = [bad, neighbour, other];
    // They have been refreshed before, and so go together.
    for (const bot of all) await scene.store(bot, history.slice(0, 30), refresher);
    await Promise.all(all.map(refresher.settle));

    broken.add(bad);
    await Promise.all(all.map((bot) => scene.store(bot, history.slice(30))));
    const touchedAt = Date.now();
    refresher.touch(new Set(all));
    const settled = await Promise.allSettled(all.map(refresher.settle));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    // The next time, each is by itself.
    await refresher.settle(neighbour);
    for (const [bot, zone] of [
      [neighbour, 'UTC'],
      [other, 'Asia/Kathmandu'],
    ] as const) {
      expect(await scene.made(bot)).toEqual(await made(zone, history));
      expect(refresher.asOfMs(bot)).toBeGreaterThan(touchedAt);
    }
    expect(refresher.asOfMs(bad)).toBeLessThanOrEqual(touchedAt + 1);
    expect(tries).toContainEqual([bad]);
    broken.clear();
    await refresher.settle(bad);
    expect(await scene.made(bad)).toEqual(await made('UTC', history));
  });

  test('of the rows that a failed insert left on disk is not needed: they are counted with the next refresh', async () => {
    const refresher = await scene.openRefresher();
    const bot = scene.createBot('UTC');
    const insert: Engine['insert'] = async (...args) => {
      await scene.engine.insert(...args);
      throw new Error('It is on disk, but who would know?');
    };
    const writer = createGroupCommit({ engine: { insert }, clock, onCommitted: refresher.touch });
    await expect(writer.write(history.map((plain) => ({ ...plain, bot })))).rejects.toThrow();
    await writer.close();
    await refresher.settle(bot);
    expect(await scene.made(bot)).toEqual(await made('UTC', history));
  });
});

describe('a rebuild', () => {
  test('changes nothing, and neither does a refresh of what is refreshed', async () => {
    const refresher = await scene.openRefresher();
    const bot = scene.createBot('America/Santiago');
    await scene.store(bot, history, refresher);
    await refresher.settle(bot);
    const before = await scene.made(bot);
    refresher.touch(new Set([bot]));
    await refresher.settle(bot);
    expect(await scene.made(bot)).toEqual(before);
    await refresher.rebuild(bot);
    await refresher.rebuild(bot);
    expect(await scene.made(bot)).toEqual(before);
  });

  test('tells how far it is, and signals the end', async () => {
    const refresher = await scene.openRefresher();
    const bot = scene.createBot('UTC');
    await scene.store(bot, history);
    const told: [number, number][] = [];
    await refresher.rebuild(bot, (done, total) => told.push([done, total]));
    expect(told.length).toBeGreaterThan(0);
    for (const [done, total] of told) expect(done).toBeLessThanOrEqual(total);
    expect(scene.refreshed.at(-1)).toMatchObject({ bot });
  });

  test('in new zones, while messages come in, ends with the figures of the last one', async () => {
    const refresher = await scene.openRefresher();
    const bot = scene.createBot('UTC');
    let isOver = false;
    const write = async () => {
      for (const next of history) await scene.store(bot, [next], refresher);
      isOver = true;
    };
    const move = async () => {
      for (let at = 0; !isOver; at += 1) {
        scene.zones.set(bot, zones[at % zones.length] ?? 'UTC');
        if (at % 2 === 0) await refresher.rebuild(bot);
        else await sleep(30);
      }
    };
    await Promise.all([write(), move()]);
    // A zone that nobody tells about is noticed with the next message.
    scene.zones.set(bot, 'Asia/Kathmandu');
    await scene.store(bot, history.slice(0, 1), refresher);
    await refresher.settle(bot);
    expect(await scene.made(bot)).toEqual(await made('Asia/Kathmandu', history));
  });
});

describe('the start', () => {
  test('finds nothing to do where all is done, and does not touch it', async () => {
    const bot = scene.createBot('UTC');
    const before = await scene.openRefresher();
    await scene.store(bot, history, before);
    await before.settle(bot);
    await before.close();
    await sleep(2);
    const { engine, tries } = failingEngine();
    const after = await scene.openRefresher(engine);
    await after.catchUp([bot, 'nobody']);
    // One message may be looked at again: it was received while the last refresh began.
    expect(tries.length).toBeLessThanOrEqual(1);
    expect(Date.now() - after.asOfMs(bot)).toBeLessThan(1000);
  });

  test('tells when it cannot finish what was left', async () => {
    const { engine, broken } = failingEngine();
    const bot = scene.createBot('UTC');
    await scene.store(bot, history);
    broken.add(bot);
    const refresher = await scene.openRefresher(engine);
    await expect(refresher.catchUp([bot])).rejects.toThrow('broken');
  });

  test('the clock starts after the newest row', async () => {
    const bot = scene.createBot('UTC');
    if (one) await scene.store(bot, [one]);
    const [row] = await scene.engine.query<{ newest: number }>(
      'read',
      'SELECT toUnixTimestamp64Milli(max(received_at)) AS newest FROM messages',
    );
    expect(await lastReceivedMs(scene.engine)).toBeGreaterThanOrEqual(row?.newest ?? Number.NaN);
  });
});

test('the engine and the server agree on the local day and hour of every instant', async () => {
  const instant = fc.integer({ min: Date.UTC(1901, 0, 1), max: Date.UTC(2059, 11, 31) });
  const instants = fc.sample(instant, { seed: 4, numRuns: 3000 });
  for (const timezone of [...zones, 'America/Havana', 'Africa/Casablanca', 'Australia/Lord_Howe']) {
    const zone = zoneOf(timezone);
    const edges = zone.starts.flatMap((start) => [start * 1000 - 1, start * 1000]).filter((ms) => ms > 0);
    const all = [...instants, ...edges];
    const rows = await scene.engine.query<{ day: string; hour: number }>(
      'read',
      `WITH fromUnixTimestamp64Milli(arrayJoin({all:Array(Int64)}), 'UTC') AS instant
       SELECT local_day(instant, {starts:Array(Int64)}, {offsets:Array(Int64)}) AS day,
         local_hour(instant, {starts:Array(Int64)}, {offsets:Array(Int64)}) AS hour`,
      { all, ...zoneParams(zone) },
    );
    expect(rows.map(({ day }) => day)).toEqual(all.map(zone.localDay));
    const clockOnTheWall = createWallClock(timezone);
    expect(rows.map(({ hour }) => hour)).toEqual(all.map((ms) => clockOnTheWall(ms).hour));
  }
});
