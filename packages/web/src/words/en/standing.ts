export const standing = {
  completeUpTo: (time: string) => `Complete up to ${time}`,
  against: (span: string) => `compared with ${span}`,
  todayRuns: 'today is not over yet',
  baseBegan: (day: string) => `the bot began on ${day}`,
  zone: (place: string) => (place === 'UTC' ? place : `${place} time`),
  live: 'New messages appear by themselves.',
  reconnecting: 'Connection lost, trying again. The figures stay as they were.',
  offline: 'You are offline. The figures stay as they were.',
  refreshFailed: 'The latest figures could not be fetched. These are the ones from before; nothing is lost.',
  now: 'Now',
  peopleNow: (count: number, text: string) =>
    count === 0
      ? 'Nobody wrote in the last 5 minutes'
      : count === 1
        ? '1 person wrote in the last 5 minutes'
        : `${text} people wrote in the last 5 minutes`,
  messagesNow: (count: number, text: string) =>
    count === 1 ? '1 message in the last 30 minutes' : `${text} messages in the last 30 minutes`,
  messagesNowTitle: 'Received and sent',
  quietNow: 'No messages in the last 30 minutes',
};
