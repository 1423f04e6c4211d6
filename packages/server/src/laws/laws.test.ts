import { randomInt } from 'node:crypto';
import type { Usage, UsageQuestion } from '@turnout/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, test, vi } from 'vitest';
import type { PlainMessage } from './count-once.ts';
import { type History, histories } from './histories.ts';
import { expectLifecycle, lifecycleQuestionOf } from './lifecycle-verify.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { asOnePerson, type SamePerson } from './same-people.ts';
import { expectTables } from './tables-verify.ts';
import { expectBruteForce, expectLaws } from './verify.ts';

// To run one failure again: LAWS_SEED and LAWS_PATH as the failure prints them. LAWS_RUNS: how many histories in all.
const seed = Number(process.env['LAWS_SEED'] ?? randomInt(2 ** 31));
const path = process.env['LAWS_PATH'];
const numRuns = Number(process.env['LAWS_RUNS'] ?? 300);
// Two at a time: bots share refreshes, as they do in a server, and one computes while the other waits.
const seeds = path === undefined ? [seed, seed + 1] : [seed];

// Long, for a busy machine: alone it takes about two minutes. A failure is shrunk within it, or as far as it goes.
const limitMs = 20 * 60_000;
vi.setConfig({ testTimeout: limitMs + 60_000, hookTimeout: 60_000 });

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms.close());

test.concurrent.each(seeds)('random histories keep every law and equal brute force (seed %i)', async (laneSeed) => {
  await fc.assert(fc.asyncProperty(histories, live), {
    seed: laneSeed,
    numRuns: Math.ceil(numRuns / seeds.length),
    interruptAfterTimeLimit: limitMs,
    markInterruptAsFailure: true,
    ...(path !== undefined && { path }),
  });
});

test.each([4, 6, 10, 30])(
  'a copy that comes late, before %i others, moves the message in all of them',
  async (length) => {
    const copy = (hours: number) => {
      const timestampMs = Date.UTC(2022, 0, 3) + hours * 60 * 60 * 1000;
      return { platform: 'sms', user: 'ana', direction: 'received', id: 'm1', timestampMs } as const;
    };
    const bot = rooms.createBot('UTC');
    const chain = Array.from({ length }, (_, index) => copy(index * 40));
    await rooms.write(rooms.parse(bot, chain));
    await rooms.settle(bot);
    await rooms.write(rooms.parse(bot, [copy(-20)]));
    await rooms.settle(bot);
    const days = { from: '2022-01-01', to: '2022-03-31', granularity: 'day' } as const;
    await expectBruteForce((question) => rooms.ask(bot, question), [...chain, copy(-20)], 'UTC', [
      { ...days, platforms: [] },
    ]);
  },
);

/** Lives through a history and holds what the server answers, on the way and at the end, against what was delivered. */
async function live({ timezone, otherTimezone, messages, steps, questions, endsWithRebuild }: History): Promise<void> {
  const bot = rooms.createBot(timezone);
  const ask = (question: UsageQuestion) => rooms.ask(bot, question);
  const delivered: PlainMessage[] = [];
  const pairs: SamePerson[] = [];
  const people = () => asOnePerson(delivered, pairs);
  const learn = async (learnt: readonly SamePerson[]) => {
    await rooms.learn(bot, learnt);
    pairs.push(...learnt);
  };
  const deliver = async (batch: readonly PlainMessage[], learnt: readonly SamePerson[] = []) => {
    const stored = rooms.parse(bot, batch);
    await learn(learnt);
    delivered.push(...batch);
    await rooms.write(stored);
    return stored;
  };

  let zone = timezone;
  let next = 0;
  for (const step of steps) {
    const batch = messages.slice(next, next + step.messages);
    next += step.messages;
    if (step.learntWhen === 'before') await learn(step.learnt);
    const stored = await deliver(batch, step.learntWhen === 'between' ? step.learnt : []);
    if (step.learntWhen === 'after') await learn(step.learnt);

    if (step.pause === 'redeliver') await deliver(batch);
    // A request whose answer got lost after its rows were stored: the same rows come again, those without an id, too.
    if (step.pause === 'repeat rows') await rooms.write(stored);
    if (step.pause === 'settle' || step.pause === 'check') await rooms.settle(bot);
    if (step.pause === 'check') {
      await expectBruteForce(ask, people(), zone, questions.slice(0, 2));
      await expectTables(rooms, bot, { messages: people(), timezone: zone }, questions.slice(0, 1));
    }
    if (step.pause === 'watch') await watch(ask, Date.now(), people(), zone, questions);
    if (step.pause === 'rebuild') await rooms.rebuild(bot);
    if (step.pause === 'move') {
      zone = zone === timezone ? otherTimezone : timezone;
      rooms.setTimezone(bot, zone);
      await rooms.rebuild(bot);
    }
  }
  await deliver(messages.slice(next));
  await rooms.settle(bot);

  const answers = await expectBruteForce(ask, people(), zone, questions);
  await expectLaws(ask, answers);
  await expectLifecycle(rooms, bot, { messages: people(), timezone: zone }, questions.map(lifecycleQuestionOf));
  await expectTables(rooms, bot, { messages: people(), timezone: zone }, questions);
  if (!endsWithRebuild) return;
  await rooms.rebuild(bot);
  await expectBruteForce(ask, people(), zone, questions);
  await expectTables(rooms, bot, { messages: people(), timezone: zone }, questions);
}

/** Asks as the page does, until `asOf` has passed the last answer: from then on every message is in the figures. */
async function watch(
  ask: (question: UsageQuestion) => Promise<Usage>,
  answeredMs: number,
  delivered: readonly PlainMessage[],
  timezone: string,
  [question]: readonly UsageQuestion[],
): Promise<void> {
  if (question === undefined) return;
  for (;;) {
    const usage = await ask(question);
    if (Date.parse(usage.asOf) <= answeredMs) continue;
    await expectBruteForce(() => Promise.resolve(usage), delivered, timezone, [question]);
    return;
  }
}
