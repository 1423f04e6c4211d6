import type { BotFigures, Bucket, Day } from '@turnout/contract';
import { localDay } from '../../period/local-day.ts';
import { type Period, type Preset, resolvePreset } from '../../period/presets.ts';

/** Where a zone is in the period: buckets that have begun, and the one that runs. Numbers, so that a row sees what changed. */
export type ZoneStanding = { today: Day; begun: number; running: number | undefined };

/** By zone: two hundred bots live in few zones, and asking for the day in one is slow. */
export function zoneStandings(bots: readonly BotFigures[], buckets: readonly Bucket[]): Map<string, ZoneStanding> {
  const latest = new Map<string, string>();
  for (const { timezone, asOf } of bots) if (asOf > (latest.get(timezone) ?? '')) latest.set(timezone, asOf);
  return new Map(
    [...latest].map(([timezone, asOf]) => {
      const today = localDay(timezone, Date.parse(asOf));
      const running = buckets.findIndex(({ from, to }) => from <= today && today <= to);
      const begun = buckets.filter(({ from }) => from <= today).length;
      return [timezone, { today, begun, running: running < 0 ? undefined : running }];
    }),
  );
}

/** The zone that most bots live in: its day is "today" for the page. */
export function commonZone(bots: readonly { timezone: string }[]): string {
  const byZone = Map.groupBy(bots, ({ timezone }) => timezone);
  const [most] = [...byZone].sort(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? 'UTC';
}

/** The period as the address of a bot's page has it. */
export type PeriodThere = { preset: Preset } | { from: Day; to: Day };

/**
 * The same period on a bot's own page: by its name where that means the same days there, else from day to day, so that
 * the figures are those of the row.
 */
export function periodThere(preset: Preset | undefined, { from, to }: Period, today: Day): PeriodThere {
  if (preset === 'all') return { preset };
  const there = preset && resolvePreset(preset, { today });
  return preset !== undefined && there?.from === from && there.to === to ? { preset } : { from, to };
}
