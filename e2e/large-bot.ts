import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from './durability/random.ts';
import type { Turnout } from './turnout.ts';

/** A bot in use for five years, on the eleven platforms that have a name and four that have none; the same at every run. */
export const largeBot = {
  id: 'large',
  name: 'City services',
  timezone: 'Europe/Madrid',
  firstDay: '2020-01-01',
  lastDay: '2024-12-31',
  platforms: [
    ...['whatsapp', 'webchat', 'telegram', 'messenger', 'instagram', 'slack', 'teams', 'line', 'viber', 'discord'],
    ...['sms', 'kakaotalk', 'rcs', 'wechat', 'rocket_chat'],
  ],
} as const;

const dayMs = 86_400_000;
const firstDayMs = Date.parse(`${largeBot.firstDay}T00:00:00Z`);
const days = (Date.parse(`${largeBot.lastDay}T00:00:00Z`) - firstDayMs) / dayMs + 1;
const users = 9_000;

/** Makes the bot and imports its messages with the commands of the product; some 350,000 in a few seconds. */
export async function importLargeBot(turnout: Turnout): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'turnout-large-'));
  const file = join(folder, 'messages.csv');
  try {
    writeFileSync(file, `timestamp,platform,user,direction,id\n${messages().join('\n')}\n`);
    await turnout.run('bot', 'create', largeBot.id, '--timezone', largeBot.timezone, '--name', largeBot.name);
    await turnout.run('import', file, '--bot', largeBot.id);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * People come more and more often over the years, platforms open one after another, and the first ones are the largest. Some
 * come once, most a few times, a few every other day; one in thirty returns after a gap of years. Weekends are quiet.
 */
function messages(): string[] {
  const random = createRandom(20_200_101);
  const rows: string[] = [];
  const write = (user: string, platform: string, day: number) => {
    const received = 1 + random.below(3);
    const sent = received + random.below(3);
    // Between 6:00 and 21:00 UTC, which is the same day in Madrid, in summer and in winter.
    const beganMs = firstDayMs + day * dayMs + (6 + random.below(14)) * 3_600_000 + random.below(3_000_000);
    for (let at = 0; at < received + sent; at += 1) {
      const direction = at < received ? 'received' : 'sent';
      const timestamp = new Date(beganMs + at * 7_000).toISOString();
      rows.push(`${timestamp},${platform},${user},${direction},m${rows.length}`);
    }
  };

  for (let user = 0; user < users; user += 1) {
    // The lower of two draws: each platform has fewer users than the one before it.
    const place = Math.min(random.below(largeBot.platforms.length), random.below(largeBot.platforms.length));
    const platform = largeBot.platforms[place] ?? '';
    const opened = place * 40;
    // The higher of two draws: more people come every year. The first user of all comes on the first day.
    const first = user === 0 ? 0 : opened + Math.max(random.below(days - opened), random.below(days - opened));
    const gap = random.chance(0.2) ? Number.POSITIVE_INFINITY : random.chance(0.06) ? 3 : 20 + random.below(140);
    const last = random.chance(0.5) ? first + random.below(400) : days - 1;
    for (let day = first; day <= Math.min(last, days - 1); day += 1 + random.below(2 * gap)) {
      const isWeekend = new Date(firstDayMs + day * dayMs).getUTCDay() % 6 === 0;
      if (day === first || !isWeekend || random.chance(0.4)) write(`u${user}`, platform, day);
      if (gap === Number.POSITIVE_INFINITY) break;
    }
    if (random.chance(1 / 30) && last < days - 800) write(`u${user}`, platform, days - 1 - random.below(60));
  }
  // Somebody writes on the last day, too, so that the bot's life is as long as it says.
  write('u0', largeBot.platforms[0], days - 1);
  return rows;
}
