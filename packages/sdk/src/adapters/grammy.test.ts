import { Api, Bot, Composer, Context, type Middleware, webhookCallback } from 'grammy';
import { expect, test } from 'vitest';
import { createTally, named } from '../fixtures/tally.ts';
import { ana, ben, botInfo, crowd, message, otherBot, privately, serveTelegram, update } from '../fixtures/telegram.ts';
import { connectGrammy, countConversations } from './grammy.ts';

async function open() {
  const telegram = await serveTelegram();
  const bot = new Bot('1:token', { botInfo: { ...botInfo } as never, client: { apiRoot: telegram.url } });
  const tally = createTally();
  return { telegram, bot, ...tally };
}

test('what a bot receives and sends is counted, and nothing else', async () => {
  const { telegram, bot, counter, received, sent } = await open();
  const failures: unknown[] = [];
  bot.command('start', async (ctx) => {
    await ctx.replyWithChatAction('typing');
    const { message_id } = await ctx.reply('Hello');
    await ctx.api.editMessageText(ctx.chat.id, message_id, 'Hello!');
  });
  bot.command('album', (ctx) =>
    ctx.replyWithMediaGroup([
      { type: 'photo', media: 'a' },
      { type: 'photo', media: 'b' },
    ]),
  );
  bot.command('reply', (ctx) => ctx.reply('Hi', { reply_parameters: { message_id: ctx.msg.message_id } }));
  bot.command('copies', async (ctx) => {
    await ctx.copyMessage(ctx.chat.id);
    await ctx.forwardMessages(ctx.chat.id, [1, 2]);
  });
  bot.command('blocked', () => bot.api.sendMessage(13, 'Are you there?').catch((error) => failures.push(error)));
  bot.callbackQuery('yes', async (ctx) => {
    await ctx.answerCallbackQuery();
    await ctx.reply('Good');
  });
  // Neither of these calls `next`, and connecting comes last: all the same.
  bot.on('message:photo', (ctx) => ctx.replyWithPhoto('c'));
  connectGrammy(counter, bot);

  const start = message(ana, privately(ana), {
    text: '/start',
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
  });
  const command = (from: typeof ana, chat: object, text: string) =>
    message(from, chat, { text, entities: [{ type: 'bot_command', offset: 0, length: text.length }] });
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
  for (const each of messages) await bot.handleUpdate(update({ message: each }) as never);
  for (const what of [
    { edited_message: { ...start, edit_date: 1 } },
    { message: message(otherBot, crowd, { text: '/start' }) },
    { message: message(ana, crowd, { new_chat_members: [ben] }) },
    { callback_query: { id: 'q1', from: ana, data: 'yes', chat_instance: 'i', message: start } },
  ])
    await bot.handleUpdate(update(what) as never);
  await bot.api.sendMessage(ben.id, 'News');

  expect(named(received)).toEqual([
    ...messages.map(({ from, chat, message_id }) => `${from.id} ${(chat as { id: number }).id}:${message_id}`),
    '7 callback:q1',
  ]);
  expect(telegram.sent).toHaveLength(11);
  expect(named(sent)).toEqual(telegram.sent);
  expect(failures).toMatchObject([{ error_code: 403 }]);
  expect(received[0]).toMatchObject({ platform: 'telegram', timestamp: 1_700_000_000_000 });
});

test('by webhook, answers included that go back with the delivery', async () => {
  const { telegram, bot, counter, received, sent } = await open();
  bot.api.config.use((call, method, payload, signal) => call(method, payload, signal));
  connectGrammy(counter, bot);
  const replying = new Bot('1:token', {
    botInfo: { ...botInfo } as never,
    client: { apiRoot: telegram.url, canUseWebhookReply: (method) => method === 'sendMessage' },
  });
  connectGrammy(counter, replying);
  for (const each of [bot, replying]) {
    each.on('message', (ctx) => ctx.reply('Hi'));
    const handle = webhookCallback(each, 'std/http');
    const body = JSON.stringify(update({ message: { ...message(ana, privately(ana), { text: 'x' }), message_id: 1 } }));
    expect((await handle(new Request('http://bot/', { method: 'POST', body }))).status).toBe(200);
  }
  expect(named(received)).toEqual(['7 7:1', '7 7:1']);
  expect(named(sent)).toEqual([...telegram.sent, '7 made-up']);
});

test('what has no known form is not the bot’s trouble', async () => {
  const { bot, counter, received, sent, invalid } = await open();
  connectGrammy(counter, bot);
  const seen: unknown[] = [];
  bot.use((ctx) => void seen.push(ctx.update.update_id));
  await bot.handleUpdate({ update_id: 1, callback_query: null } as never);
  bot.api.config.use(() => Promise.resolve({ ok: true, result: null as never }));
  await bot.api.sendMessage(7, 'x');
  expect(seen).toEqual([1]);
  expect(invalid).toHaveLength(1);
  expect([...received, ...sent]).toEqual([]);
});

test('a bot with its own kind of context fits', async () => {
  const { telegram, counter } = await open();
  const bot = new Bot<Context & { session: number }>('1:token', { client: { apiRoot: telegram.url } });
  connectGrammy(counter, bot);
  expect(bot.api.config.installedTransformers()).toHaveLength(1);
});

test('what a conversation sends by its own api is counted, and once however often it is replayed', async () => {
  const { telegram, bot, counter, sent } = await open();
  connectGrammy(counter, bot);
  const plugin: Middleware<Context> = countConversations(counter);
  // As the conversations plugin makes its contexts: an api without the bot's transformers, its own one that keeps answers and replays them, then the plugins.
  const answers: unknown[] = [];
  const contextOf = async (text: string) => {
    const api = new Api(bot.token, bot.api.options);
    let calls = 0;
    api.config.use(async (call, ...passed) => {
      const n = calls++;
      answers[n] ??= await call(...passed);
      // The cast: what the same call was answered before.
      return answers[n] as Awaited<ReturnType<typeof call>>;
    });
    const written = update({ message: message(ana, privately(ana), { text }) });
    const context = new Context(written as never, api, botInfo as never);
    let went = false;
    await new Composer(plugin).middleware()(context, () => {
      went = true;
      return Promise.resolve();
    });
    expect(went).toBe(true);
    return context;
  };
  await (await contextOf('/start')).reply('Your name?');
  const again = await contextOf('Ana');
  await again.reply('Your name?');
  await again.reply('Hello Ana');
  expect(telegram.sent).toHaveLength(2);
  expect([...new Set(named(sent))]).toEqual(telegram.sent);
  expect(new Set(sent.map(({ timestamp }) => timestamp))).toEqual(new Set([1_700_000_001_000]));
});
