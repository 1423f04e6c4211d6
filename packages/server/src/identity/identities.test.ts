import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHasher } from '../receive/hash.ts';
import type { Engine } from '../store/engine.ts';
import { openStore } from '../store/open.ts';
import { temporaryDirectory } from '../store/temporary.ts';
import { createCommitClock } from '../write/commit-clock.ts';
import { createIdentities, type Identities } from './identities.ts';

const directory = temporaryDirectory();
const plain = createHasher('a secret of the tests');
let engine: Engine;
beforeAll(async () => {
  engine = await openStore({ directory: directory.path });
});
afterAll(async () => {
  await engine.close();
  directory[Symbol.dispose]();
}, 60_000);

/** As a server has them that starts now, on this engine or on one that wraps it. */
async function open(on: Pick<Engine, 'insert'> = engine, pause?: () => Promise<void>) {
  const clock = createCommitClock(Date);
  const learnt: string[] = [];
  const failures: unknown[] = [];
  const identities = await createIdentities({
    engine: { query: engine.query, insert: on.insert },
    clock,
    hasher: plain,
    onLearnt: (bots) => learnt.push(...bots),
    onFailed: (error) => failures.push(error),
    ...(pause && { pause }),
  });
  return { identities, clock, learnt, failures };
}

const pair = (user: string, same: string, platform = 'sms') => ({ platform, user, same });
/** The user that a message of this id is written under. */
function idOf({ resolve }: Identities, bot: string, user: string, platform = 'sms') {
  const message = { bot, platform, user: plain.user(bot, platform, user), timestampMs: 0, id: 1n };
  return resolve([{ ...message, direction: 'received' }])[0]?.user;
}
const rowsOf = async (bot: string) =>
  (
    await engine.query<{ rows: number }>('read', 'SELECT count() AS rows FROM same_users WHERE bot = {bot:String}', {
      bot,
    })
  )[0]?.rows;

test('a new id is the user of the old one, on its bot and platform only, and for the next start, too', async () => {
  const { identities, learnt } = await open();
  await identities.learn('one', [pair('new', 'old')]);
  expect(learnt).toEqual(['one']);
  const { identities: next } = await open();
  for (const known of [identities, next]) {
    expect(idOf(known, 'one', 'new')).toBe(plain.user('one', 'sms', 'old'));
    expect(idOf(known, 'one', 'old')).toBe(plain.user('one', 'sms', 'old'));
    expect(idOf(known, 'one', 'new', 'web')).toBe(plain.user('one', 'web', 'new'));
    expect(idOf(known, 'two', 'new')).toBe(plain.user('two', 'sms', 'new'));
    expect(known.hasAliases('one')).toBe(true);
    expect(known.hasAliases('two')).toBe(false);
  }
});

test.each([
  ['a chain', [pair('b', 'a'), pair('c', 'b'), pair('d', 'c')]],
  ['a chain learnt from its end', [pair('d', 'c'), pair('c', 'b'), pair('b', 'a')]],
  ['a cycle', [pair('b', 'a'), pair('c', 'b'), pair('a', 'c'), pair('d', 'a')]],
  ['two groups that meet', [pair('a', 'b'), pair('c', 'd'), pair('a', 'd')]],
  ['the same the other way round', [pair('a', 'b'), pair('b', 'a'), pair('d', 'c'), pair('b', 'c')]],
])('%s is one user, whether it is learnt at once or step by step', async (name, pairs) => {
  const { identities } = await open();
  const [atOnce, stepwise, together] = [`once ${name}`, `step ${name}`, `together ${name}`].map((text) =>
    text.replaceAll(' ', '-'),
  ) as [string, string, string];
  await identities.learn(atOnce, pairs);
  for (const each of pairs) await identities.learn(stepwise, [each]);
  await Promise.all(pairs.map((each) => identities.learn(together, [each])));
  const { identities: next } = await open();
  for (const bot of [atOnce, stepwise, together]) {
    for (const known of [identities, next]) {
      expect(new Set(['a', 'b', 'c', 'd'].map((user) => idOf(known, bot, user))).size).toBe(1);
    }
    // One row for each that is counted under another: what is known is not written again.
    expect(await rowsOf(bot)).toBe(3);
  }
});

