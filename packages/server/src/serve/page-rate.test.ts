import { expect, test } from 'vitest';
import type { WebchatKey } from '../access/keys.ts';
import { createPageRate, networkOf } from './page-rate.ts';

const key = (id: string): WebchatKey => ({ id, bot: 'a', scope: 'webchat', origins: ['https://a.example'] });

/** Sends batches of 20 from the addresses in turn until one is refused; gives how many were admitted. */
function sendUntilRefused(
  rate: ReturnType<typeof createPageRate>,
  of: WebchatKey,
  addresses: readonly string[],
): number {
  for (let sent = 0; ; sent++) {
    const address = addresses[sent % addresses.length];
    try {
      rate.admit(of, address);
    } catch {
      return sent;
    }
    rate.charge(of, address, 20);
  }
}

test('an address sends 240 messages at once, and then 2 a second, whatever others do', () => {
  let nowMs = 0;
  const rate = createPageRate(() => nowMs);
  expect(sendUntilRefused(rate, key('k1'), ['192.0.2.1'])).toBe(12);
  expect(() => rate.admit(key('k1'), '192.0.2.1')).toThrow(expect.objectContaining({ retryAfterS: 1 }));
  expect(sendUntilRefused(rate, key('k1'), ['192.0.2.2'])).toBe(12);
  expect(sendUntilRefused(rate, key('k2'), ['192.0.2.1'])).toBe(12);
  nowMs += 3_600_000;
  let sent = 0;
  // An hour of as much as is given: it starts with a full bucket.
  for (const endMs = nowMs + 3_600_000; nowMs < endMs; nowMs += 1000) {
    sent += 20 * sendUntilRefused(rate, key('k1'), ['192.0.2.1']);
  }
  expect(sent).toBeLessThanOrEqual(240 + 2 * 3600 + 20);
  expect(sent).toBeGreaterThan(2 * 3600);
});

test('a key sends 6,000 messages at once from everywhere together, and then 50 a second', () => {
  let nowMs = 0;
  const rate = createPageRate(() => nowMs);
  const everywhere = Array.from({ length: 250 }, (_, n) => `198.51.100.${n}`);
  expect(sendUntilRefused(rate, key('k1'), everywhere)).toBe(300);
  expect(() => rate.admit(key('k1'), '203.0.113.9')).toThrow(expect.objectContaining({ code: 'too_many_requests' }));
  expect(() => rate.admit(key('k2'), '203.0.113.9')).not.toThrow();
  nowMs += 10_000;
  // 500 given meanwhile; the last batch may overdraw.
  expect(sendUntilRefused(rate, key('k1'), everywhere)).toBe(25);
});

test('many requests that begin together do not all pass', () => {
  const rate = createPageRate(() => 0);
  let begun = 0;
  const begin = () => {
    for (; begun < 10_000; begun++) rate.admit(key('k1'), '192.0.2.1');
  };
  expect(begin).toThrow(expect.objectContaining({ code: 'too_many_requests' }));
  expect(begun).toBe(240);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::1', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
  // Nothing of this machine writes it, and it takes no room.
  ['x'.repeat(10_000), 'x'.repeat(64)],
])('%s is of the customer %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
