import type { Message } from './message.ts';
import type { Turnout } from './turnout.ts';

/** A request and the bot's answer, as the functions see them that make messages of the two. */
export type Exchange<Request> = {
  /** The request's body, parsed; `undefined` where there is none, or nobody parses it. */
  // biome-ignore lint/suspicious/noExplicitAny: as in Express and Fastify, only the bot knows what its clients send.
  body: any;
  /** The answer's body where it is JSON, parsed; `undefined` otherwise. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  answer: any;
  /** Of the answer. */
  status: number;
  /** The framework's own: a Request of Express or Fastify, a Context of Hono. */
  request: Request;
};

type Messages = Message | readonly Message[] | null | undefined;

/** Make messages of exchanges: one, several, or none. What they throw is caught and counted as invalid. */
export type Counting<Request> = {
  /** What the bot received with this request. Without a timestamp it is of when the request came. */
  received?: ((exchange: Exchange<Request>) => Messages) | undefined;
  /** What the bot sent with its answer. */
  sent?: ((exchange: Exchange<Request>) => Messages) | undefined;
};

/**
 * Tells what an exchange held. One that failed (status 400 and above) holds nothing: its client tries again, or was refused. An
 * answer that never arrived was not sent.
 */
export function tellExchange<Request>(
  turnout: Pick<Turnout, 'received' | 'sent'>,
  { received, sent }: Counting<Request>,
  exchange: Exchange<Request>,
  { receivedAtMs, isAnswered }: { receivedAtMs: number; isAnswered: boolean },
): void {
  if (exchange.status >= 400) return;
  if (received !== undefined) turnout.received(() => stamped(received(exchange), receivedAtMs));
  if (sent !== undefined && isAnswered) turnout.sent(() => sent(exchange));
}

function stamped(messages: Messages, receivedAtMs: number): Messages {
  if (messages === null || messages === undefined) return messages;
  // The cast: `isArray` does not know readonly ones.
  const list = Array.isArray(messages) ? messages : [messages as Message];
  return list.map((message) => ({ ...message, timestamp: message.timestamp ?? receivedAtMs }));
}

/** The body of an answer: a JSON text is parsed, what was given as an object is as it is. */
export function answerOf(body: unknown, contentType: unknown): unknown {
  if (typeof body !== 'string') return ArrayBuffer.isView(body) ? undefined : body;
  if (!isJson(contentType)) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

export const isJson = (contentType: unknown) => /^application\/(?:[\w.+-]+\+)?json\b/i.test(String(contentType));
