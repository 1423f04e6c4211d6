import { type Counter, counting } from '../counting.ts';
import { receivedFromTelegram, sentByTelegram, type Update } from '../platforms/telegram.ts';

/** Takes a transformer, whose type only grammY's own can spell. */
type Api = { config: { use(...transformers: never[]): unknown } };

/** A `Bot` of grammY. */
export type GrammyBot<Context extends { update: object }> = {
  api: Api;
  middleware(): (context: Context, next: () => Promise<void>) => unknown;
};

type Answer = { ok: boolean; result?: unknown };
type Call = (method: string, payload: object, signal?: unknown) => Promise<Answer>;

/** Counts the messages that the bot receives and sends, by polling, webhook or `bot.api`. */
export function connectGrammy<Context extends { update: object }>(counter: Counter, bot: GrammyBot<Context>): void {
  countSent(counter, bot.api);

  // Around the whole of the bot's middleware, so that it does not matter when this is called, or who answers without `next`.
  const middleware = bot.middleware.bind(bot);
  bot.middleware = () => {
    const handle = middleware();
    return (context, next) => {
      // The cast: an update; platforms/telegram.test.ts holds its types against grammY's.
      counter.received(() => receivedFromTelegram(context.update as Update));
      return handle(context, next);
    };
  };
}

/**
 * For `conversations({ plugins: [countConversations(turnout)] })` of `@grammyjs/conversations`, beside `connectGrammy`:
 * that plugin sends with an API of its own, made anew for each update, that has nothing of the bot's.
 * A conversation that goes on replays the calls it has made, so they are told again, with the same ids: each counts once.
 */
export function countConversations(counter: Counter) {
  return (context: { api: Api }, next: () => Promise<void>): Promise<void> => {
    countSent(counter, context.api);
    return next();
  };
}

function countSent(counter: Counter, api: Api): void {
  const transformer = (call: Call, method: string, payload: object, signal?: unknown) =>
    counting(counter, call(method, payload, signal), ({ ok, result }) =>
      ok ? sentByTelegram(method, payload, result) : [],
    );
  // The cast: see Api; grammy.test.ts runs it through grammY.
  api.config.use(transformer as never);
}
