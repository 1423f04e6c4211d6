import type { Retention, RetentionQuestion } from '@turnout/contract';
import { plusDays, startOf } from './calendar.ts';
import { countOnce, type PlainMessage } from './count-once.ts';
import { createWallClock } from './wall-clock.ts';

type Answer = Pick<Retention, 'cohorts' | 'platforms' | 'all'>;
/** Of one platform: the days on which each user wrote. */
type Platform = { platform: string; days: Map<string, Set<string>> };

/**
 * The definition of retention, by looking at every user's days for every cohort and every bucket. Like the other counts of
 * this folder, it shares nothing with the server.
 */
export function createRetentionCount(messages: readonly PlainMessage[], timezone: string) {
  const wallClock = createWallClock(timezone);
  const platforms = new Map<string, Platform>();
  for (const { platform, user, direction, timestampMs } of countOnce(messages)) {
    const known = platforms.get(platform) ?? { platform, days: new Map<string, Set<string>>() };
    platforms.set(platform, known);
    if (direction === 'sent') continue;
    const days = known.days.get(user) ?? new Set<string>();
    days.add(wallClock(timestampMs).day);
    known.days.set(user, days);
  }

  return ({ from, to, granularity, platforms: wanted }: RetentionQuestion): Answer => {
    const cohorts: { from: string; to: string }[] = [];
    for (let day = startOf(from, granularity); day <= to || startOf(day, granularity) !== day; day = plusDays(day, 1)) {
      if (startOf(day, granularity) === day) cohorts.push({ from: day, to: day });
      const last = cohorts.at(-1);
      if (last) last.to = day;
    }
    const holds = (span: { from: string; to: string }, day: string) => day >= span.from && day <= span.to;
    const count = ({ days }: Platform) =>
      cohorts.map((cohort, at) =>
        cohorts.slice(at).map((bucket) => {
          let users = 0;
          for (const written of days.values()) {
            const isNew = holds(cohort, [...written].sort()[0] ?? '');
            if (isNew && [...written].some((day) => holds(bucket, day))) users += 1;
          }
          return users;
        }),
      );
    const listed = [...platforms.values()]
      .filter(({ platform }) => wanted.length === 0 || wanted.includes(platform))
      .map((platform) => ({ platform: platform.platform, users: count(platform) }))
      .sort((a, b) => newUsers(b.users) - newUsers(a.users) || (a.platform < b.platform ? -1 : 1));
    const all = cohorts.map((_, at) =>
      cohorts.slice(at).map((_bucket, later) => {
        let users = 0;
        for (const platform of listed) users += platform.users[at]?.[later] ?? Number.NaN;
        return users;
      }),
    );
    return { cohorts, platforms: listed, all: { users: all } };
  };
}

function newUsers(users: readonly number[][]): number {
  let total = 0;
  for (const [size = Number.NaN] of users) total += size;
  return total;
}
