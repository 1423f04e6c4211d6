import { setTimeout as sleep } from 'node:timers/promises';
import { overview } from '@turnout/contract';
import { openAccess } from '../packages/server/src/access/open.ts';
import { noonZone } from './bot.ts';
import { createRandom } from './durability/random.ts';
import type { Turnout } from './turnout.ts';

/** What an agency looks after: shops in many places, of every size; the last one has not been written to yet. */
export const manyBots = { count: 200, waiting: 'shop-200', largest: 'shop-7' } as const;

const cities = [
  'Almería',
  'Bogotá',
  'Córdoba',
  'Dakar',
  'Évora',
  'Florianópolis',
  'Graz',
  'Haarlem',
  'Iquique',
  'Jaipur',
];
const trades = ['Bakery', 'Clinic', 'Garage', 'Hotel', 'Library', 'Museum', 'Pharmacy', 'School', 'Taxi', 'Zoo'];
const dayMs = 86_400_000;

export const botName = (number: number): string =>
  `${trades[number % 10] ?? ''} ${cities[Math.floor(number / 10) % 10] ?? ''} ${number}`;

/**
 * Makes the bots where the commands make them, all in one go: a process for each would take minutes. Their messages come
 * over HTTP. Gives what sends for the one that waits. Two in three live where it is about noon, the others where the day may be another one.
 */
export async function createManyBots(turnout: Turnout): Promise<(...users: string[]) => Promise<void>> {
  const access = await openAccess({
    directory: turnout.dataDirectory,
    secret: 'not used: nobody signs in here',
    publicUrl: turnout.origin,
    now: Date.now,
  });
  const random = createRandom(200);
  const createBot = (bot: string, name: string, timezone: string) => {
    access.bots.create({ bot, name, timezone });
    const { secret } = access.keys.create(bot, 'ingest');
    return async (messages: object[]) => {
      const response = await fetch(`${turnout.origin}/api/v1/bots/${bot}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify(messages),
      });
      if (response.status !== 200) throw new Error(`${bot} could not be sent to: ${response.status}`);
    };
  };
  try {
    const sending: Promise<void>[] = [];
    for (let number = 1; number < manyBots.count; number += 1) {
      const bot = `shop-${number}`;
      const send = createBot(bot, botName(number), number % 3 === 0 ? 'Asia/Kathmandu' : noonZone());
      sending.push(send(messages(bot === manyBots.largest ? 400 : 2 + random.below(120), random.below)));
    }
    await Promise.all(sending);
    await allShown(turnout, manyBots.count - 1);
    const send = createBot(manyBots.waiting, botName(manyBots.count), noonZone());
    return (...users) => send(users.map((user) => ({ platform: 'telegram', user, direction: 'received', id: user })));
  } finally {
    access.close();
  }
}

/** Resolves when so many bots have figures that no longer change: each came in one request, which one refresh shows. */
async function allShown(turnout: Turnout, count: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`${turnout.origin}/api/v1/overview?from=2000-01-01&to=2050-01-01&granularity=year`);
    const { bots } = overview.parse(await answer.json());
    if (bots.filter(({ bot, firstDay }) => bot.startsWith('shop-') && firstDay !== undefined).length === count) return;
    await sleep(250);
  }
}

/** People write on some days of the last seventy; half of them came in the last thirty. */
function messages(users: number, below: (limit: number) => number): object[] {
  return Array.from({ length: users }, (_, user) => {
    const daysAgo = user % 2 === 0 ? below(30) : 30 + below(40);
    const timestamp = new Date(Date.now() - daysAgo * dayMs - below(3_600_000)).toISOString();
    const common = { platform: user % 3 === 0 ? 'telegram' : 'whatsapp', user: `u${user}`, timestamp };
    return [
      { ...common, direction: 'received', id: `r${user}` },
      { ...common, direction: 'sent', id: `s${user}` },
      { ...common, direction: 'sent', id: `t${user}` },
    ];
  }).flat();
}
