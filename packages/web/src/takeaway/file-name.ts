import type { Usage } from '@turnout/contract';

/** sample-active-users-2022-01-01-2022-03-31.png: sorted by bot, then by what it is, then by time. */
export const fileName = ({ bot, from, to }: Pick<Usage, 'bot' | 'from' | 'to'>, what: string, ending: string): string =>
  `${bot}-${what}-${from}-${to}.${ending}`;
