import type { MiddlewareHandler } from 'hono';
import { incomingOf, type ServeEnv } from './env.ts';
import { Refusal } from './refusal.ts';
import type { SlowBodies } from './slow-bodies.ts';

/** The most that a form of ours takes: an e-mail address, a password, a token. */
const maxBytes = 16 * 1024;

const gaveWay = () => new Refusal('too_many_requests', { retryAfterS: 5 });

/**
 * Reads the body of a form before it is known who sends it. What parses it then would take it from the connection piece by
 * piece, and keep each.
 */
export function smallBody(slowBodies: SlowBodies): MiddlewareHandler<ServeEnv> {
  return async (c, next) => {
    const { raw } = c.req;
    const { method, headers, url } = raw;
    if (method === 'GET' || method === 'HEAD') return next();
    const body = await slowBodies({ headers, body: incomingOf(c) ?? raw.body }, { maxBytes, gaveWay });
    c.req.raw = new Request(url, { method, headers, body: body.length === 0 ? null : new Uint8Array(body) });
    return next();
  };
}
