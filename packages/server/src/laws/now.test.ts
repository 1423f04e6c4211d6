import { randomInt } from 'node:crypto';
import type { NowCounted } from '@turnout/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { countOnce, type PlainMessage } from './count-once.ts';
import { openRooms, type Rooms } from './rooms.ts';

/** The last half hour, at any instant, is what counting each message once leaves in it. */
const seed = Number(process.env['LAWS_SEED'] ?? randomInt(2 ** 31));
const path = process.env['LAWS_PATH'];
const limitMs = 10 * 60_000;
vi.setConfig({ testTimeout: limitMs + 60_000, hookTimeout: 60_000 });

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms.close());

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const untilMs = Date.UTC(2024, 4, 17, 12, 3, 7, 250);

/** Around the edges of the half hour, of its last five minutes and of minutes; and copies as long before as they can matter. */
const beforeMs = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -2 * minuteMs, max: 33 * minuteMs }) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(0, 5 * minuteMs, 30 * minuteMs, 7_250, 7_250 + minuteMs), fc.integer({ min: -1, max: 1 }))
      .map(([edge, beside]) => edge + beside),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(1, 40, 48, 88, 96, 136, 200), fc.integer({ min: -1, max: 31 * minuteMs }))
      .map(([hours, more]) => hours * hourMs + more),
  },
);
const messages = fc.array(
  fc.record({
    platform: fc.constantFrom('whatsapp', 'webchat'),
    user: fc.constantFrom('ana', 'bo', 'cy'),
    direction: fc.constantFrom('received' as const, 'sent' as const),
    id: fc.option(fc.constantFrom('m1', 'm2'), { nil: undefined }),
    beforeMs,
  }),
  { maxLength: 40 },
);

test(`at every instant, the half hour is counted by hand (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(messages, fc.integer({ min: 0, max: 40 * minuteMs }), async (drawn, laterMs) => {
      const bot = rooms.createBot('UTC');
      const plain = drawn.map(
        ({ beforeMs: ms, id, ...message }): PlainMessage => ({
          ...message,
          ...(id !== undefined && { id }),
          timestampMs: untilMs - ms,
        }),
      );
      await rooms.write(rooms.parse(bot, plain));
      await rooms.settle(bot);
      for (const until of [untilMs, untilMs + laterMs]) {
        const { minutes, platforms, all } = await rooms.askNow(bot, until);
        expect(minutes).toEqual(minutesBefore(until));
        const inside = countOnce(plain).filter(
          (one) => one.timestampMs >= until - 30 * minuteMs && one.timestampMs < until,
        );
        for (const platform of ['whatsapp', 'webchat']) {
          const there = inside.filter((one) => one.platform === platform);
          const { platform: _name, ...counted } = platforms.find((one) => one.platform === platform) ?? {};
          expect(counted).toEqual(there.length === 0 ? {} : countNow(there, until));
        }
        // The same person on two platforms is two users.
        expect(all).toEqual(
          countNow(
            inside.map((one) => ({ ...one, user: `${one.platform} ${one.user}` })),
            until,
          ),
        );
      }
    }),
    {
      seed,
      numRuns: Math.ceil(Number(process.env['LAWS_RUNS'] ?? 300) / 3),
      interruptAfterTimeLimit: limitMs,
      markInterruptAsFailure: true,
      ...(path !== undefined && { path }),
    },
  );
});

test.each([4, 5, 6, 7, 30, 31])(
  'of %i copies, each 40 hours after the one before, it is known which one counts',
  async (length) => {
    const bot = rooms.createBot('UTC');
    const copies = Array.from({ length }, (_, index): PlainMessage => {
      const timestampMs = untilMs - minuteMs - index * 40 * hourMs;
      return { platform: 'sms', user: 'ana', direction: 'received', id: 'm1', timestampMs };
    });
    await rooms.write(rooms.parse(bot, copies));
    await rooms.settle(bot);
    const { all } = await rooms.askNow(bot, untilMs);
    const counts = countOnce(copies).some(({ timestampMs }) => timestampMs > untilMs - 2 * minuteMs);
    expect(all.users30).toBe(counts ? 1 : 0);
  },
);

function minutesBefore(until: number) {
  const instant = (ms: number) => new Date(ms).toISOString();
  const first = until - 30 * minuteMs;
  const starts = [first];
  for (let ms = first + 1; ms < until; ms += 1) {
    if (ms % minuteMs !== 0) continue;
    starts.push(ms);
    ms += minuteMs - 2;
  }
  return starts.map((start, at) => {
    const end = starts[at + 1] ?? until;
    return { from: instant(start), to: instant(end - 1), partial: end - start < minuteMs };
  });
}

function countNow(inside: readonly PlainMessage[], until: number): NowCounted {
  const people = (some: readonly PlainMessage[]) =>
    new Set(some.filter(({ direction }) => direction === 'received').map(({ user }) => user)).size;
  const byMinute = minutesBefore(until).map(({ from, to }) =>
    inside.filter(({ timestampMs }) => timestampMs >= Date.parse(from) && timestampMs <= Date.parse(to)),
  );
  const count = (direction: string) => byMinute.map((some) => some.filter((one) => one.direction === direction).length);
  return {
    users5: people(inside.filter(({ timestampMs }) => timestampMs >= until - 5 * minuteMs)),
    users30: people(inside),
    users: byMinute.map(people),
    messagesReceived: count('received'),
    messagesSent: count('sent'),
  };
}
