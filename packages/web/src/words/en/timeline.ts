export const timeline = {
  label: 'Timeline',
  from: 'First day',
  to: 'Last day',
  window: 'Period',
  days: (days: number, count: string): string => (days === 1 ? '1 day' : `${count} days`),
  today: 'Today',
  help: 'Arrow keys move by a day, with Shift by a week or a month; Home and End go to the ends, Escape puts back what was.',
};
