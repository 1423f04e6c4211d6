import { isIPv6 } from 'node:net';
import type { WebchatKey } from '../access/keys.ts';
import { createBuckets } from './buckets.ts';
import { Refusal } from './refusal.ts';

/** In messages. docs/connect/webchat.md says what follows from these figures. */
const perAddress = { size: 240, perSecond: 2, most: 20_000 };
const perKey = { size: 6000, perSecond: 50, most: 1000 };

export type PageRate = {
  /** For a request that begins. Throws `too_many_requests`. */
  admit(key: WebchatKey, address: string | undefined): void;
  /** For the messages of an admitted request, the rejected ones included, once their number is known. */
  charge(key: WebchatKey, address: string | undefined, messages: number): void;
};

/**
 * How much pages may send: by key, since everybody can read it, and by the address it comes from. Addresses are kept in
 * memory alone, and no longer than there is room for them.
 */
export function createPageRate(now: () => number): PageRate {
  const addresses = createBuckets({ ...perAddress, now });
  const keys = createBuckets({ ...perKey, now });
  const nameOf = (key: WebchatKey, address = '') => `${key.id} ${networkOf(address)}`;
  return {
    admit(key, address) {
      const waitS = Math.max(addresses.waitS(nameOf(key, address)), keys.waitS(key.id));
      if (waitS > 0) throw new Refusal('too_many_requests', { retryAfterS: waitS });
      // One at once, the others when they are counted: many requests that begin together do not all pass.
      addresses.charge(nameOf(key, address), 1);
      keys.charge(key.id, 1);
    },
    charge(key, address, messages) {
      if (messages <= 1) return;
      addresses.charge(nameOf(key, address), messages - 1);
      keys.charge(key.id, messages - 1);
    },
  };
}

/** One customer of a provider: an IPv4 address, or the /64 of an IPv6 one, of which each has 2⁶⁴. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address.slice(0, 64);
  const [head = '', tail] = address.toLowerCase().split('%', 1).join('').split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...rest];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
