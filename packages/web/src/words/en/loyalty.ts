import type { LifecycleQuestion, RetentionGranularity } from '@turnout/contract';

type Cut = LifecycleQuestion['granularity'];

const ofCut = (cut: Cut) => [
  `New: people whose first message ever to the bot on that platform came in the ${cut}.`,
  `Returning: people who wrote in this ${cut} and in the one before. Reactivated: people who wrote in this ${cut}, not in the one before, and are not new. New, returning and reactivated users together are the active users.`,
  `Lost: people who wrote in the ${cut} before and not in this one. While the ${cut} is still running, they may yet come back.`,
  'For the whole period, “before” is the one that the comparison takes: as many days directly before it or, before whole months, as many months.',
];

const ofCohorts = (cut: RetentionGranularity) => [
  `Each row holds the people whose first message ever to the bot on that platform came in that ${cut}, and how many of them wrote again so many ${cut}s later.`,
  `Somebody counts in a ${cut} if the bot received at least one message from them in it, whatever happened in between. The running ${cut} is marked “so far”: more may come.`,
  `The average counts each person once: all who wrote again, divided by all who could have. The running ${cut} is left out.`,
];

/** The part of the page about who comes back. */
export const loyalty = {
  title: 'Who comes back',
  byDay: 'Counted by day: an hour is too short to come back in.',
  failed: 'This part could not be loaded.',
  lifecycle: {
    title: 'Who came, came back and left',
    activeUsers: 'Active users',
    newUsers: 'New',
    returningUsers: 'Returning',
    reactivatedUsers: 'Reactivated',
    lostUsers: 'Lost',
    /** Of a bucket still running: the people may yet come. */
    lostSoFar: 'Not back yet',
    definitions: {
      day: ofCut('day'),
      week: ofCut('week'),
      month: ofCut('month'),
      quarter: ofCut('quarter'),
      year: ofCut('year'),
    } satisfies Record<Cut, string[]>,
  },
  regulars: {
    title: 'Regular users',
    rolling28Users: 'In 28 days',
    rolling7Users: 'In 7 days',
    stickiness: 'Stickiness',
    counts: '28 and 7 days',
    definitions: [
      'In 28 days, in 7 days: people from whom the bot received at least one message in the 28 or 7 days that end with the day, week or month shown. One still running ends today.',
      'Stickiness: how many of the 28-day users write on a day, on average. The daily active users of all days, added up, divided by the 28-day users of the same days, added up. 10% means that of ten regular users one writes on any given day.',
    ],
  },
  messagesPerUser: {
    title: 'Messages per active user',
    definitions: [
      'Messages the bot received, divided by the people who sent them. For the whole period it is the messages of the whole period by its active users, not the average of the values shown.',
    ],
  },
  retention: {
    title: 'How many come back later',
    first: { week: 'First week', month: 'First month' } satisfies Record<RetentionGranularity, string>,
    by: { week: 'By week', month: 'By month' } satisfies Record<RetentionGranularity, string>,
    cut: 'People grouped by',
    newUsers: 'New users',
    average: 'Average',
    later: (count: number, cut: RetentionGranularity) => (count === 1 ? `1 ${cut} later` : `${count} ${cut}s later`),
    summary: (share: string, cut: RetentionGranularity) =>
      `On average, ${share} of new users wrote again in the ${cut} after their first.`,
    noAverage: (cut: RetentionGranularity) => `A longer period shows how many write again in later ${cut}s.`,
    cell: (users: string, size: string, when: string) => `${users} of ${size} wrote again in ${when}`,
    cohort: (size: string) => `${size} new users`,
    averageOf: (size: string) => `of ${size} new users, on average`,
    nobody: 'Nobody was new in this period.',
    limited: (count: number, cut: RetentionGranularity) => `The last ${count} ${cut}s of the period are shown.`,
    definitions: { week: ofCohorts('week'), month: ofCohorts('month') } satisfies Record<
      RetentionGranularity,
      string[]
    >,
  },
  hours: {
    title: 'Busiest hours',
    direction: 'Messages',
    busiest: (when: string) => `Busiest: ${when}`,
    mean: (mean: string) => `${mean} messages on average`,
    total: (total: string, days: string) => `${total} in all, on ${days} such ${days === '1' ? 'day' : 'days'}`,
    notInPeriod: 'Not in the period',
    none: 'No messages in this period.',
    totalColumn: 'In all',
    meanColumn: 'Average',
    hour: 'Hour',
    perHour: 'messages an hour',
    help: 'Arrow keys walk through the hours and days, Home and End jump, Escape lets go.',
    definitions: [
      'Messages by the hour and the weekday on which they came, in the bot’s time zone.',
      'The colour shows the average: the messages of that hour on all such weekdays of the period, divided by the number of those weekdays, today included.',
    ],
  },
};
