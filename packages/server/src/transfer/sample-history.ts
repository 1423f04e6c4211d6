import type { Direction } from '@turnout/contract';
import { campaignDay, dayWeights, type MonthPlan, type PlatformPlan, samplePlan } from './sample-plan.ts';
import { createSampleRandom, type SampleRandom } from './sample-random.ts';

/** A message in the form of the messages API, with every field. */
export type SampleMessage = { platform: string; user: string; direction: Direction; timestamp: string; id: string };

type User = { name: string; loyalty: number; lastMonth: number };
type Event = Omit<SampleMessage, 'timestamp' | 'id'> & { timestampMs: number };

const secondMs = 1000;
const hourMs = 60 * 60 * secondMs;

/**
 * Every message of the sample bot, in time order, as the messages API takes it; the same on every call. Each month's
 * users are drawn first (so many new ones, so many of the earlier ones), then days and conversations for each of them.
 */
export function createSampleHistory(): SampleMessage[] {
  const events = samplePlan.flatMap((plan) => createPlatformEvents(plan));
  return events
    .sort((a, b) => a.timestampMs - b.timestampMs)
    .map(({ platform, user, direction, timestampMs }, index) => {
      return { platform, user, direction, timestamp: new Date(timestampMs).toISOString(), id: `sample-${index + 1}` };
    });
}

function createPlatformEvents(plan: PlatformPlan): Event[] {
  const random = createSampleRandom(plan.seed);
  const users: User[] = [];
  const events: Event[] = [];
  for (const [monthIndex, month] of plan.months.entries()) {
    const weights = dayWeights(plan.platform, month.month);
    const regulars = drawReturning(users, month, monthIndex, random);
    const newcomers = createUsers(plan.platform, users.length, month, random);
    users.push(...newcomers);
    for (const user of [...regulars, ...newcomers]) {
      user.lastMonth = monthIndex;
      for (const day of drawDays(weights, user.loyalty, random)) {
        const startMs = startOfConversation(month.month, day, plan.hours, random);
        events.push(...converse(plan.platform, user.name, startMs, random));
      }
    }
    if (plan.platform === 'whatsapp' && campaignDay.startsWith(month.month)) events.push(...invite(newcomers));
  }
  return events;
}

function createUsers(platform: string, known: number, { newUsers }: MonthPlan, random: SampleRandom): User[] {
  return Array.from({ length: newUsers }, (_, index) => {
    const name = `${platform}-${String(known + index + 1).padStart(4, '0')}`;
    return { name, loyalty: [1, 3, 12][random.weighted([60, 30, 10])] ?? 1, lastMonth: 0 };
  });
}

/** The loyal and the recent come back more often; most of the others are lost. */
function drawReturning(users: readonly User[], plan: MonthPlan, monthIndex: number, random: SampleRandom): User[] {
  const recency = [0, 8, 4, 2];
  const weights = users.map(({ loyalty, lastMonth }) => loyalty * (recency[monthIndex - lastMonth] ?? 1));
  return drawDistinct(weights, plan.returning, random).flatMap((index) => users[index] ?? []);
}

/** Days of the month, from 0, on which the user writes: at least one. */
function drawDays(weights: readonly number[], loyalty: number, random: SampleRandom): number[] {
  return drawDistinct([...weights], 1 + random.weighted([60, 22 + loyalty, 6 + loyalty, loyalty]), random);
}

function drawDistinct(weights: number[], count: number, random: SampleRandom): number[] {
  return Array.from({ length: count }, () => {
    const drawn = random.weighted(weights);
    weights[drawn] = 0;
    return drawn;
  });
}

/** No conversation starts after 23:30, and none lasts half an hour, so all of it lies on the day drawn. */
function startOfConversation(month: string, day: number, hours: readonly number[], random: SampleRandom): number {
  const hour = random.weighted(hours);
  const second = random.below(hour === 23 ? 1800 : 3600);
  return midnightOf(month, day) + hour * hourMs + second * secondMs + random.below(1000);
}

/** In Buenos Aires, which has been three hours behind UTC, all year, since 2009. */
function midnightOf(month: string, day: number): number {
  return Date.parse(`${month}-01T03:00:00Z`) + day * 24 * hourMs;
}

/** A few questions with their answers. The bot greets first and answers every message, so it sends more than it gets. */
function converse(platform: string, user: string, startMs: number, random: SampleRandom): Event[] {
  const events: Event[] = [];
  let timestampMs = startMs;
  const say = (direction: Direction, pauseMs: number) => {
    timestampMs += pauseMs;
    events.push({ platform, user, direction, timestampMs });
  };

  const turns = 1 + random.weighted([32, 34, 19, 9, 4, 2]);
  for (let turn = 0; turn < turns; turn += 1) {
    const questions = 1 + random.weighted([80, 20]);
    const answers = questions + (turn === 0 ? 1 : random.weighted([70, 30]));
    for (let count = 0; count < questions; count += 1) {
      say('received', turn + count === 0 ? 0 : (count === 0 ? 12_000 : 3_000) + random.below(70_000));
    }
    for (let count = 0; count < answers; count += 1) say('sent', 900 + random.below(2_600));
  }
  return events;
}

/** The campaign writes to people who answer (some of January's newcomers) and to people who never do: they don't count. */
function invite(newcomers: readonly User[]): Event[] {
  const silent = Array.from({ length: 180 }, (_, index) => `whatsapp-silent-${String(index + 1).padStart(3, '0')}`);
  const answering = newcomers.filter((_, index) => index % 2 === 0).map(({ name }) => name);
  const startMs = Date.parse(`${campaignDay}T03:00:00Z`) + 10 * hourMs;
  return [...answering, ...silent].map((user, index) => {
    return { platform: 'whatsapp', user, direction: 'sent', timestampMs: startMs + index * 1_700 };
  });
}
