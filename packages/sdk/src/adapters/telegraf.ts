import { type Counter, counting } from '../counting.ts';
import { receivedFromTelegram, sentByTelegram, type Update } from '../platforms/telegram.ts';

type Telegram = { callApi(method: never, payload: never, options?: never): Promise<unknown> };

/** A bot of Telegraf. */
export type TelegrafBot<Context extends { update: object; telegram: Telegram }> = {
  telegram: Telegram;
  middleware(): (context: Context, next: () => Promise<void>) => unknown;
};

/** Counts the messages that the bot receives and sends, by polling, webhook or `bot.telegram`. */
export function connectTelegraf<Context extends { update: object; telegram: Telegram }>(
  counter: Counter,
  bot: TelegrafBot<Context>,
): void {
  const watched = new WeakSet<Telegram>();
  watch(bot.telegram);
  // Around the whole of the bot's middleware, so that it does not matter when this is called, or who answers without `next`.
  const middleware = bot.middleware.bind(bot);
  bot.middleware = () => {
    const handle = middleware();
    return (context, next) => {
      // Telegraf makes a client for every update.
      watch(context.telegram);
      // The cast: an update; platforms/telegram.test.ts holds its types against Telegraf's.
      counter.received(() => receivedFromTelegram(context.update as Update));
      return handle(context, next);
    };
  };

  /** All of Telegraf's methods go through `callApi`. */
  function watch(telegram: Telegram): void {
    if (watched.has(telegram)) return;
    watched.add(telegram);
    const call = telegram.callApi.bind(telegram);
    telegram.callApi = (method, payload, options) =>
      counting(counter, call(method, payload, options), (result) => sentByTelegram(method, payload, result));
  }
}
