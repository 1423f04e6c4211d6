import type { Connector, Item, Reading } from './connector.ts';
import { isSame } from './equal.ts';
import { isObject, listIn, objectOf } from './json.ts';
import { isSignatureOf } from './signature.ts';

type Part = Pick<Reading, 'items' | 'same'>;
type MetaPlatform = {
  /** What a delivery says that it is about. */
  object: string;
  readEntry(entry: Readonly<Record<string, unknown>>): Part;
};

/**
 * What all of Meta's platforms share: the signature with the app's secret, the handshake, and a delivery that holds many
 * entries. https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
export function createMetaConnector({ object, readEntry }: MetaPlatform): Connector {
  const read = (entry: unknown): Part => {
    if (!isObject(entry)) return { items: [malformed] };
    // The dashboard's "Test" button sends a sample in the name of nobody.
    return entry['id'] === '0' ? { items: [{ ignored: 'probe' }] } : readEntry(entry);
  };
  return {
    greet({ method, url }, { verifyToken = '' }) {
      const asked = url.searchParams;
      const isRight = verifyToken !== '' && isSame(asked.get('hub.verify_token') ?? '', verifyToken);
      if (method !== 'GET' || asked.get('hub.mode') !== 'subscribe' || !isRight) return undefined;
      return { status: 200, type: 'text/plain; charset=utf-8', body: asked.get('hub.challenge') ?? '' };
    },
    carriesProof: ({ headers }) => headers.get('x-hub-signature-256') !== null,
    verify({ method, url, headers, body }, { appSecret = '' }) {
      if (method === 'GET' && url.searchParams.has('hub.verify_token')) return 'token_wrong';
      const signature = headers.get('x-hub-signature-256');
      if (signature === null) return 'signature_missing';
      const [scheme = '', hex = ''] = signature.split('=', 2);
      const isRight = isSignatureOf(hex, { body, secret: appSecret, encoding: 'hex' });
      return scheme === 'sha256' && isRight ? 'genuine' : 'signature_wrong';
    },
    read({ body }) {
      const delivery = objectOf(body);
      if (delivery['object'] !== object) return { items: [{ ignored: 'other_account' }] };
      return joined(listIn(delivery['entry']).map(read));
    },
  };
}

export const malformed: Item = { rejected: 'malformed' };

/** The parts as one; where there is none, something is missing. */
export function joined(parts: readonly Part[]): Part {
  if (parts.length === 0) return { items: [malformed] };
  return { items: parts.flatMap(({ items }) => items), same: parts.flatMap(({ same = [] }) => same) };
}
