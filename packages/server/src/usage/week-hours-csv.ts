import type { WeekHours, WeekHoursCounted } from '@turnout/contract';

/** The answer as a tidy table: weekdays from 1, Monday, and hours from 0; all platforms together are `all`. */
export function weekHoursCsv({ platforms, all }: WeekHours): string {
  const rows = ['weekday,hour,platform,metric,value'];
  const add = (platform: string, counted: WeekHoursCounted) => {
    for (const metric of ['messagesReceived', 'messagesSent'] as const) {
      for (const [weekday, hours] of counted[metric].entries()) {
        for (const [hour, value] of hours.entries()) rows.push(`${weekday + 1},${hour},${platform},${metric},${value}`);
      }
    }
  };
  for (const { platform, ...counted } of platforms) add(platform, counted);
  add('all', all);
  return `${rows.join('\r\n')}\r\n`;
}
