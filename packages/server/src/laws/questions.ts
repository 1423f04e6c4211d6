import { type Granularity, granularities, type UsageQuestion } from '@turnout/contract';
import fc from 'fast-check';
import { plusDays } from './calendar.ts';

/** What may be asked of a bot to whose clock something happens around a day. */
export const questionAround = (aroundDay: string): fc.Arbitrary<UsageQuestion> =>
  fc
    .record({
      period: periodAround(aroundDay),
      granularity: fc.constantFrom<Granularity>(...granularities),
      platforms: fc.subarray(['whatsapp', 'webchat', 'sms']),
      compare: fc.constantFrom('none', 'previous', 'last-year', 'chosen'),
      chosen: periodAround(aroundDay),
    })
    .map(({ period: { from, to }, granularity, platforms, compare, chosen }): UsageQuestion => {
      // Hours are cut of at most 31 days.
      const isLong = to > plusDays(from, 30) || (compare === 'chosen' && chosen.to > plusDays(chosen.from, 30));
      return {
        from,
        to,
        granularity: isLong && granularity === 'hour' ? 'day' : granularity,
        platforms,
        ...((compare === 'previous' || compare === 'last-year') && { compare }),
        ...(compare === 'chosen' && { compare: `${chosen.from}..${chosen.to}` }),
      };
    });

/** Periods around a day: a few days, up to a month, years, or whole months. */
const periodAround = (aroundDay: string) => {
  const days = (earliest: number, latest: number, more: number) =>
    fc
      .tuple(fc.integer({ min: earliest, max: latest }), fc.integer({ min: 0, max: more }))
      .map(([start, length]) => ({ from: plusDays(aroundDay, start), to: plusDays(aroundDay, start + length) }));
  const months = fc.tuple(fc.integer({ min: -13, max: 3 }), fc.constantFrom(1, 1, 2, 3, 12)).map(([start, length]) => ({
    from: monthStart(aroundDay, start),
    to: plusDays(monthStart(aroundDay, start + length), -1),
  }));
  return fc.oneof(days(-3, 3, 4), days(-90, 60, 30), days(-900, 60, 900), months);
};

function monthStart(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(Number(year), Number(month) - 1 + months, 1)).toISOString().slice(0, 10);
}
