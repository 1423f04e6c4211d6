import type { Metric } from '@turnout/contract';

export const bots = {
  title: 'Bots',
  noneTitle: 'No bot yet',
  noneText: 'A bot is one deployed agent, on as many platforms as you like. Make one where Turnout runs:',
  waiting: 'Waiting for the first message.',
  nextStep: 'See how to send it',
  bot: 'Bot',
  course: 'Active users over the period',
  short: {
    activeUsers: 'Active',
    newUsers: 'New',
    totalUsers: 'Total',
    messagesReceived: 'Received',
    messagesSent: 'Sent',
  } satisfies Record<Metric, string>,
  count: (shown: number, all: number) =>
    shown < all ? `${shown} of ${all} bots` : all === 1 ? '1 bot' : `${all} bots`,
  together: (shown: number, all: number) => (shown < all ? `These ${shown} together` : 'All bots together'),
  find: 'Find a bot',
  noneFound: (text: string) => `No bot is called “${text}”`,
  showAll: 'Show all bots',
  keys: 'Keys: / finds a bot, ↑ ↓ or J K go from one to the next, Enter opens it. Each bot’s days are those of its own time zone.',
  arrowKeys: 'Keys: ↑ ↓ go from one bot to the next, Enter opens it. Each bot’s days are those of its own time zone.',
  keysOff: 'Turn letter keys off',
  keysOn: 'Turn letter keys on',
};
