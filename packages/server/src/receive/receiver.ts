import { type BodySource, readBody } from './body.ts';
import type { Hasher } from './hash.ts';
import { bodyFormat, itemsOf } from './items.ts';
import { type Parsed, parseMessages } from './message.ts';

export type Receiver = (bot: string, request: BodySource) => Promise<Parsed>;

/**
 * One request of the messages API, from its bytes to what can be stored and what cannot.
 * Rejects with BodyError when the body as a whole cannot be read.
 */
export function createReceiver(deps: { hasher: Hasher; now(): number; randomId(): bigint }): Receiver {
  return async (bot, request) => {
    const format = bodyFormat(request.headers.get('content-type'));
    const bytes = await readBody(request);
    return parseMessages(bot, itemsOf(bytes, format), { ...deps, nowMs: deps.now() });
  };
}
