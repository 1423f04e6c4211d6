/** What became of a batch. */
export type Outcome =
  /** On the server's disk, but for those it rejected. */
  | { kind: 'stored'; accepted: number; rejected: number; why: string | undefined }
  /** Not stored, or not known to be: to be sent again, after `afterMs` where the server says so. */
  | { kind: 'again'; afterMs: number | undefined; why: string }
  /** Sending this again would not help. */
  | { kind: 'refused'; why: string };

export type Deliver = (messages: readonly string[]) => Promise<Outcome>;

export type Target = { url: string; bot: string; key: string; timeoutMs: number; fetch: typeof fetch; now(): number };

/**
 * Answers of these statuses are about the request itself. Others pass: a key can be created, a proxy can come back, a full
 * disk can be emptied.
 */
const hopeless = new Set([400, 413, 415]);

/** Sends batches to the messages API. Never rejects. */
export function createDeliver({ url, bot, key, timeoutMs, fetch, now }: Target): Deliver {
  const address = `${url.replace(/\/+$/, '')}/api/v1/bots/${encodeURIComponent(bot)}/messages`;
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
  return async (messages) => {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers,
        body: `[${messages.join(',')}]`,
        signal: AbortSignal.timeout(timeoutMs),
        // A redirect would take the key along to wherever it leads.
        redirect: 'error',
      });
      const text = await response.text();
      if (response.status === 200 || response.status === 422) return stored(text, messages.length);
      const why = `Turnout answered ${response.status}${reason(text)}`;
      if (hopeless.has(response.status)) return { kind: 'refused', why };
      return { kind: 'again', afterMs: retryAfterMs(response.headers.get('Retry-After'), now()), why };
    } catch (error) {
      return { kind: 'again', afterMs: undefined, why: `Turnout could not be reached: ${described(error)}` };
    }
  };
}

function stored(text: string, sent: number): Outcome {
  const receipt = parsed(text);
  const rejected = Array.isArray(receipt?.['rejected']) ? receipt['rejected'] : undefined;
  // Not Turnout's answer: some page of a proxy. Nothing says that the messages are on disk.
  if (rejected === undefined)
    return { kind: 'again', afterMs: undefined, why: 'The answer was not Turnout’s; is the url right?' };
  const first: unknown = rejected[0]?.message;
  return {
    kind: 'stored',
    accepted: sent - rejected.length,
    rejected: rejected.length,
    why: typeof first === 'string' ? first : undefined,
  };
}

function reason(text: string): string {
  const error = parsed(text)?.['error'];
  const message: unknown =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined;
  return typeof message === 'string' ? `: ${message}` : '.';
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // The cast: an object of whatever; every use asks for the type of what it takes.
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds or a date (RFC 9110), in milliseconds from now. */
function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** `fetch failed` says nothing; its cause does. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
