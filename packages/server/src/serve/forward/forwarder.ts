import { randomUUID } from 'node:crypto';
import { request as httpRequest, type IncomingMessage, Agent as PlainAgent, type RequestOptions } from 'node:http';
import { Agent as EncryptedAgent, request as httpsRequest } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { ForwardFailure } from '@turnout/contract';
import { lookupOf } from './addresses.ts';
import { answeredHeaders, passedHeaders, type RawHeaders, wasPassedBy } from './headers.ts';
import { createPlaces } from './places.ts';

/** A delivery as the platform sent it. */
export type Parcel = { method: string; search: string; headers: RawHeaders; body: Buffer };
export type Passed = { answer: { status: number; headers: Headers; body: Buffer } } | { failed: ForwardFailure };

export type Forwarder = {
  /** Sends a delivery on, byte for byte, and waits at most so long for the whole answer. Never rejects; follows no redirect. */
  pass(parcel: Parcel, to: string, patienceMs: number): Promise<Passed>;
  /** Closes idle connections to bots. */
  close(): void;
};

/** Above what any platform reads of an answer. */
const answerBytes = 4 * 1024 * 1024;
const keepAlive = { keepAlive: true, maxFreeSockets: 64, scheduling: 'lifo' } as const;

/** Node's own client: unlike `fetch` it adds nothing of its own, unpacks nothing and follows nothing. */
export function createForwarder(): Forwarder {
  const plain = new PlainAgent(keepAlive);
  const encrypted = new EncryptedAgent(keepAlive);
  const self = randomUUID();
  const places = createPlaces();

  async function pass(parcel: Parcel, to: string, patienceMs: number): Promise<Passed> {
    if (wasPassedBy(parcel.headers, self)) return { failed: 'loops' };
    // The platform hears of it before it gives up, and delivers again; sent now, the bot would have it twice.
    if (patienceMs <= 0) return { failed: 'too_slow' };
    const place = places.take(to, parcel.body.length);
    if (place === undefined) return { failed: 'busy' };
    const late = AbortSignal.timeout(patienceMs);
    try {
      return await send(parcel, new URL(to), late);
    } catch (error) {
      return { failed: late.aborted ? 'too_slow' : error instanceof TooLarge ? 'answer_too_large' : 'unreachable' };
    } finally {
      place.giveBack();
    }
  }

  async function send(parcel: Parcel, to: URL, signal: AbortSignal): Promise<Passed> {
    const isEncrypted = to.protocol === 'https:';
    const options: RequestOptions = {
      ...urlToHttpOptions(to),
      path: `${to.pathname}${joined(to.search, parcel.search)}`,
      agent: isEncrypted ? encrypted : plain,
      method: parcel.method,
      headers: passedHeaders(parcel, to, self),
      lookup: lookupOf(isEncrypted),
      signal,
    };
    const response = await exchange(isEncrypted ? httpsRequest : httpRequest, options, parcel.body);
    const status = response.statusCode ?? 0;
    if (status >= 300 && status < 400) {
      response.destroy();
      return { failed: 'redirects' };
    }
    if (status < 200 || status > 599) throw new Error('No answer of HTTP.');
    return { answer: { status, headers: answeredHeaders(response.rawHeaders), body: await bodyOf(response) } };
  }

  return {
    pass,
    close() {
      plain.destroy();
      encrypted.destroy();
    },
  };
}

/** Two queries with their question marks, either of which may be empty. */
const joined = (own: string, more: string) => (own === '' || more === '' ? own + more : `${own}&${more.slice(1)}`);

/** Within this, a connection that the bot has closed says so when something is sent on it: the way there and back. */
const closedWithinMs = 100;

/** Until the head of the answer. A kept connection that the bot closed at this very moment is no fault of the bot's: once more. */
function exchange(
  start: typeof httpRequest,
  options: RequestOptions,
  body: Buffer,
  isAgain = false,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = start(options, resolve);
    let sentMs = 0;
    let readBefore = 0;
    request.on('socket', ({ bytesRead }) => {
      sentMs = performance.now();
      readBefore = bytesRead;
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      // Later, or after a byte of the answer, the bot has the delivery and may have done what it asks for.
      const wasClosed =
        request.reusedSocket &&
        (error.code === 'ECONNRESET' || error.code === 'EPIPE') &&
        request.socket?.bytesRead === readBefore &&
        performance.now() - sentMs < closedWithinMs;
      if (!wasClosed || isAgain) reject(error);
      else resolve(exchange(start, options, body, true));
    });
    // Without a response: the bot wants to speak something else than HTTP.
    request.on('close', () => reject(new Error('No answer of HTTP.')));
    request.end(body);
  });
}

class TooLarge extends Error {}

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Giving up closes the connection, and with it whatever the bot still sends.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > answerBytes) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
