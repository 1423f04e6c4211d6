import type { LifecycleCounted, LifecycleQuestion, UsageQuestion } from '@turnout/contract';
import { expect } from 'vitest';
import { plusDays, previousPeriod, startOf } from './calendar.ts';
import type { PlainMessage } from './count-once.ts';
import { createLifecycleCount } from './lifecycle-count.ts';
import type { Rooms } from './rooms.ts';
import { differences } from './verify.ts';

/** Every figure of coming and going equals the count of the messages, and keeps its laws. */
export async function expectLifecycle(
  { ask, askLifecycle }: Pick<Rooms, 'ask' | 'askLifecycle'>,
  bot: string,
  { messages, timezone }: { messages: readonly PlainMessage[]; timezone: string },
  questions: readonly LifecycleQuestion[],
): Promise<void> {
  const count = createLifecycleCount(messages, timezone);
  for (const question of questions) {
    const { bot: _bot, asOf, ...answer } = await askLifecycle(bot, question);
    const expected = { timezone, granularity: question.granularity, ...count(question, asOf) };
    expect(differences(answer, expected), JSON.stringify(question)).toEqual([]);
    for (const counted of [answer.all, ...answer.platforms]) expectParts(counted);

    // Those of the span before either came back or were lost; the usage answer says how many they were.
    const { from, to, granularity, platforms } = question;
    const activeIn = async (span: { from: string; to: string }) =>
      (await ask(bot, { ...span, granularity: 'year', platforms })).all.period.activeUsers;
    const { returningUsers, lostUsers } = answer.all.period;
    expect(returningUsers + lostUsers).toBe(await activeIn(previousPeriod({ from, to })));
    for (const at of new Set([0, 1, answer.buckets.length - 1])) {
      const bucket = answer.buckets[at];
      if (bucket === undefined) continue;
      const end = plusDays(bucket.from, -1);
      const start = startOf(plusDays(startOf(bucket.from, granularity), -1), granularity);
      const { returningUsers: returning = [], lostUsers: lost = [] } = answer.all.series;
      expect((returning[at] ?? 0) + (lost[at] ?? 0)).toBe(await activeIn({ from: start, to: end }));
    }
  }
}

/** Every active user is new, returning or back after a gap, and only one of them. */
function expectParts({ period, series }: LifecycleCounted): void {
  const { newUsers, returningUsers, reactivatedUsers, rolling7Users, rolling28Users } = series;
  expect(period.newUsers + period.returningUsers + period.reactivatedUsers).toBe(period.activeUsers);
  for (const [at, active] of series.activeUsers.entries()) {
    const [fresh, returning, reactivated] = [newUsers[at], returningUsers[at], reactivatedUsers[at]];
    expect((fresh ?? 0) + (returning ?? 0) + (reactivated ?? 0)).toBe(active);
    expect(rolling7Users[at]).toBeLessThanOrEqual(rolling28Users[at] ?? 0);
  }
}

/** The same question about coming and going. Hours become days. */
export const lifecycleQuestionOf = ({ from, to, granularity, platforms }: UsageQuestion): LifecycleQuestion => {
  return { from, to, granularity: granularity === 'hour' ? 'day' : granularity, platforms };
};
