export const bots = {
  title: 'Bots',
  noneTitle: 'No bot yet',
  noneText: 'A bot is one deployed agent, on as many platforms as you like. Make one where Turnout runs:',
  since: (day: string) => `since ${day}`,
  lastMessage: (day: string) => `last message ${day}`,
  waiting: 'waiting for the first message',
};
