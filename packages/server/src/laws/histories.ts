import { type Granularity, granularities, type UsageQuestion } from '@turnout/contract';
import fc from 'fast-check';
import { plusDays } from './calendar.ts';
import type { PlainMessage } from './count-once.ts';

/** Where clocks do what breaks counting, and an instant at which they do it. */
const changes: readonly [timezone: string, at: string][] = [
  ['America/Santiago', '2022-09-11T04:00Z'], // no midnight
  ['America/Santiago', '2022-04-03T03:00Z'],
  ['America/Asuncion', '2023-10-01T04:00Z'],
  ['America/Havana', '2021-11-07T05:00Z'], // midnight twice
  ['America/Havana', '2021-03-14T05:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'], // a date skipped
  ['Pacific/Kwajalein', '1993-08-21T12:00Z'],
  ['America/St_Johns', '2010-11-07T02:31Z'], // 00:01: a minute of tomorrow, then today again
  ['America/St_Johns', '2010-03-14T03:31Z'],
  ['Australia/Lord_Howe', '2021-04-03T15:00Z'], // half an hour
  ['Australia/Lord_Howe', '2021-10-02T15:30Z'],
  ['Antarctica/Troll', '2022-10-30T01:00Z'], // two hours
  ['Asia/Pyongyang', '2018-05-04T15:00Z'], // 23:30 to midnight
  ['Asia/Kathmandu', '1985-12-31T18:30Z'], // :30 to :45, at the turn of the year
  ['Pacific/Chatham', '2022-04-02T14:00Z'],
  ['Africa/Casablanca', '2022-03-27T02:00Z'],
  ['Africa/Monrovia', '1972-01-07T00:44:30Z'], // seconds
  ['America/New_York', '2021-11-07T06:00Z'],
  ['Europe/Dublin', '2022-10-30T01:00Z'],
  ['UTC', '2024-02-29T00:00Z'],
  ['UTC', '1970-01-01T00:00Z'],
];

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A message and when it arrives: messages are delivered in ascending order of `arrival`, whatever their timestamps. */
export type Arrival = PlainMessage & { arrival: number };
/** What happens between two deliveries. */
export type Pause = 'none' | 'settle' | 'check' | 'redeliver' | 'repeat rows' | 'rebuild' | 'move';
export type Step = { messages: number; pause: Pause };
export type History = {
  timezone: string;
  /** Where the bot's zone goes when a step says so. */
  otherTimezone: string;
  messages: Arrival[];
  steps: Step[];
  questions: UsageQuestion[];
  endsWithRebuild: boolean;
};

const arrival = fc.nat(999);

/** Mostly within hours of the change, exactly on a boundary or a millisecond beside it; some days, months or years away. */
const distanceMs = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.integer({ min: -60, max: 60 }), fc.constantFrom(0, -1, 1, 30 * secondMs, -30 * secondMs))
      .map(([halfHours, besideMs]) => halfHours * 30 * minuteMs + besideMs),
  },
  { weight: 3, arbitrary: fc.integer({ min: -4 * dayMs, max: 4 * dayMs }) },
  { weight: 2, arbitrary: fc.integer({ min: -70, max: 70 }).map((days) => days * dayMs) },
  { weight: 1, arbitrary: fc.integer({ min: -800, max: 300 }).map((days) => days * dayMs) },
);

