import type { PlainMessage } from '../../packages/server/src/laws/count-once.ts';
import type { Random } from './random.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Platforms whose messages have ids: repeating one is harmless, so in the end all of them have been answered. */
export const namedPlatforms = ['sms', 'webchat', 'whatsapp'] as const;
/** The platform whose messages have none: what got no answer may or may not have been counted, and is not sent again. */
export const namelessPlatform = 'nameless';

/** Noons (UTC) of days around which clocks are changed somewhere, and of one on which nothing is. */
const noons = ['2025-03-09', '2025-04-06', '2025-07-16', '2025-09-07', '2025-11-02'].map((day) =>
  Date.parse(`${day}T12:00:00Z`),
);
/** Nothing of the traffic is outside these local days, whatever the zone. */
export const trafficDays = { from: '2025-01-20', to: '2025-12-20' };

const gapsMs = [0, 1, minuteMs, 40 * hourMs, 48 * hourMs, 48 * hourMs + 1, 30 * dayMs, -minuteMs, -40 * hourMs];

export type Batch = { messages: PlainMessage[]; isNamed: boolean };
export type Traffic = { next(): Batch };

/** What the users of one bot send and are sent: new messages, repeats of earlier ones, and copies at other times. */
export function createTraffic(random: Random): Traffic {
  const sent: PlainMessage[] = [];
  let made = 0;

  const fresh = (platform: string): PlainMessage => ({
    platform,
    user: `user-${random.below(random.pick([30, 400, 4000]))}`,
    direction: random.chance(0.6) ? 'sent' : 'received',
    timestampMs: random.pick(noons) + random.below(3 * dayMs) - random.pick([dayMs, 2 * dayMs]),
  });
  const named = (): PlainMessage => {
    made += 1;
    return { ...fresh(random.pick(namedPlatforms)), id: `message-${made}` };
  };
  const again = (): PlainMessage => {
    const earlier = random.pick(sent);
    // A far copy of a far copy would drift out of the days that are asked about.
    if (random.chance(0.6) || !noons.some((noon) => Math.abs(earlier.timestampMs - noon) < 3 * dayMs)) return earlier;
    return { ...earlier, timestampMs: earlier.timestampMs + random.pick(gapsMs) };
  };

  return {
    next() {
      const count = random.chance(0.4) ? 1 : 1 + random.below(random.pick([20, 200]));
      if (random.chance(0.15)) {
        return { isNamed: false, messages: Array.from({ length: count }, () => fresh(namelessPlatform)) };
      }
      const messages = Array.from({ length: count }, () => {
        const message = sent.length > 0 && random.chance(0.15) ? again() : named();
        sent.push(message);
        return message;
      });
      return { isNamed: true, messages };
    },
  };
}
