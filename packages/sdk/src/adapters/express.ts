import { answerOf, type Counting, tellExchange } from '../exchange.ts';
import type { Turnout } from '../turnout.ts';

export type { Counting, Exchange } from '../exchange.ts';

/** What is used of Express's own types, so that they need not be there. */
export type RequestLike = {
  // biome-ignore lint/suspicious/noExplicitAny: as in Express.
  body?: any;
  method: string;
  headers: Record<string, string | string[] | undefined>;
};
type Method = (...given: unknown[]) => unknown;
export type ResponseLike = {
  statusCode: number;
  writableFinished: boolean;
  once(event: 'close', listener: () => void): unknown;
  getHeader(name: string): unknown;
};

/**
 * Middleware for Express: `app.use('/chat', countMessages(turnout, { received, sent }))`, before the routes. It changes nothing
 * of request and answer, and looks at them once the answer is out.
 */
export function countMessages<Request extends RequestLike = RequestLike>(
  turnout: Turnout,
  counting: Counting<Request>,
): (request: Request, response: ResponseLike, next: () => void) => void {
  return (request, response, next) => {
    const receivedAtMs = Date.now();
    let answer: unknown;
    // The casts: both are there in every version of Express, and neither is in a plain server of Node.js.
    const answering = response as { json?: Method; send?: Method };
    for (const name of ['json', 'send'] as const) {
      const original = answering[name];
      if (typeof original !== 'function') continue;
      answering[name] = function (this: unknown, ...given) {
        // `json` calls `send` with its text, and `send` `json` with its object: the first one has what the bot gave.
        answer ??= given[0];
        return original.apply(this, given);
      };
    }
    response.once('close', () => {
      const { statusCode: status, writableFinished: isAnswered } = response;
      const exchange = {
        body: request.body,
        answer: answerOf(answer, response.getHeader('Content-Type')),
        status,
        request,
      };
      tellExchange(turnout, counting, exchange, { receivedAtMs, isAnswered });
    });
    next();
  };
}