const message = fc.record({
  platform: fc.constantFrom('whatsapp', 'webchat', 'sms'),
  user: fc.constantFrom('ana', 'bo', 'cy', 'di', 'eve'),
  direction: fc.constantFrom('received' as const, 'received' as const, 'sent' as const),
  // Few ids, so that they are used again by other users, other directions and long after.
  id: fc.option(fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6'), { nil: undefined }),
  distanceMs,
  arrival,
});

/** A message and its copies, each some time after the one before: equal, within 48 hours, on its edge, or long after. */
const copies = fc.record({
  message,
  gapsMs: fc.oneof(
    fc.array(
      fc.constantFrom(
        0,
        1,
        minuteMs,
        24 * hourMs,
        40 * hourMs,
        48 * hourMs - 1,
        48 * hourMs,
        48 * hourMs + 1,
        30 * dayMs,
      ),
      { minLength: 1, maxLength: 5 },
    ),
    fc.array(fc.constantFrom(30 * hourMs, 40 * hourMs, 48 * hourMs), { minLength: 6, maxLength: 14 }),
  ),
  arrivals: fc.array(arrival, { minLength: 15, maxLength: 15 }),
});

const step: fc.Arbitrary<Step> = fc.record({
  messages: fc.integer({ min: 1, max: 25 }),
  // 'none' more often, so that one refresh sees several deliveries.
  pause: fc.constantFrom(
    'none',
    'none',
    'none',
    'settle',
    'settle',
    'check',
    'redeliver',
    'repeat rows',
    'rebuild',
    'move',
  ),
});

/** Periods around the change: a few days, whole months, or years. */
const period = (aroundDay: string) =>
  fc.oneof(
    fc
      .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 4 }))
      .map(([start, days]) => ({ from: plusDays(aroundDay, start), to: plusDays(aroundDay, start + days) })),
    fc
      .tuple(fc.integer({ min: -90, max: 60 }), fc.integer({ min: 0, max: 30 }))
      .map(([start, days]) => ({ from: plusDays(aroundDay, start), to: plusDays(aroundDay, start + days) })),
    fc
      .tuple(fc.integer({ min: -900, max: 60 }), fc.integer({ min: 0, max: 900 }))
      .map(([start, days]) => ({ from: plusDays(aroundDay, start), to: plusDays(aroundDay, start + days) })),
    fc.tuple(fc.integer({ min: -13, max: 3 }), fc.constantFrom(1, 1, 2, 3, 12)).map(([start, months]) => ({
      from: monthStart(aroundDay, start),
      to: plusDays(monthStart(aroundDay, start + months), -1),
    })),
  );

const question = (aroundDay: string): fc.Arbitrary<UsageQuestion> =>
  fc
    .record({
      period: period(aroundDay),
      granularity: fc.constantFrom<Granularity>(...granularities),
      platforms: fc.subarray(['whatsapp', 'webchat', 'sms']),
      compare: fc.boolean(),
    })
    .map(({ period: { from, to }, granularity, platforms, compare }) => {
      // Hours are cut of at most 31 days.
      const isLong = to > plusDays(from, 30);
      return {
        from,
        to,
        granularity: isLong && granularity === 'hour' ? 'day' : granularity,
        platforms,
        ...(compare ? { compare: 'previous' as const } : {}),
      };
    });

/** Random histories of one bot: what happened, how it arrives, and what is asked. */
export const histories: fc.Arbitrary<History> = fc
  .constantFrom(...changes)
  .chain(([timezone, at]) =>
    fc.record({
      timezone: fc.constant(timezone),
      otherTimezone: fc.constantFrom('UTC', ...changes.map(([name]) => name)),
      singles: fc.array(message, { maxLength: 60 }),
      copied: fc.array(copies, { maxLength: 5 }),
      steps: fc.array(step, { minLength: 1, maxLength: 8 }),
      questions: fc.array(question(at.slice(0, 10)), { minLength: 2, maxLength: 5 }),
      endsWithRebuild: fc.boolean(),
      atMs: fc.constant(Date.parse(at)),
    }),
  )
  .map(({ singles, copied, atMs, ...rest }) => {
    const chains = copied.map((chain) => spread(chain.message, chain.gapsMs, chain.arrivals));
    const messages = [...singles, ...chains.flat()]
      .map(({ distanceMs: afterMs, id, ...sent }) => ({ ...sent, ...(id && { id }), timestampMs: atMs + afterMs }))
      .sort((a, b) => a.arrival - b.arrival);
    return { ...rest, messages };
  });

type Placed = { distanceMs: number; arrival: number; id: string | undefined };

function spread<Message extends Placed>(
  first: Message,
  gapsMs: readonly number[],
  arrivals: readonly number[],
): Message[] {
  let afterMs = first.distanceMs;
  const all = [{ ...first, id: first.id ?? 'copied' }];
  for (const [index, gapMs] of gapsMs.entries()) {
    afterMs += gapMs;
    all.push({ ...first, id: first.id ?? 'copied', distanceMs: afterMs, arrival: arrivals[index] ?? first.arrival });
  }
  return all;
}

function monthStart(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(Number(year), Number(month) - 1 + months, 1)).toISOString().slice(0, 10);
}
