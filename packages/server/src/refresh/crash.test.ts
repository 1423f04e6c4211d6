import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../store/engine.ts';
import { createCommitClock } from '../write/commit-clock.ts';
import type { Refresher } from './refresher.ts';
import { openScene, type Scene } from './scene.ts';

const hourMs = 3_600_000;
const santiago = 'America/Santiago';
const kathmandu = 'Asia/Kathmandu';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(createCommitClock(Date));
});
afterAll(() => scene.close(), 60_000);

/** Few ids over a hundred days: copies, chains of them, days that only one zone knows, and months apart. */
const message = fc.record({
  platform: fc.constantFrom('sms', 'web'),
  user: fc.bigInt({ min: 1n, max: 5n }),
  direction: fc.constantFrom('received' as const, 'sent' as const),
  timestampMs: fc
    .oneof(fc.nat(150), fc.integer({ min: 2000, max: 2100 }))
    .map((hours) => Date.UTC(2022, 2, 1) + hours * hourMs + 59 * 60_000),
  id: fc.bigInt({ min: 1n, max: 12n }),
});
const [some = [], more = []] = fc
  .sample(fc.array(message, { minLength: 50, maxLength: 50 }), { seed: 1, numRuns: 2 })
  // A hash is of a user on one platform: no two platforms have one in common.
  .map((drawn) => drawn.map((one) => (one.platform === 'web' ? { ...one, user: one.user + 10n } : one)));
/** A message, and a copy of it that comes late and leaves its day empty. */
const moved = {
  platform: 'sms',
  user: 9n,
  direction: 'received' as const,
  timestampMs: Date.UTC(2022, 3, 20, 12),
  id: 99n,
};
const first = [...some, moved];
const late = [...more, { ...moved, timestampMs: moved.timestampMs - 40 * hourMs }];

/** Ids that turn out to be one person's: a chain that is learnt from its end, and one more that leads into it. */
const pairs: Pair[] = [
  { platform: 'sms', user: 2n, same: 3n },
  { platform: 'sms', user: 3n, same: 4n },
  { platform: 'sms', user: 9n, same: 2n },
  { platform: 'web', user: 11n, same: 15n },
];
const canonical = new Map([
  [2n, 4n],
  [3n, 4n],
  [9n, 4n],
  [11n, 15n],
]);
const asOnePerson = (messages: typeof first) =>
  messages.map((one) => ({ ...one, user: canonical.get(one.user) ?? one.user }));

/** The engine as a process sees it that dies right before its n-th statement, which is right after the one before. */
function dyingEngine(engine: Engine, n: number): Engine & { isDead(): boolean } {
  let statements = 0;
  const statement = <Result>(run: () => Promise<Result>): Promise<Result> => {
    statements += 1;
    return statements >= n ? Promise.reject(new Error('The process is dead.')) : run();
  };
  return {
    query: (...args) => statement(() => engine.query(...args)),
    execute: (...args) => statement(() => engine.execute(...args)),
    insert: (...args) => statement(() => engine.insert(...args)),
    close: () => Promise.resolve(),
    isDead: () => statements >= n,
  };
}

type Pair = { platform: string; user: bigint; same: bigint };
type Story = {
  name: string;
  /** The bot's zone when it is made. */
  from: string;
  /** What has been refreshed in peace before. */
  before: typeof first;
  /** What has come in since. */
  after: typeof first;
  /** Who has turned out to be one person since. */
  learnt?: Pair[];
  /** Its zone when the process dies at its work, and when the next one starts. */
  during: string;
  next: string;
  work(refresher: Refresher, bot: string): Promise<void>;
};

const catchUp: Story['work'] = (refresher, bot) => refresher.catchUp([bot]);
const rebuild: Story['work'] = (refresher, bot) => refresher.rebuild(bot);
const before = { from: santiago, before: first, during: santiago };
const stories: Story[] = [
  { ...before, name: 'the first figures, then a new zone', before: [], after: first, next: kathmandu, work: catchUp },
  { ...before, name: 'more messages', after: late, next: santiago, work: catchUp },
  { ...before, name: 'more messages, then a new zone', after: late, next: kathmandu, work: catchUp },
  { ...before, name: 'more messages of ids that are one', after: late, learnt: pairs, next: santiago, work: catchUp },
  {
    ...before,
    name: 'ids that are one, and a new zone',
    after: late,
    learnt: pairs,
    during: kathmandu,
    next: kathmandu,
    work: rebuild,
  },
  { ...before, name: 'a new zone, then the old one', after: [], during: kathmandu, next: santiago, work: rebuild },
];

