import type { RetentionGranularity, UsageQuestion } from '@turnout/contract';
import { expect } from 'vitest';
import { plusDays } from './calendar.ts';
import type { PlainMessage } from './count-once.ts';
import { createRetentionCount } from './retention-count.ts';
import type { Rooms } from './rooms.ts';
import { differences } from './verify.ts';
import { createWeekHoursCount } from './week-hours-count.ts';

/** A triangle of weeks grows with the square of the period. */
const longestDays = 500;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Retention by week and by month, and the hours of the week, equal the count of the messages, and agree with usage. */
export async function expectTables(
  { ask, askRetention, askWeekHours }: Pick<Rooms, 'ask' | 'askRetention' | 'askWeekHours'>,
  bot: string,
  { messages, timezone }: { messages: readonly PlainMessage[]; timezone: string },
  questions: readonly UsageQuestion[],
): Promise<void> {
  const countRetention = createRetentionCount(messages, timezone);
  const countWeekHours = createWeekHoursCount(messages, timezone);
  for (const { from, to, platforms } of questions) {
    const hours = await askWeekHours(bot, { from, to, platforms });
    const expectedHours = { from, to, timezone, ...countWeekHours({ from, to, platforms }) };
    expect(differences(named(hours), expectedHours), `hours from ${from} to ${to}`).toEqual([]);
    const { period } = (await ask(bot, { from, to, granularity: 'year', platforms })).all;
    expect(sum(hours.all.messagesReceived.flat())).toBe(period.messagesReceived);
    expect(sum(hours.all.messagesSent.flat())).toBe(period.messagesSent);

    const span = { from: later(from, plusDays(to, -longestDays)), to, platforms };
    for (const granularity of ['week', 'month'] satisfies RetentionGranularity[]) {
      const question = { ...span, granularity };
      const retention = await askRetention(bot, question);
      const expected = { timezone, granularity, ...countRetention(question) };
      expect(differences(named(retention), expected), JSON.stringify(question)).toEqual([]);
      await expectCohorts(ask, bot, platforms, granularity, retention);
    }
  }
}

const later = (a: string, b: string) => (a > b ? a : b);

/** A cohort is the new users of its week or month, and nobody comes back who was not new. */
async function expectCohorts(
  ask: Rooms['ask'],
  bot: string,
  platforms: readonly string[],
  granularity: RetentionGranularity,
  { cohorts, all }: Awaited<ReturnType<Rooms['askRetention']>>,
): Promise<void> {
  const [from = '', to = ''] = [cohorts[0]?.from, cohorts.at(-1)?.to];
  const usage = await ask(bot, { from, to, granularity, platforms: [...platforms] });
  expect(all.users.map(([size]) => size)).toEqual(usage.all.series.newUsers);
  for (const [size = 0, ...later] of all.users) for (const users of later) expect(users).toBeLessThanOrEqual(size);
  for (const [at, active] of usage.all.series.activeUsers.entries()) {
    const known = all.users.slice(0, at + 1).map((row, cohort) => row[at - cohort] ?? 0);
    expect(sum(known)).toBeLessThanOrEqual(active);
  }
}

/** An answer without what is not counted. */
function named<Answer extends { bot: string; asOf: string }>({ bot: _bot, asOf: _asOf, ...answer }: Answer) {
  return answer;
}
