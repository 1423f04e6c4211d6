import type { Figures, UsageQuestion } from '@turnout/contract';
import { expect } from 'vitest';
import { countOnce, type PlainMessage } from '../../packages/server/src/laws/count-once.ts';
import { expectBruteForce, expectLaws } from '../../packages/server/src/laws/verify.ts';
import { ask, settled } from './client.ts';
import type { Record } from './load.ts';
import type { SceneBot } from './scene.ts';
import { namedPlatforms, namelessPlatform } from './traffic.ts';

/** Once every message with an id is answered: every figure equals the brute force, and every law holds. */
export async function expectExact(
  address: string,
  { bot, answered, nameless, unanswered }: Record,
  questions: readonly UsageQuestion[],
): Promise<void> {
  expect(unanswered).toEqual([]);
  await expectFigures(address, bot, answered, questions);
  expectNameless((await settled(address, bot, [namelessPlatform])).all.period, nameless);
}

/** Every figure of a bot equals the brute force over these messages, and every law holds. */
export async function expectFigures(
  address: string,
  bot: SceneBot,
  messages: readonly PlainMessage[],
  questions: readonly UsageQuestion[],
): Promise<void> {
  await settled(address, bot);
  const asking = (question: UsageQuestion) => ask(address, bot, question);
  await expectLaws(asking, await expectBruteForce(asking, messages, bot.timezone, questions));
}

/** While some messages have no answer: everything answered is in the figures, and nothing that was never sent. */
export async function expectBounds(address: string, record: Record): Promise<void> {
  const { bot, answered, unanswered, nameless } = record;
  const all = [...answered, ...unanswered.flatMap(({ messages }) => messages)];
  const { period } = (await settled(address, bot, namedPlatforms)).all;
  expectBetween(figuresOf(answered), period, figuresOf(all));
  expectNameless((await settled(address, bot, [namelessPlatform])).all.period, nameless);
}

/** Messages without ids count one each: all that were answered, and maybe some of the others. */
function expectNameless(figures: Figures, { answered, unanswered }: Record['nameless']): void {
  const least = figuresOf(answered);
  expectBetween(least, figures, figuresOf([...answered, ...unanswered]));
}

/** More messages never make any figure of all time smaller, so the bounds of what was counted bound the figures. */
function expectBetween(least: Figures, actual: Figures, most: Figures): void {
  for (const metric of Object.keys(least) as (keyof Figures)[]) {
    expect(actual[metric], metric).toBeGreaterThanOrEqual(least[metric]);
    expect(actual[metric], metric).toBeLessThanOrEqual(most[metric]);
  }
}

/** The figures of all time, in any zone, by plain loops: no calendar is needed for them. */
function figuresOf(messages: readonly PlainMessage[]): Figures {
  const counted = countOnce(messages);
  const received = counted.filter(({ direction }) => direction === 'received');
  const users = new Set(received.map(({ platform, user }) => `${platform} ${user}`)).size;
  return {
    activeUsers: users,
    newUsers: users,
    totalUsers: users,
    messagesReceived: received.length,
    messagesSent: counted.length - received.length,
  };
}
