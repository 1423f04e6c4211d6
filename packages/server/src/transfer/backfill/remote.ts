import { setTimeout as wait } from 'node:timers/promises';
import { ImportError } from '../import/import-error.ts';
import { parseData } from './values.ts';

/** Where a product answers, and how it knows us. The token is the operator's, and never said. */
export type Remote = {
  url: string;
  /** What it calls the account or bot whose messages are meant, where the address does not say. */
  account?: string | undefined;
  token: string;
};

/** Gives the JSON at an address. Rejects with an ImportError that says what to do. */
export type GetJson = (url: URL) => Promise<unknown>;

const attempts = 8;
const longestWaitMs = 60_000;
const timeoutMs = 60_000;
const largestBytes = 64 * 1024 * 1024;

/** A request is repeated when the other side is busy or ill, and never follows to another address: the token goes with it. */
export function createGetJson(headers: Record<string, string>, signal: AbortSignal): GetJson {
  async function attempt(url: URL): Promise<{ body: unknown } | { retryMs: number | undefined; reason: string }> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const response = await fetch(url, {
        headers: { ...headers, Accept: 'application/json' },
        redirect: 'manual',
        signal: limit,
      });
      if (response.status === 429 || response.status >= 500) {
        await response.body?.cancel();
        return { retryMs: retryAfterMs(response.headers.get('retry-after')), reason: `answers ${response.status}` };
      }
      if (!response.ok) throw refusalOf(response, url);
      return { body: await readJson(response, url) };
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof ImportError) throw cause;
      return { retryMs: undefined, reason: 'cannot be reached' };
    }
  }

  return async (url) => {
    for (let failures = 1; ; failures += 1) {
      const outcome = await attempt(url);
      if ('body' in outcome) return outcome.body;
      if (failures === attempts) {
        throw new ImportError(
          `${url.origin} ${outcome.reason}, also after ${attempts} attempts. Nothing was imported; import again later.`,
        );
      }
      const backoffMs = 500 * 2 ** failures * (0.5 + Math.random() / 2);
      await wait(Math.min(outcome.retryMs ?? backoffMs, longestWaitMs), undefined, { signal });
    }
  };
}

function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

function refusalOf(response: Response, { origin, pathname }: URL): ImportError {
  const { status } = response;
  if (status === 401 || status === 403)
    return new ImportError(`${origin} refuses the token (${status}): it may be wrong, or may not read ${pathname}.`);
  if (status >= 300 && status < 400)
    return new ImportError(
      `${origin} leads elsewhere (${status}). Give its own address with --url; the token is not sent to another.`,
    );
  return new ImportError(`${origin} answers ${status} to ${pathname}. Are --url and --account right?`);
}

async function readJson(response: Response, { origin }: URL): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > largestBytes)
      throw new ImportError(`${origin} answers with more than 64 MB at once, which is no page of messages.`);
    chunks.push(chunk);
  }
  const value = parseData(Buffer.concat(chunks).toString('utf8'));
  if (value === undefined)
    throw new ImportError(`${origin} does not answer with JSON. Is --url the address of its API?`);
  return value;
}
