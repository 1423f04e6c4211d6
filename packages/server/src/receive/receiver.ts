import { type BodySource, readBody } from './body.ts';
import { unpack } from './content-encoding.ts';
import { createGate } from './gate.ts';
import type { Hasher } from './hash.ts';
import { bodyFormat, itemsOf } from './items.ts';
import { type Parsed, parseMessages } from './message.ts';
import { programTerms, type Terms } from './terms.ts';

/** `terms` are those of a bot's own program, unless others are given. */
export type Receiver = (bot: string, request: BodySource, terms?: Terms) => Promise<Parsed>;

/** A small packed body can unpack to 64 MiB: so many may do so at a time, whatever the number of connections. */
const unpackedAtOnce = 2;

/**
 * One request of the messages API, from its bytes to what can be stored and what cannot.
 * Rejects with BodyError when the body as a whole cannot be read.
 */
export function createReceiver(deps: { hasher: Hasher; now(): number; randomId(): bigint }): Receiver {
  const gate = createGate(unpackedAtOnce);

  return async (bot, request, terms = programTerms) => {
    const format = bodyFormat(request.headers.get('content-type'));
    const packed = await readBody(request, terms.bodyBytes);
    const coding = request.headers.get('content-encoding');
    const parse = (bytes: Buffer) =>
      parseMessages(bot, itemsOf(bytes, format, terms.messagesPerRequest), { ...deps, nowMs: deps.now(), terms });
    if (coding === null) return parse(packed);
    // The bytes are gone once they are parsed, so the place at the gate is held until then.
    return gate(async () => parse(await unpack(packed, coding, terms.unpackedBytes)));
  };
}
