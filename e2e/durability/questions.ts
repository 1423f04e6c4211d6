import { type Granularity, granularities, type UsageQuestion } from '@turnout/contract';
import { plusDays } from '../../packages/server/src/laws/calendar.ts';
import type { Random } from './random.ts';
import { namedPlatforms, trafficDays } from './traffic.ts';

const length = Math.round((Date.parse(trafficDays.to) - Date.parse(trafficDays.from)) / 86_400_000);

/** All of the traffic and random parts of it, cut every way, of the platforms whose truth is known to the message. */
export function questionsOf(random: Random, { perGranularity }: { perGranularity: number }): UsageQuestion[] {
  const question = (from: string, to: string, granularity: Granularity): UsageQuestion => ({
    from,
    to,
    granularity,
    platforms: [...namedPlatforms],
    ...(random.chance(0.5) && { compare: 'previous' as const }),
  });
  return granularities.flatMap((granularity) => {
    const longest = granularity === 'hour' ? 30 : length;
    const whole = granularity === 'hour' ? [] : [question(trafficDays.from, trafficDays.to, granularity)];
    const parts = Array.from({ length: perGranularity }, () => {
      const from = plusDays(trafficDays.from, random.below(length));
      return question(from, plusDays(from, random.below(longest + 1)), granularity);
    });
    return [...whole, ...parts];
  });
}
