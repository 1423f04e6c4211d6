import { expect, test } from 'vitest';
import { lookupOf } from './addresses.ts';

/** An address as a name leads to it: looked up, it is itself. */
const isTaken = (address: string, isEncrypted: boolean): Promise<boolean> =>
  new Promise((resolve) => lookupOf(isEncrypted)(address, {}, (error) => resolve(error === null)));

test('a name may lead to a bot, and nowhere where clouds hand out credentials', async () => {
  for (const address of ['169.254.169.254', 'fe80::1', 'fd00:ec2::254', 'fd20:ce::254', '0.0.0.0', '224.0.0.1']) {
    expect([address, await isTaken(address, true), await isTaken(address, false)]).toEqual([address, false, false]);
  }
  for (const address of ['10.1.2.3', '127.0.0.1', 'fd00:ec2::253', '::1']) {
    expect([address, await isTaken(address, true), await isTaken(address, false)]).toEqual([address, true, true]);
  }
  expect([await isTaken('8.8.8.8', true), await isTaken('8.8.8.8', false)]).toEqual([true, false]);
});
