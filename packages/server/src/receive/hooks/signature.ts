import { isSame } from './equal.ts';
import { hmac } from './hmac.ts';

type Signed = { body: Buffer; secret: string; encoding: 'hex' | 'base64' };

/** Whether a signature is the HMAC-SHA256 of a body. None is without a secret: anybody can sign with an empty one. */
export function isSignatureOf(signature: string, { body, secret, encoding }: Signed): boolean {
  return secret !== '' && isSame(signature, hmac('sha256', secret, body).toString(encoding));
}
