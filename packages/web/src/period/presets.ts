import { addDays, addMonths, type Day, endOfMonth, startOfMonth, startOfYear } from '@turnout/contract';

/** The periods that have a name, in the order of the picker. They move with the calendar; from–to periods do not. */
export const presets = ['7d', '30d', '90d', 'month', 'last-month', '12m', 'year', 'all'] as const;
export type Preset = (typeof presets)[number];

/** Both days included. */
export type Period = { from: Day; to: Day };

/** What a preset needs to know of the bot: today in its zone, and the days of its first and last message if it has any. */
export type Life = { today: Day; firstDay?: Day | undefined; lastDay?: Day | undefined };

/** No period ends after today: days that have not begun would only show nothing, and would spoil the comparison. */
export function resolvePreset(preset: Preset, life: Life): Period {
  const { today } = life;
  switch (preset) {
    case '7d':
      return { from: addDays(today, -6), to: today };
    case '30d':
      return { from: addDays(today, -29), to: today };
    case '90d':
      return { from: addDays(today, -89), to: today };
    case 'month':
      return { from: startOfMonth(today), to: today };
    case 'last-month': {
      const from = addMonths(today, -1);
      return { from, to: endOfMonth(from) };
    }
    case '12m':
      return { from: addMonths(today, -11), to: today };
    case 'year':
      return { from: startOfYear(today), to: today };
    case 'all':
      return wholeLife(life);
  }
}

/** The last 30 days, unless nothing happened in them: then everything, so that nobody opens an empty page. */
export function defaultPreset(life: Life): Preset {
  return life.lastDay === undefined || isRecent(life.lastDay, life.today) ? '30d' : 'all';
}

const isRecent = (day: Day, today: Day): boolean => day >= addDays(today, -29);

/** A bot that fell silent long ago ends with its last message; one still in use ends today. */
function wholeLife({ today, firstDay, lastDay }: Life): Period {
  if (firstDay === undefined || lastDay === undefined) return { from: addDays(today, -29), to: today };
  return { from: firstDay, to: lastDay > today || !isRecent(lastDay, today) ? lastDay : today };
}
