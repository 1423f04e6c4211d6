import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a caller's text is the expected one. How long it takes tells nothing of either, not even a length. */
export function isSame(text: string, expected: string): boolean {
  return timingSafeEqual(digest(text), digest(expected));
}
