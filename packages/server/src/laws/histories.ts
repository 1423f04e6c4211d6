import type { UsageQuestion } from '@turnout/contract';
import fc from 'fast-check';
import { clockChanges } from './clock-changes.ts';
import type { PlainMessage } from './count-once.ts';
import { questionAround } from './questions.ts';
import type { SamePerson } from './same-people.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A message and when it arrives: messages are delivered in ascending order of `arrival`, whatever their timestamps. */
type Arrival = PlainMessage & { arrival: number };
/** What happens between two deliveries. */
type Pause = 'none' | 'settle' | 'check' | 'watch' | 'redeliver' | 'repeat rows' | 'rebuild' | 'move';
type Step = {
  messages: number;
  pause: Pause;
  /** Who turns out to be one person, and when: before the messages come, once they are read but not stored, or after. */
  learnt: SamePerson[];
  learntWhen: 'before' | 'between' | 'after';
};
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

/**
 * Mostly within hours of the change, exactly on a boundary or a millisecond beside it; some a few days away. Of what is
 * months or years away there are few different days: every month is a part of the table that each refresh has to write.
 */
const distanceMs = fc.oneof(
  {
    weight: 7,
    arbitrary: fc
      .tuple(fc.integer({ min: -60, max: 60 }), fc.constantFrom(0, -1, 1, 30 * secondMs, -30 * secondMs))
      .map(([halfHours, besideMs]) => halfHours * 30 * minuteMs + besideMs),
  },
  { weight: 3, arbitrary: fc.integer({ min: -4 * dayMs, max: 4 * dayMs }) },
  { weight: 1, arbitrary: fc.constantFrom(-400, -35, -28, 21, 30, 90).map((days) => days * dayMs) },
);

const platform = fc.constantFrom('whatsapp', 'webchat', 'sms');
const user = fc.constantFrom('ana', 'bo', 'cy', 'di', 'eve');
const message = fc.record({
  platform,
  user,
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
  pause: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Pause>('none') },
    { weight: 6, arbitrary: fc.constantFrom<Pause>('settle', 'check', 'watch', 'redeliver', 'repeat rows') },
    { weight: 1, arbitrary: fc.constantFrom<Pause>('rebuild', 'move') },
  ),
  // Of five people: chains and cycles come by themselves, and pairs that were known.
  learnt: fc.oneof(
    { weight: 3, arbitrary: fc.constant<SamePerson[]>([]) },
    { weight: 1, arbitrary: fc.array(fc.record({ platform, user, same: user }), { minLength: 1, maxLength: 3 }) },
  ),
  learntWhen: fc.constantFrom('before', 'between', 'after'),
});

/** Random histories of one bot: what happened, how it arrives, and what is asked. */
export const histories: fc.Arbitrary<History> = fc
  .constantFrom(...clockChanges)
  .chain(([timezone, at]) =>
    fc.record({
      timezone: fc.constant(timezone),
      otherTimezone: fc.constantFrom('UTC', ...clockChanges.map(([name]) => name)),
      singles: fc.array(message, { maxLength: 60 }),
      copied: fc.array(copies, { maxLength: 5 }),
      steps: fc.array(step, { minLength: 1, maxLength: 7 }),
      questions: fc.array(questionAround(at.slice(0, 10)), { minLength: 2, maxLength: 4 }),
      endsWithRebuild: fc.constantFrom(true, false, false, false),
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
