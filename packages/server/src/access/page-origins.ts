import { AccessError } from './access-error.ts';
import type { Scope } from './key-text.ts';
import { isLoopbackHost } from './origins.ts';

/** The preflight of a page looks through all of them. */
const most = 20;

/**
 * The origins that a key is bound to, as browsers write them. Throws `invalid_origin` for what no page of the public
 * web has, and when there are none for a key that needs them, or some for one that does not.
 */
export function parsePageOrigins(scope: Scope, origins: readonly string[]): string[] {
  if (scope !== 'webchat') {
    if (origins.length > 0) throw refusal('Only a key of scope webchat is bound to origins.');
    return [];
  }
  if (origins.length === 0) {
    throw refusal(
      'A key of scope webchat needs the origin of each page it stands in, such as https://www.example.com.',
    );
  }
  const bound = [...new Set(origins.map(parseOrigin))];
  if (bound.length > most) throw refusal(`A key is bound to at most ${most} origins; make another key for the others.`);
  return bound;
}

function parseOrigin(text: string): string {
  const url = URL.parse(text);
  const bare = url !== null && `${url.origin}/` === url.href ? url : undefined;
  if (bare === undefined || bare.host.includes('*')) {
    throw refusal(`"${text}" is no origin: scheme, name and perhaps a port, such as https://www.example.com.`);
  }
  if (bare.protocol === 'https:' || (bare.protocol === 'http:' && isLoopbackHost(bare.host))) return bare.origin;
  throw refusal(`"${text}" is not https. Plain http is for trials on this machine alone: http://localhost:8080.`);
}

const refusal = (message: string) => new AccessError('invalid_origin', message);
