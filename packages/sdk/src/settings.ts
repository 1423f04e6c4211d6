export type Options = {
  /** Where Turnout runs, such as `https://turnout.example.com`. */
  url: string | undefined;
  bot: string | undefined;
  /** A key of scope `ingest`. Without url, bot and key nothing is sent, and that is said once: a bot at a desk works without. */
  key: string | undefined;
  /** Messages kept while they cannot be delivered; what comes beyond is dropped and counted. Default 10,000, about 2 MB. */
  maxQueued?: number | undefined;
  /** Messages a request. Default 500. */
  maxBatch?: number | undefined;
  /** How long a message waits for company. Default 1,000 ms. */
  flushMs?: number | undefined;
  /** How long a request may take. Default 10,000 ms. */
  timeoutMs?: number | undefined;
  /** Takes the place of the global `fetch`, for a proxy or an agent of one's own. */
  fetch?: typeof fetch | undefined;
  /**
   * Told what went wrong, once per kind of trouble until it is over, in a sentence without anything of a message.
   * Default: a line on the console.
   */
  onProblem?: ((problem: string) => void) | undefined;
};

export type Settings = {
  /** Where messages are posted. */
  address: string;
  key: string;
  maxQueued: number;
  maxBatch: number;
  flushMs: number;
  timeoutMs: number;
};

/** The settings, or a sentence about why nothing can be sent. */
export function readSettings(options: Partial<Options>): Settings | { wrong: string } {
  const { url, bot, key } = options;
  const missing = Object.entries({ url, bot, key }).find(([, value]) => typeof value !== 'string' || value === '');
  if (missing !== undefined) return { wrong: `Nothing is counted: createTurnout() was given no ${missing[0]}.` };
  const base = parsedUrl(String(url));
  if (base === undefined) return { wrong: 'Nothing is counted: the url is not one of http or https.' };
  // fetch would refuse both of these too, with a sentence that repeats the secret.
  if (base.username !== '' || base.password !== '')
    return { wrong: 'Nothing is counted: the url must not hold a user name or password.' };
  if (!/^[!-~]+$/.test(String(key)))
    return { wrong: 'Nothing is counted: the key holds blanks or other characters that no key has.' };
  const path = `/api/v1/bots/${encodeURIComponent(String(bot))}/messages`;
  return {
    address: `${base.origin}${base.pathname.replace(/\/+$/, '')}${path}`,
    key: String(key),
    maxQueued: bounded(options.maxQueued, 10_000, 1, 1_000_000),
    maxBatch: bounded(options.maxBatch, 500, 1, 10_000),
    flushMs: bounded(options.flushMs, 1_000, 0, 3_600_000),
    timeoutMs: bounded(options.timeoutMs, 10_000, 1, 3_600_000),
  };
}

function parsedUrl(text: string): URL | undefined {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** The whole number within its bounds, or the default where it is none. AbortSignal.timeout throws at parts of a millisecond. */
export function bounded(value: unknown, standard: number, least: number, most: number): number {
  return typeof value === 'number' && !Number.isNaN(value)
    ? Math.round(Math.min(most, Math.max(least, value)))
    : standard;
}
