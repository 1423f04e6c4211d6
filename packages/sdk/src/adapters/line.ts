import { type Counter, counting } from '../counting.ts';
import { createLineConversations, type LineEvent, lineMethods } from '../platforms/line.ts';

/** A `MessagingApiClient`, or a `LineBotClient`. */
export type LineClient = { replyMessageWithHttpInfo(request: never): Promise<{ body: unknown }> };
type Method = (request: object, ...rest: unknown[]) => Promise<{ body: object | null }>;

/** What is used of Express's own types. */
export type LineRequest = {
  // biome-ignore lint/suspicious/noExplicitAny: as in Express, whose handlers behind this one would else get it as unknown.
  body?: any;
};

/**
 * Counts the messages that the client sends, and gives the middleware that counts those received, to stand between LINE's own
 * `middleware`, which verifies and parses, and the bot's handler.
 */
export function connectLine(
  counter: Counter,
  client: LineClient,
): (request: LineRequest, response: unknown, next: () => void) => void {
  const { receivedFromLine, sentByLine } = createLineConversations();
  // The casts: a LineBotClient sends through a MessagingApiClient of its own; methods are found by name.
  const own = (client as { clients?: { messagingApi?: LineClient } }).clients?.messagingApi ?? client;
  const methods = own as unknown as Record<string, Method | undefined>;
  for (const name of lineMethods) {
    // The ones of the plain name call these.
    const method = methods[`${name}WithHttpInfo`]?.bind(own);
    if (method !== undefined)
      methods[`${name}WithHttpInfo`] = (request, ...rest) =>
        counting(counter, method(request, ...rest), ({ body }) => sentByLine(name, request, body));
  }
  return (request, _response, next) => {
    // The cast: what LINE's middleware has parsed, or nothing of it.
    counter.received(() => receivedFromLine((request.body as { events?: LineEvent[] } | undefined)?.events ?? []));
    next();
  };
}
