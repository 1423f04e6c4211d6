import type { Counted, Figures, Usage, UsageQuestion } from '@turnout/contract';
import { expect } from 'vitest';
import { createBruteForce, figuresAt } from './brute-force.ts';
import { plusDays } from './calendar.ts';
import type { PlainMessage } from './count-once.ts';

/** A question, and what was answered. */
export type Answered = { question: UsageQuestion; usage: Usage };
type Ask = (question: UsageQuestion) => Promise<Usage>;

/** Every figure of every answer equals the brute-force count of the messages. */
export async function expectBruteForce(
  ask: Ask,
  messages: readonly PlainMessage[],
  timezone: string,
  questions: readonly UsageQuestion[],
): Promise<Answered[]> {
  const count = createBruteForce(messages, timezone);
  const answers: Answered[] = [];
  for (const question of questions) {
    const usage = await ask(question);
    answers.push({ question, usage });
    const { bot: _bot, asOf: _asOf, ...answer } = usage;
    const expected = {
      timezone,
      granularity: question.granularity,
      ...count(question, usage.previous?.buckets),
    };
    expect(differences(answer, expected), JSON.stringify(question)).toEqual([]);
  }
  return answers;
}

/** The laws of metrics.md that answers can be held to without knowing a message. */
export async function expectLaws(ask: Ask, answers: readonly Answered[]): Promise<void> {
  const ever = await ask({ from: '1900-01-01', to: '2299-12-31', granularity: 'year', platforms: [] });
  expect(ever.all.period.totalUsers).toBe(ever.all.period.newUsers);

  for (const { question, usage } of answers) {
    const dayBefore = plusDays(question.from, -1);
    const { platforms } = question;
    const earlier = await ask({ from: dayBefore, to: dayBefore, granularity: 'day', platforms });
    for (const { platform, ...counted } of usage.platforms) {
      const before = earlier.platforms.find((other) => other.platform === platform);
      expectCountedLaws(counted, before?.period.totalUsers ?? Number.NaN);
    }
    expectCountedLaws(usage.all, earlier.all.period.totalUsers);
    expectSum(usage.all, usage.platforms);
  }
}

function expectCountedLaws({ period, series }: Counted, totalBefore: number): void {
  const buckets = series.newUsers.map((_, index) => figuresAt(series, index));
  for (const { newUsers, activeUsers, totalUsers, messagesReceived } of [period, ...buckets]) {
    expect(newUsers).toBeLessThanOrEqual(activeUsers);
    expect(activeUsers).toBeLessThanOrEqual(totalUsers);
    expect(activeUsers).toBeLessThanOrEqual(messagesReceived);
  }
  expect(period.totalUsers).toBe(totalBefore + period.newUsers);
  let total = totalBefore;
  for (const { newUsers, totalUsers } of buckets) {
    total += newUsers;
    expect(totalUsers).toBe(total);
  }
  for (const metric of ['newUsers', 'messagesReceived', 'messagesSent'] as const) {
    expect(series[metric].reduce((sum, value) => sum + value, 0)).toBe(period[metric]);
  }
}

function expectSum(all: Counted, platforms: readonly Counted[]): void {
  const sumOf = (figures: readonly Figures[], metric: keyof Figures) =>
    figures.reduce((sum, each) => sum + each[metric], 0);
  for (const metric of ['activeUsers', 'newUsers', 'totalUsers', 'messagesReceived', 'messagesSent'] as const) {
    const periods = platforms.map(({ period }) => period);
    expect(all.period[metric]).toBe(sumOf(periods, metric));
    for (const [index, value] of all.series[metric].entries()) {
      const buckets = platforms.map(({ series }) => figuresAt(series, index));
      expect(value).toBe(sumOf(buckets, metric));
    }
  }
}

/** Where two answers differ, as `path: actual, not expected`: a diff of two whole answers is too long to read. */
export function differences(actual: unknown, expected: unknown, path = ''): string[] {
  if (typeof actual !== 'object' || typeof expected !== 'object' || actual === null || expected === null) {
    return Object.is(actual, expected) ? [] : [`${path}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`];
  }
  const [left, right] = [new Map(Object.entries(actual)), new Map(Object.entries(expected))];
  const keys = new Set([...left.keys(), ...right.keys()]);
  return [...keys].flatMap((key) => differences(left.get(key), right.get(key), `${path}/${key}`));
}
