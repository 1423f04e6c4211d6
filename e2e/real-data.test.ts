import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bot, createBot } from './bot.ts';
import { ask, charts, findBucket, type Page, plot, printed, readAll, readFigures, settled } from './dashboard.ts';
import { openLoyalty } from './loyalty.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** Nine months of a public support channel: fixtures/README.md. */
const channel = join(import.meta.dirname, '../fixtures/support-channel.csv.gz');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
});
afterAll(() => stage.close());

/** Who wrote to the bot, on whichever platform, by reading the file. */
function countUsers(): number {
  const rows = gunzipSync(readFileSync(channel)).toString().trimEnd().split('\n').slice(1);
  const received = rows.map((row) => row.split(',')).filter(([, , , direction]) => direction === 'received');
  return new Set(received.map(([, platform, user]) => `${platform} ${user}`)).size;
}

/** What the panels must print for a bucket, from what the API answers. */
async function expected(bot: string, question: string, bucket: string) {
  const { buckets, all, platforms } = await ask(stage.turnout, bot, question);
  const index = buckets.findIndex(({ from }) => from === bucket);
  const at = (metric: keyof typeof all.series) =>
    [all, ...platforms].map(({ series }) => printed(series[metric][index] ?? Number.NaN));
  return [at('activeUsers'), at('newUsers'), at('totalUsers'), at('messagesReceived'), at('messagesSent')];
}

/** The same from the panels: without names and shares. */
async function shown(page: Page) {
  const readouts = await readAll(page);
  const columns = (chart: (typeof charts)[number], column: number) =>
    Object.values(readouts[chart].rows).map((cells) => cells[column]);
  return [...charts.map((chart) => columns(chart, 0)), columns('messages', 1)];
}

test('a support channel, imported from its file: the page shows what the API answers', async () => {
  await stage.turnout.run('bot', 'create', 'channel', '--timezone', 'America/Santiago', '--name', 'Support channel');
  expect(await stage.turnout.run('import', channel, '--bot', 'channel')).toContain('35,574');

  const page = await stage.open('/b/channel');
  await settled(page);
  // Everything, since nobody has written for years.
  const users = printed(countUsers());
  expect(await readFigures(page)).toMatchObject({ activeUsers: users, newUsers: users, totalUsers: users });

  for (const { question, buckets } of [
    {
      question: 'from=2016-06-01&to=2017-02-28&granularity=month',
      buckets: ['2016-06-01', '2016-11-01', '2017-02-01'],
    },
    { question: 'from=2016-08-01&to=2016-08-31&granularity=day', buckets: ['2016-08-01', '2016-08-14', '2016-08-31'] },
    // Chile turned its clocks on 14 August 2016: 23 hours, and none of them is missing here.
    {
      question: 'from=2016-08-13&to=2016-08-14&granularity=hour',
      buckets: ['2016-08-13T15:00:00.000Z', '2016-08-14T20:00:00.000Z'],
    },
  ]) {
    await page.goto(`${stage.turnout.origin}/b/channel?${question}`);
    await settled(page);
    for (const bucket of buckets) {
      await findBucket(page, 'active-users', bucket);
      const answer = await expected('channel', question, bucket);
      await expect.poll(() => shown(page), { message: `${question} at ${bucket}` }).toEqual(answer);
    }
  }
});

test('a bot on fifteen platforms with long names has room for all of them', { timeout: 120_000 }, async () => {
  const name = 'Servicio de atención a las personas usuarias del transporte público metropolitano';
  const bot: Bot = await createBot(stage.turnout, 'wide', 'Europe/Madrid', name);
  const platforms = [
    ...['whatsapp', 'webchat', 'telegram', 'messenger', 'instagram', 'slack', 'teams', 'line', 'viber', 'discord'],
    ...['sms', 'a-platform-with-a-very-long-name', 'wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww', 'x', 'rocket_chat'],
  ];
  // The nth platform has n users, each of whom writes on every day of a week and gets three thousand answers in all.
  const messages = platforms.flatMap((platform, place) =>
    Array.from({ length: (place + 1) * 7 }, (_, index) => ({
      platform,
      user: `user ${Math.floor(index / 7)}`,
      direction: 'received' as const,
      timestamp: `2024-02-${String(5 + (index % 7)).padStart(2, '0')}T12:00:00Z`,
    })),
  );
  const answers = Array.from({ length: 9000 }, (_, index) => ({
    platform: platforms[index % 3] ?? '',
    user: 'user 0',
    direction: 'sent' as const,
    timestamp: `2024-02-${String(5 + (index % 7)).padStart(2, '0')}T13:00:00Z`,
  }));
  await bot.send(...messages);
  await bot.send(...answers);

  const question = 'from=2024-02-05&to=2024-02-11&granularity=day';
  const page = await stage.open(`/b/wide?${question}`);
  await expect
    .poll(() => readFigures(page))
    .toMatchObject({ activeUsers: '120', messagesReceived: '840', messagesSent: '9,000' });
  await findBucket(page, 'new-users', '2024-02-05');
  await expect.poll(() => shown(page)).toEqual(await expected('wide', question, '2024-02-05'));
  expect(await page.getByTestId('legend-item').count()).toBe(platforms.length);
  const colours = await plot(page, 'active-users')
    .locator('.mark')
    .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).color));
  expect(new Set(colours).size).toBe(platforms.length);
  await openLoyalty(page);
  await expectSound(page);
});