/** A bot of which everything is as it is of another. */
async function copyOf(bot: string, timezone: string): Promise<string> {
  const copy = scene.createBot(timezone);
  for (const table of ['messages', 'same_users', 'user_days', 'day_users', 'day_hours', 'daily', 'refreshes']) {
    const sql = `INSERT INTO ${table} SELECT * REPLACE ({copy:String} AS bot) FROM ${table} WHERE ${table}.bot = {bot:String}`;
    await scene.engine.execute('write', sql, { copy, bot });
  }
  const aliases = scene.aliases.get(bot);
  if (aliases) scene.aliases.set(copy, aliases);
  return copy;
}

/** What is stored of a bot, copies once. */
const storedOf = (bot: string) =>
  scene.engine.query(
    'read',
    `SELECT DISTINCT platform, user, direction, timestamp, id FROM messages WHERE bot = {bot:String}
     ORDER BY platform, user, direction, timestamp, id`,
    { bot },
  );

test.each(stories)(
  'a crash at any statement leaves nothing behind: $name',
  async ({ from, before, after, learnt, during, next, work }) => {
    const peace = await scene.openRefresher();
    const [clean, model] = [scene.createBot(next), scene.createBot(from)];
    const all = [...before, ...after];
    await scene.store(clean, learnt ? asOnePerson(all) : all, peace);
    if (before.length > 0) await scene.store(model, before, peace);
    await Promise.all([clean, model].map(peace.settle));
    if (after.length > 0) await scene.store(model, after);
    if (learnt) await scene.learn(model, learnt);
    const expected = { ...(await scene.made(clean)), stored: await storedOf(clean) };

    for (let n = 1, isOver = false; !isOver; n += 1) {
      const bot = await copyOf(model, during);
      const engine = dyingEngine(scene.engine, n);
      const dying = await scene.openRefresher(engine).catch(() => undefined);
      if (dying) await work(dying, bot).catch(() => undefined);
      await dying?.close();
      isOver = !engine.isDead();

      scene.zones.set(bot, next);
      await (await scene.openRefresher()).catchUp([bot]);
      expect({ ...(await scene.made(bot)), stored: await storedOf(bot) }, `at statement ${n}`).toEqual(expected);
    }
  },
  900_000,
);

test('a crash while a crash is made good leaves nothing behind, whatever comes in before anything was caught up with', async () => {
  // The same days of the same users, each time with one more message.
  const oneMore = (from: bigint) => first.slice(0, 30).map((one, at) => ({ ...one, id: from + BigInt(at) }));
  const [since, later, last] = [oneMore(100n), oneMore(200n), oneMore(300n)];
  const peace = await scene.openRefresher();
  const [clean, model] = [scene.createBot(santiago), scene.createBot(santiago)];
  await scene.store(clean, [...first, ...since, ...later, ...last], peace);
  await scene.store(model, first, peace);
  await Promise.all([clean, model].map(peace.settle));
  await scene.store(model, since);
  const expected = await scene.made(clean);

  /** Whether it got to the end. What comes in wakes it up: nothing asks first what the one before has left. */
  const survives = async (bot: string, n: number, messages: typeof first) => {
    const engine = dyingEngine(scene.engine, n);
    const refresher = await scene.openRefresher(engine).catch(() => undefined);
    await scene.store(bot, messages, refresher);
    await refresher?.settle(bot).catch(() => undefined);
    await refresher?.close();
    return !engine.isDead();
  };
  for (let n = 1, isOver = false; !isOver; n += 1) {
    const bot = await copyOf(model, santiago);
    isOver = await survives(bot, n, []);
    await survives(bot, 1 + ((n * 7) % 19), later);
    expect(await survives(bot, Number.POSITIVE_INFINITY, last)).toBe(true);
    expect(await scene.made(bot), `at statement ${n}`).toEqual(expected);
  }
}, 300_000);
