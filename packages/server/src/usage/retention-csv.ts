import type { Retention } from '@turnout/contract';

/** The answer as a tidy table: `later` is how many weeks or months after the cohort's own; all platforms together are `all`. */
export function retentionCsv({ cohorts, platforms, all }: Retention): string {
  const rows = ['cohort,platform,later,users'];
  for (const { platform, users } of [...platforms, { platform: 'all', ...all }]) {
    for (const [at, cohort] of cohorts.entries()) {
      for (const [later, counted] of (users[at] ?? []).entries()) {
        rows.push(`${cohort.from},${platform},${later},${counted}`);
      }
    }
  }
  return `${rows.join('\r\n')}\r\n`;
}
