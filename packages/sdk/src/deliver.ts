import type { Settings } from './settings.ts';

/** What became of a batch. */
export type Outcome =
  /** On the server's disk, but for those it rejected. */
  | { kind: 'stored'; rejected: number; why: string | undefined }
  /** Not stored, or not known to be: to be sent again, not before `afterMs` where the server says so. */
  | { kind: 'again'; isSlow: boolean; afterMs: number; why: string }
  /** Sending this again would not help. */
  | { kind: 'refused'; isTooLarge: boolean; why: string };

export type Deliver = (messages: readonly string[], timeoutMs: number) => Promise<Outcome>;

export type World = { fetch: typeof fetch; now(): number };

/** Answers of these statuses are about the request itself. */
const hopeless = new Set([400, 413, 415]);
/** These pass once somebody does something: makes a bot or a key, corrects a url. There is no hurry to ask again. */
const slow = new Set([401, 403, 404]);
/** What a server asks for beyond this is taken for a mistake; a timer of more than 24 days would fire at once. */
const longestRetryAfterMs = 3_600_000;

/** Sends batches to the messages API. Never rejects. */
export function createDeliver({ address, key }: Settings, { fetch, now }: World): Deliver {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
  return async (messages, timeoutMs) => {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers,
        body: `[${messages.join(',')}]`,
        // What is left of somebody's patience may be nothing, or less, or a part of a millisecond: it throws at those.
        signal: AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs))),
        // A redirect would take the key along to wherever it leads. TRAP: `error` is not known to every edge runtime.
        redirect: 'manual',
      });
      const { status } = response;
      const text = await response.text();
      if (status === 200 || status === 422) return stored(text, messages.length);
      const why = `Turnout answered ${status}${reason(text)}`;
      if (hopeless.has(status)) return { kind: 'refused', isTooLarge: status === 413, why };
      const afterMs = retryAfterMs(response.headers.get('Retry-After'), now());
      return { kind: 'again', isSlow: slow.has(status) || status < 400, afterMs, why };
    } catch (error) {
      return again(`Turnout could not be reached: ${described(error)}`);
    }
  };
}

const again = (why: string): Outcome => ({ kind: 'again', isSlow: false, afterMs: 0, why });

function stored(text: string, sent: number): Outcome {
  const rejected = parsed(text)?.['rejected'];
  // Not Turnout's answer: some page of a proxy. Nothing says that the messages are on disk.
  if (!Array.isArray(rejected) || rejected.length > sent)
    return again('The answer was not Turnout’s; is the url right?');
  const first: unknown = rejected[0]?.message;
  return {
    kind: 'stored',
    rejected: rejected.length,
    why: rejected.length === 0 ? undefined : `Turnout rejected a message${sentence(first)}`,
  };
}

function reason(text: string): string {
  const error = parsed(text)?.['error'];
  return sentence(typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined);
}

const sentence = (text: unknown) => (typeof text === 'string' ? `: ${text.slice(0, 200)}` : '.');

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // The cast: an object of whatever; every use asks for the type of what it takes.
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds or a date (RFC 9110), in milliseconds from now; 0 without one. */
function retryAfterMs(header: string | null, now: number): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? 0 : Math.min(longestRetryAfterMs, Math.max(0, ms));
}

/** `fetch failed` says nothing; its cause does. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, name } = error.cause instanceof Error ? error.cause : error;
  return message || name;
}
