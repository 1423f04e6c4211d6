import { createServer } from 'node:http';
import { Context, Telegraf } from 'telegraf';
import { expect, onTestFinished, test } from 'vitest';
import { createTally, named } from '../fixtures/tally.ts';
import { ana, ben, botInfo, crowd, message, otherBot, privately, serveTelegram, update } from '../fixtures/telegram.ts';
import { connectTelegraf } from './telegraf.ts';

async function open() {
  const telegram = await serveTelegram();
  const bot = new Telegraf('1:token', { telegram: { apiRoot: telegram.url } });
  bot.botInfo = { ...botInfo };
  // The cast: Telegraf's types know the updates of its time.
  const handle = (what: object) => bot.handleUpdate(update(what) as never);
  return { telegram, bot, handle, ...createTally() };
}

test('what a bot receives and sends is counted, and nothing else', async () => {
  const { telegram, bot, handle, counter, received, sent } = await open();
  const failures: unknown[] = [];
  bot.start(async (ctx) => {
    await ctx.sendChatAction('typing');
    const { message_id } = await ctx.reply('Hello');
    await ctx.telegram.editMessageText(ctx.chat.id, message_id, undefined, 'Hello!');
  });
  bot.command('album', (ctx) =>
    ctx.replyWithMediaGroup([
      { type: 'photo', media: 'a' },
      { type: 'photo', media: 'b' },
    ]),
  );
  bot.command('reply', (ctx) => ctx.reply('Hi', { reply_parameters: { message_id: ctx.message.message_id } }));
  bot.command('copies', async (ctx) => {
    await ctx.copyMessage(ctx.chat.id);
    await ctx.telegram.forwardMessages(ctx.chat.id, ctx.chat.id, [1, 2]);
  });
  bot.command('blocked', () => bot.telegram.sendMessage(13, 'Are you there?').catch((error) => failures.push(error)));
  bot.action('yes', async (ctx) => {
    await ctx.answerCbQuery();
    await ctx.reply('Good');
  });
  // Neither of these calls `next`, and connecting comes last: all the same.
  bot.on('photo', (ctx) => ctx.replyWithPhoto('c'));
  connectTelegraf(counter, bot);

  const command = (from: typeof ana, chat: object, text: string) =>
    message(from, chat, { text, entities: [{ type: 'bot_command', offset: 0, length: text.length }] });
  const start = command(ana, privately(ana), '/start');
  const messages = [
    start,
    command(ben, crowd, '/album'),
    command(ben, crowd, '/reply'),
    command(ana, privately(ana), '/copies'),
    command(ana, privately(ana), '/blocked'),
    message(ana, privately(ana), { photo: [], media_group_id: 'm' }),
    message(ana, privately(ana), { photo: [], media_group_id: 'm' }),
    message(ben, crowd, { text: 'no answer to this' }),
  ];
  for (const each of messages) await handle({ message: each });
  await handle({ edited_message: { ...start, edit_date: 1 } });
  await handle({ message: message(otherBot, crowd, { text: 'I am a bot' }) });
  await handle({ message: message(ana, crowd, { new_chat_members: [ben] }) });
  await handle({ callback_query: { id: 'q1', from: ana, data: 'yes', chat_instance: 'i', message: start } });
  await bot.telegram.sendMessage(ben.id, 'News');

  expect(named(received)).toEqual([
    ...messages.map(({ from, chat, message_id }) => `${from.id} ${(chat as { id: number }).id}:${message_id}`),
    '7 callback:q1',
  ]);
  expect(telegram.sent).toHaveLength(11);
  expect(named(sent)).toEqual(telegram.sent);
  expect(failures).toMatchObject([{ response: { error_code: 403 } }]);
});

test('by webhook', async () => {
  const { telegram, bot, counter, received, sent } = await open();
  connectTelegraf(counter, bot);
  bot.on('message', (ctx) => ctx.reply('Hi'));
  const server = createServer(bot.webhookCallback('/hook'));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const body = JSON.stringify(update({ message: { ...message(ana, privately(ana), { text: 'x' }), message_id: 1 } }));
  const headers = { 'Content-Type': 'application/json', Connection: 'close' };
  const answer = await fetch(`http://127.0.0.1:${port}/hook`, { method: 'POST', body, headers });
  expect(answer.status).toBe(200);
  expect(named(received)).toEqual(['7 7:1']);
  expect(named(sent)).toEqual(telegram.sent);
});

test('what has no known form is not the bot’s trouble', async () => {
  const { bot, handle, counter, received, invalid } = await open();
  connectTelegraf(counter, bot);
  const seen: unknown[] = [];
  bot.use((ctx) => void seen.push(ctx.update.update_id));
  await handle({ update_id: 1, callback_query: null });
  expect(seen).toEqual([1]);
  expect(invalid).toHaveLength(1);
  expect(received).toEqual([]);
});

test('a bot that shares one client among all its updates counts a call once', async () => {
  const { telegram: server, counter, sent } = await open();
  const bot = new Telegraf('1:token', { telegram: { apiRoot: server.url } });
  const { telegram } = bot;
  bot.botInfo = { ...botInfo };
  Object.assign(bot.context, { telegram });
  connectTelegraf(counter, bot);
  bot.on('message', (ctx) => ctx.reply('Hi'));
  for (const text of ['x', 'y'])
    await bot.handleUpdate(update({ message: message(ana, privately(ana), { text }) }) as never);
  expect(named(sent)).toEqual(server.sent);
});

test('a bot with its own kind of context fits', async () => {
  class Own extends Context {
    session = 1;
  }
  const { counter } = await open();
  connectTelegraf(counter, new Telegraf<Own>('1:token', { contextType: Own }));
});
