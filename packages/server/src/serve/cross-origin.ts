import type { Keys } from '../access/keys.ts';
import type { ServeContext } from './env.ts';

/** Chromium keeps a preflight's answer no longer than this, other browsers up to a day. */
const preflightSeconds = 2 * 60 * 60;

/**
 * Lets the page that asks read the answer, refusals included, if a key of scope webchat of this bot is bound to its
 * origin. No cookie goes along, and nobody else learns more than that there is nothing for them.
 */
export function answerPage(c: ServeContext, keys: Keys): void {
  const origin = c.req.header('origin');
  if (origin === undefined) return;
  c.header('Vary', 'Origin');
  if (!keys.servesPage(c.req.param('bot') ?? '', origin)) return;
  c.header('Access-Control-Allow-Origin', origin);
  if (c.req.method !== 'OPTIONS') {
    c.header('Access-Control-Expose-Headers', 'Retry-After');
    return;
  }
  c.header('Access-Control-Allow-Methods', 'POST');
  c.header('Access-Control-Allow-Headers', 'Authorization, Content-Type');
  c.header('Access-Control-Max-Age', String(preflightSeconds));
}
