import { createHmac } from 'node:crypto';

/** What a platform signs with a secret that it shares with us. */
export function hmac(algorithm: 'sha1' | 'sha256', secret: string, ...parts: readonly (string | Buffer)[]): Buffer {
  const sum = createHmac(algorithm, secret);
  for (const part of parts) sum.update(part);
  return sum.digest();
}