test.each([
  ['at once', true],
  ['one after another', false],
])('a lent name is of the first whom it is told of, for the next start, too; %s', async (name, isAtOnce) => {
  const { identities } = await open();
  const bot = `lent-${name.replaceAll(' ', '-')}`;
  const lent = (user: string, same: string) => ({ ...pair(user, same), isLent: true as const });
  const pairs = [
    lent('+1', 'ana'),
    lent('+1', 'eva'),
    pair('ana', 'ana-again'),
    lent('+2', 'ana-again'),
    lent('+2', 'eva'),
  ];
  for (const each of isAtOnce ? [pairs] : pairs.map((one) => [one])) await identities.learn(bot, each);
  // Known, and not to be learnt.
  expect(identities.hashed(bot, pairs)).toEqual([]);
  const { identities: next } = await open();
  for (const known of [identities, next]) {
    expect(idOf(known, bot, 'eva')).toBe(plain.user(bot, 'sms', 'eva'));
    for (const user of ['+1', '+2', 'ana']) expect(idOf(known, bot, user)).toBe(plain.user(bot, 'sms', 'ana-again'));
    await known.learn(bot, [lent('+1', 'eva')]);
  }
  expect(await rowsOf(bot)).toBe(3);
  // Whoever says so of the two themselves is believed.
  await next.learn(bot, [pair('+1', 'eva')]);
  expect(idOf(next, bot, 'ana')).toBe(plain.user(bot, 'sms', 'eva'));
});

test('what is known, means nothing or cannot be an id is passed over', async () => {
  const { identities, learnt } = await open();
  await identities.learn('known', [pair('new', 'old')]);
  await identities.learn('known', [
    pair('new', 'old'),
    pair('old', 'new'),
    pair('same', 'same'),
    pair('', 'old'),
    pair('new', 'x'.repeat(600)),
    pair('new', 'other', 'No Slug'),
  ]);
  expect(await rowsOf('known')).toBe(1);
  expect(learnt).toEqual(['known']);
});

test('until an insert is known to be on disk its pairs are not used, and its stamp is under way', async () => {
  let isBroken = true;
  const paused = Promise.withResolvers<void>();
  const mended = Promise.withResolvers<void>();
  const failing: Pick<Engine, 'insert'> = {
    async insert(...args) {
      await engine.insert(...args);
      // The worst case: it failed, and the rows are there.
      if (isBroken) throw new Error('The disk is full.');
    },
  };
  const { identities, clock, learnt, failures } = await open(failing, () => {
    paused.resolve();
    return mended.promise;
  });
  await expect(identities.learn('broken', [pair('new', 'old')])).rejects.toMatchObject({ code: 'store_unavailable' });
  await paused.promise;
  expect(failures).toHaveLength(1);
  expect(idOf(identities, 'broken', 'new')).toBe(plain.user('broken', 'sms', 'new'));
  expect(clock.seen().underWay).toHaveLength(1);
  expect(learnt).toEqual([]);

  isBroken = false;
  const repeated = identities.learn('broken', [pair('new', 'old'), pair('newer', 'new')]);
  mended.resolve();
  await repeated;
  expect(idOf(identities, 'broken', 'newer')).toBe(plain.user('broken', 'sms', 'old'));
  expect(clock.seen().underWay).toEqual([]);
  await identities.close();
});

test('once it is closed nothing is taken, and a try that fails is the last', async () => {
  const failing: Pick<Engine, 'insert'> = { insert: () => Promise.reject(new Error('The disk is full.')) };
  const { identities } = await open(failing);
  await expect(identities.learn('closed', [pair('new', 'old')])).rejects.toMatchObject({ code: 'store_unavailable' });
  await identities.close();
  await expect(identities.learn('closed', [pair('new', 'old')])).rejects.toMatchObject({ code: 'shutting_down' });
});
