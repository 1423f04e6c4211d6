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
};
