import type { Delivery } from './connector.ts';

type Made = { method?: string; search?: string; headers?: Record<string, string> };

const trialMs = Date.parse('2026-11-01T12:00:00Z');

/** A delivery for the tests of a connector. What is no text is its JSON. */
export const deliveryOf = (body: unknown, { method = 'POST', search = '', headers = {} }: Made = {}): Delivery => ({
  method,
  url: new URL(`https://turnout.example.com/hooks/platform/a${search}`),
  headers: new Headers(headers),
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  nowMs: trialMs,
});
